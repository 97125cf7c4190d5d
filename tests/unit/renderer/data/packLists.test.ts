import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { packLists, viewLists } from '../../../../renderer/data/exchange/packLists';
import { commit } from '../../../../renderer/data/store/commit';
import { writeLines } from '../../../../renderer/data/store/pages';
import type { Disclosure } from '../../../../shared/records';
import { COUNTY, emptyDesk, jobContext } from '../../../support/deskStore';
import { aDisclosure } from '../../../support/disclosures';
import { publicKey } from '../../../support/packages';

const context = jobContext();
const PERIOD = '2030';

const save = (line: Disclosure): Promise<number> =>
  commit({
    name: 'disclosure.saved',
    scope: `disclosures/${line.id}`,
    plan: async () => ({
      records: await writeLines('disclosures', [{ page: `${line.unitCode}/2030`, id: line.id, line }]),
    }),
  });
const line = (over: Partial<Disclosure>): Disclosure =>
  aDisclosure({ catalogCode: 'VC-BT-02', period: PERIOD, state: 'published', postedOn: '2030-12-20', ...over });

beforeEach(emptyDesk);

describe('disclosure lists of a period', () => {
  it('[R-V11] [R-A08] are packed, signed and verified without what is withheld', async () => {
    await save(line({ disclosureClass: 'withheld' }));
    const view = await viewLists(PERIOD, context);
    expect(view.units.map(({ unitName, heldBack }) => [unitName, heldBack])).toEqual([
      ['东坝村', 1],
      ['西坝村', 0],
    ]);
    const packed = await packLists({ period: PERIOD, recipientUnit: COUNTY }, publicKey, context);
    expect(packed.sent).toMatchObject({ state: 'written', sequence: 1, batchId: '' });
  });

  it('[R-S01] are not packed while a published matter lacks its reviews', async () => {
    await save(line({}));
    await expect(packLists({ period: PERIOD, recipientUnit: COUNTY }, publicKey, context)).rejects.toMatchObject({
      code: 'list.noReview',
    });
  });
});
