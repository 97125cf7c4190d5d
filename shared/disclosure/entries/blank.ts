import { provesVersion } from '../../board';
import type { CatalogEntry, Disclosure, DisclosureBody } from '../../records';

/** A disclosure as it is worked on: the line that lists show, and its long parts. */
export interface Entry {
  readonly line: Disclosure;
  readonly body: DisclosureBody;
}

export const NO_FIGURES = { documentNumber: '', standard: '', people: '', quantity: '', amountYuan: '' } as const;

interface BlankFacts {
  readonly id: string;
  readonly unitCode: string;
  readonly period: string;
}

/** R-00d: who must publish, how far and how come from the catalog; a person may change them. */
export function blankEntry({ id, unitCode, period }: BlankFacts, entry: CatalogEntry): Entry {
  const stamp = { id, unitCode, revision: 0, updatedAt: '', updatedBy: '' };
  return {
    line: {
      ...stamp,
      catalogCode: entry.code,
      period,
      title: entry.level2 || entry.level1,
      state: 'draft',
      startedOn: '',
      dueOn: '',
      dueStatus: '',
      ruleId: '',
      disclosureClass: 'open',
      reach: entry.reach,
      unitKind: entry.unitKind,
      postedOn: '',
      firstPostedOn: '',
      postingTo: '',
      takenDownOn: '',
      archivedOn: '',
      place: '',
      url: '',
      hasProof: false,
      attachments: 0,
      releaseReview: '',
      secrecyReview: '',
      supervisedOn: '',
      chainId: '',
      chainStep: '',
      returnedWhy: '',
      version: 1,
      notApplicable: '',
      figures: NO_FIGURES,
      batchId: '',
      deleted: false,
    },
    body: {
      ...stamp,
      text: '',
      attachments: [],
      classReason: '',
      classArticle: '',
      listBasis: '',
      meeting: null,
      supervision: null,
      note: '',
      trace: [],
    },
  };
}

/** What lists show of the long parts; called with every change of a body. */
export const withSummary = ({ line, body }: Entry): Entry => ({
  body,
  line: {
    ...line,
    attachments: body.attachments.length,
    hasProof: body.attachments.some((ref) => provesVersion(ref, line.version)),
    supervisedOn: body.supervision?.on ?? '',
  },
});
