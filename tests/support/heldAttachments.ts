import type { AttachmentHolder } from '../../renderer/data/attachments';
import { readRecord } from '../../renderer/data/store/records';
import { type AttachmentRef, type DisclosureBody, decodeDisclosureBody } from '../../shared/records';

const BODY: DisclosureBody = {
  id: 'd1',
  unitCode: '190101100201',
  revision: 1,
  updatedAt: '',
  updatedBy: '',
  text: '',
  attachments: [],
  classReason: '',
  classArticle: '',
  listBasis: '',
  meeting: null,
  supervision: null,
  note: '',
  trace: [],
};

const bodyOf = async (id: string): Promise<DisclosureBody> =>
  (await readRecord('disclosureBodies', id, decodeDisclosureBody)) ?? { ...BODY, id };

/** The long part of a disclosure as a holder, without anything else that a repository does. */
export const aHolder = (id = 'd1'): AttachmentHolder => ({
  scope: `disclosures/${id}`,
  title: '村级财务收支情况',
  plan: async (change) => {
    const body = await bodyOf(id);
    const value = { ...body, attachments: change(body.attachments) };
    return { records: [{ table: 'disclosureBodies', key: id, value }] };
  },
});

export const heldBy = async (id = 'd1'): Promise<readonly AttachmentRef[]> => (await bodyOf(id)).attachments;
