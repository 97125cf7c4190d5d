import { text } from '../../../resources';
import { rollupDuty } from '../../../resources/tables';
import type { RollupVillage } from '../../../shared/disclosure/rollup';
import type { RollupEntries } from '../../../shared/jobs';
import { fillText, newId } from '../../../shared/kernel';
import { describeRollup } from '../../../shared/pipeline/rollupPosting';
import { type Disclosure, type DisclosureBody, decodeDisclosure, decodeDisclosureBody } from '../../../shared/records';
import { isSameJson } from '../../../shared/store/changes';
import { type JobContext, JobFault } from '../../workers/protocol';
import { listBatches } from '../queries';
import { instantNow, operator, source } from '../source';
import { commit, type RecordWrite } from '../store/commit';
import { type LineWrite, readPage, writeLines } from '../store/pages';
import { readRecord } from '../store/records';
import { buildRollup } from './build';
import { rollupFigures } from './figures';
import { rollupTables } from './tables';

function newEntry(village: RollupVillage, year: number): Disclosure {
  return {
    id: newId(source),
    revision: 0,
    updatedAt: '',
    updatedBy: '',
    unitCode: village.unitCode,
    catalogCode: rollupDuty.catalogCode,
    period: String(year),
    title: fillText(text, 'rollup.entry.title', { year }),
    state: 'draft',
    startedOn: '',
    dueOn: `${year}-${rollupDuty.due}`,
    dueStatus: 'fixed',
    ruleId: rollupDuty.rule,
    disclosureClass: 'open',
    // R-CH02: lists of payments belong on the board of the village.
    reach: 'board',
    unitKind: 'villagersCommittee',
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
    figures: rollupFigures(village),
    batchId: '',
    deleted: false,
  };
}

const newBody = (id: string, unitCode: string): DisclosureBody => ({
  id,
  unitCode,
  revision: 0,
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
});

/** The line of this duty that a person works on, or that hangs. */
async function findEntry(unitCode: string, year: number): Promise<Disclosure | undefined> {
  const lines = await readPage('disclosures', `${unitCode}/${year}`, decodeDisclosure);
  return [...lines.values()].find(
    (line) => !line.deleted && line.catalogCode === rollupDuty.catalogCode && line.period === String(year),
  );
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
      const lines: LineWrite<Disclosure>[] = [];
      const bodies: RecordWrite[] = [];
      for (const village of paid) {
        const found = await findEntry(village.unitCode, year);
        if (found && found.state !== 'todo' && found.state !== 'draft') {
          done.kept += 1;
          if (!isSameJson({ ...found.figures }, { ...rollupFigures(village) })) done.outdated.push(village.name);
          continue;
        }
        if (found) done.renewed += 1;
        else done.made += 1;
        const batchIds = [...new Set(village.cells.flatMap(({ sources }) => sources.map((one) => one.batchId)))];
        const line: Disclosure = {
          ...(found ?? newEntry(village, year)),
          state: 'draft',
          notApplicable: '',
          figures: rollupFigures(village),
          batchId: batchIds.length === 1 ? (batchIds[0] ?? '') : '',
        };
        lines.push({ page: `${village.unitCode}/${year}`, id: line.id, line });
        const before = await readRecord('disclosureBodies', line.id, decodeDisclosureBody);
        const body = {
          ...(before ?? newBody(line.id, village.unitCode)),
          text: describeRollup(village, year, rollupTables),
          sources: batchIds.map((batchId) => ({ batchId, version: versions.get(batchId) ?? 0 })),
        };
        if (before && isSameJson(JSON.parse(JSON.stringify(before)), JSON.parse(JSON.stringify(body)))) continue;
        bodies.push({
          table: 'disclosureBodies',
          key: line.id,
          value: { ...body, revision: body.revision + 1, updatedAt: instantNow(), updatedBy: operator() },
        });
      }
      return { records: [...(await writeLines('disclosures', lines)), ...bodies] };
    },
  });
  const named = (villages: readonly RollupVillage[]): string[] => villages.map(({ name }) => name);
  return {
    ...done,
    unpaid: named(rollup.villages.filter(({ cells }) => cells.length === 0)),
    unknown: named(rollup.villages.filter(({ unitCode }) => unitCode === '')),
  };
}
