import { text } from '../../../resources';
import { rollupDuty } from '../../../resources/tables';
import type { Entry } from '../../../shared/disclosure/entries';
import type { RollupVillage } from '../../../shared/disclosure/rollup';
import type { RollupEntries } from '../../../shared/jobs';
import { fillText, newId } from '../../../shared/kernel';
import { describeRollup } from '../../../shared/pipeline/rollupPosting';
import { type Disclosure, decodeDisclosure } from '../../../shared/records';
import { isSameJson } from '../../../shared/store/changes';
import { type JobContext, JobFault } from '../../workers/protocol';
import { newEntry, placeOf, readEntry, writeEntries } from '../disclosures';
import { listBatches } from '../queries';
import { withoutOldReviews } from '../reviewDigest';
import { source } from '../source';
import { commit } from '../store/commit';
import { readPage } from '../store/pages';
import { buildRollup } from './build';
import { rollupFigures } from './figures';
import { rollupTables } from './tables';

/** The line of this duty that a person works on, or that hangs. */
export async function findRollupLine(unitCode: string, year: number): Promise<Disclosure | undefined> {
  const lines = await readPage('disclosures', `${unitCode}/${year}`, decodeDisclosure);
  return [...lines.values()].find(
    (line) => !line.deleted && line.catalogCode === rollupDuty.catalogCode && line.period === String(year),
  );
}

async function blank(unitCode: string, year: number): Promise<Entry> {
  const due = { dueOn: `${year}-${rollupDuty.due}`, dueStatus: 'fixed' as const, ruleId: rollupDuty.rule };
  const entry = await newEntry(newId(source), unitCode, rollupDuty.catalogCode, String(year), { due });
  const title = fillText(text, 'rollup.entry.title', { year });
  // R-CH02: what people were paid belongs on the board of the village.
  return { ...entry, line: { ...entry.line, title, disclosureClass: 'open', reach: 'board' } };
}

/** The entry with the figures, the text and the way back to the batches as they are now; reviews of other figures lapse. */
function filled(entry: Entry, village: RollupVillage, year: number, versions: ReadonlyMap<string, number>) {
  const batchIds = [...new Set(village.cells.flatMap(({ sources }) => sources.map(({ batchId }) => batchId)))];
  const [only = ''] = batchIds.length === 1 ? batchIds : [];
  return withoutOldReviews({
    line: { ...entry.line, state: 'draft', notApplicable: '', figures: rollupFigures(village), batchId: only },
    body: {
      ...entry.body,
      text: describeRollup(village, year, rollupTables),
      sources: batchIds.map((batchId) => ({ batchId, version: versions.get(batchId) ?? 0 })),
    },
  });
}

/**
 * 生成本村公示: for every village that was paid, the entry of the year with its figures, its text and the way back to the batches.
 * A draft is filled anew; what is in review or hangs is never touched. One act, one step of undo.
 */
export async function makeRollupEntries(year: number, context: JobContext): Promise<RollupEntries> {
  const rollup = await buildRollup(year, context);
  const versions = new Map((await listBatches()).map(({ id, version }) => [id, version]));
  const paid = rollup.villages.filter(({ unitCode, cells }) => unitCode !== '' && cells.length > 0);
  if (paid.length === 0) throw new JobFault('rollup.nothingPaid', { year });
  let done = { made: 0, renewed: 0, kept: 0, outdated: [] as string[] };
  await commit({
    name: 'rollup.entries',
    params: { year, n: paid.length },
    scope: `rollup/${year}`,
    plan: async () => {
      done = { made: 0, renewed: 0, kept: 0, outdated: [] };
      const entries: Entry[] = [];
      for (const village of paid) {
        const line = await findRollupLine(village.unitCode, year);
        if (line && line.state !== 'todo' && line.state !== 'draft') {
          done.kept += 1;
          if (!isSameJson({ ...line.figures }, { ...rollupFigures(village) })) done.outdated.push(village.name);
          continue;
        }
        const known = line && (await readEntry(placeOf(line)));
        if (known) done.renewed += 1;
        else done.made += 1;
        entries.push(await filled(known ?? (await blank(village.unitCode, year)), village, year, versions));
      }
      return { records: await writeEntries(entries) };
    },
  });
  const named = (villages: readonly RollupVillage[]): string[] => villages.map(({ name }) => name);
  return {
    ...done,
    unpaid: named(rollup.villages.filter(({ cells }) => cells.length === 0)),
    unknown: named(rollup.villages.filter(({ unitCode }) => unitCode === '')),
  };
}
