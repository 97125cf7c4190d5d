import { database } from '../../../renderer/data/database';
import { readPages } from '../../../renderer/data/store/pages';
import { forgetOpened } from '../../../renderer/data/store/records';
import { unsealJson } from '../../../renderer/data/vault';
import { decodeDisclosure } from '../../../shared/records';
import { fillYear } from '../../support/disclosureYear';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export const disclosures = {
  fill: fillYear,
  /** Pages from the working copy: opened, parsed, decoded. */
  coldRead: (): Promise<number> => {
    forgetOpened();
    return timed(() => readPages('disclosures', decodeDisclosure));
  },
  /** The same rows opened and parsed, and nothing else. */
  bareRead: (): Promise<number> =>
    timed(async () => {
      const rows = await database().records.where('table').equals('disclosures').toArray();
      return Promise.all(rows.map(({ table, key, rev, body }) => unsealJson(`records/${table}/${key}/${rev}`, body)));
    }),
};
