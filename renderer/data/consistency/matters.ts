import { rollupDuty } from '../../../resources/tables';
import {
  type BatchSide,
  compareWithBatches,
  findMatters,
  openDifferences,
} from '../../../shared/disclosure/consistency';
import { RollupCollector, type RollupVillage } from '../../../shared/disclosure/rollup';
import type { MatterView } from '../../../shared/jobs';
import { type BatchRecord, type Disclosure, decodeDifference, decodeDisclosure } from '../../../shared/records';
import type { JobContext } from '../../workers/protocol';
import { readVillageRows } from '../batches/payoutBlocks';
import { listBatches } from '../queries';
import { buildRollup, rollupNames } from '../rollup/build';
import { rollupFigures } from '../rollup/figures';
import { readPage, readPages } from '../store/pages';
import { listUnits } from '../units';
import { readLinks } from './links';

/** Entries of a year, of all units. */
export async function entriesOfYear(year: number): Promise<Disclosure[]> {
  const pages = await readPages('disclosures', decodeDisclosure);
  return [...pages.values()].flatMap((lines) =>
    [...lines.values()].filter((line) => !line.deleted && line.period.startsWith(String(year))),
  );
}

const sideOf = (village: RollupVillage | undefined, period: string, title = ''): BatchSide | undefined =>
  village && { title, period, figures: rollupFigures(village) };

/** What one batch says of its villages: its rows are read, because only they tell people and areas. */
async function villagesOfBatch(batch: BatchRecord): Promise<readonly RollupVillage[]> {
  const collector = new RollupCollector(batch.year, [], rollupNames(await listUnits()));
  if (!collector.wants(batch)) return [];
  const villages = [];
  for (const { name } of batch.summary.villages)
    villages.push({ village: name, rows: await readVillageRows(batch, name) });
  collector.add(batch, villages);
  return collector.finish().villages;
}

/** What is asked for by many entries is made once. */
function once<K, V>(make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const made = new Map<K, Promise<V>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

const isTold = (entry: Disclosure): boolean => entry.state !== 'todo' && entry.notApplicable === '';

/** All matters of a year with what is explained and what still blocks packing (R-V10). */
export async function buildMatters(year: number, context: JobContext): Promise<MatterView[]> {
  const entries = await entriesOfYear(year);
  const units = await listUnits();
  const villageCodes = units.filter(({ level }) => level === 'village').map(({ unitCode }) => unitCode);
  const sides = findMatters(entries, await readLinks(), villageCodes);
  const batches = new Map((await listBatches()).map((batch) => [batch.id, batch]));
  const rollupOf = once((wanted: number) => buildRollup(wanted, context));
  const paidBy = once(villagesOfBatch);
  const isHere = (entry: Disclosure) => (village: RollupVillage) => village.unitCode === entry.unitCode;
  /** The batches behind an entry; undefined when it was not made from any. */
  const batchSideOf = async (entry: Disclosure): Promise<BatchSide | undefined> => {
    if (entry.catalogCode === rollupDuty.catalogCode)
      return sideOf((await rollupOf(year)).villages.find(isHere(entry)), entry.period);
    const batch = batches.get(entry.batchId);
    return batch && sideOf((await paidBy(batch)).find(isHere(entry)), batch.period, batch.title);
  };
  const made = [];
  for (const entry of entries) {
    context.signal.throwIfAborted();
    const side = isTold(entry) ? await batchSideOf(entry) : undefined;
    if (side) made.push(compareWithBatches(entry, side));
  }
  const explained = [...(await readPage('differences', String(year), decodeDifference)).values()];
  return [...sides, ...made].map((matter) => {
    const own = explained.filter((one) => one.matter === matter.id && one.reason !== '');
    return { ...matter, explained: own, open: openDifferences(matter, own) };
  });
}
