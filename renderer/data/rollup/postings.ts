import { text } from '../../../resources';
import { layoutRules, postingRules } from '../../../resources/tables';
import { planPostingPeriod } from '../../../shared/board';
import type { RollupVillage } from '../../../shared/disclosure/rollup';
import { renderDocx } from '../../../shared/formats/docx';
import { renderHtml } from '../../../shared/formats/html';
import type { RenderedFile, RollupPostingRequest } from '../../../shared/jobs';
import { fillText, parseCalendarDate } from '../../../shared/kernel';
import { layoutPosting, layoutTable, type PageDocument, splitDocuments } from '../../../shared/layout';
import { type ProgramRows, planHouseholdPosting } from '../../../shared/pipeline/rollupHouseholds';
import { planRollupPosting } from '../../../shared/pipeline/rollupPosting';
import { isSameJson } from '../../../shared/store/changes';
import { type JobContext, JobFault } from '../../workers/protocol';
import { readVillageRows } from '../batches/payoutBlocks';
import { placeOf, readEntry } from '../disclosures';
import { listBatches } from '../queries';
import { entryReview, refuseUnreviewed } from '../reviewStates';
import { scanOutput } from '../scanOutput';
import { listUnits } from '../units';
import { buildRollup, rollupNames } from './build';
import { findRollupLine } from './entries';
import { rollupFigures } from './figures';
import { rollupFacts, rollupTables } from './tables';

/** Rows of the village per program, from the batches that the roll-up counts. */
async function programRows(unitCode: string, counted: ReadonlySet<string>): Promise<ProgramRows[]> {
  const names = rollupNames(await listUnits());
  const programs = new Map<string, ProgramRows['rows'][number][]>();
  for (const batch of await listBatches()) {
    if (!counted.has(batch.id)) continue;
    for (const { name } of batch.summary.villages) {
      if (names.villageOf(name)?.unitCode !== unitCode) continue;
      const program = names.programOf(batch.program);
      const rows = programs.get(program) ?? [];
      rows.push(...(await readVillageRows(batch, name)));
      programs.set(program, rows);
    }
  }
  return [...programs].map(([program, rows]) => ({ program, rows })).sort((a, b) => (a.program < b.program ? -1 : 1));
}

/** R-S01: both reviews agreed to the entry of the year, and it says what the batches say now. */
async function refuseUnreviewedYear(village: RollupVillage, year: number): Promise<void> {
  const line = await findRollupLine(village.unitCode, year);
  const entry = line && (await readEntry(placeOf(line)));
  if (!entry) throw new JobFault('rollup.entryMissing', { village: village.name });
  if (!isSameJson({ ...entry.line.figures }, { ...rollupFigures(village) }))
    throw new JobFault('rollup.entryOutdated', { village: village.name });
  refuseUnreviewed(await entryReview(entry));
}

/** One village's year-end posting as files, opened again and scanned; a hit comes back as a finding, without bytes. */
export async function renderRollup(
  request: RollupPostingRequest,
  context: JobContext,
): Promise<{ files: RenderedFile[]; unnamed: readonly string[] }> {
  const from = parseCalendarDate(request.postedOn);
  const period = from && planPostingPeriod(from, postingRules, parseCalendarDate(request.postingTo));
  if (!period) throw new JobFault('posting.date', { date: request.postedOn });
  const rollup = await buildRollup(request.year, context);
  const village = rollup.villages.find(({ unitCode }) => unitCode !== '' && unitCode === request.unitCode);
  if (!village || village.cells.length === 0) throw new JobFault('rollup.nothingPaid', { year: request.year });
  await refuseUnreviewedYear(village, request.year);
  const given = { ...request, village: village.name, postingTo: period.to };
  const facts = { ...rollupFacts(given, await listUnits()), postedOn: period.from };
  const resources = { rules: layoutRules, text };
  let unnamed: readonly string[] = [];
  let document: PageDocument;
  if (request.form === 'sums') document = layoutTable(planRollupPosting(village, facts, rollupTables), resources);
  else {
    const counted = new Set(village.cells.flatMap(({ sources }) => sources.map(({ batchId }) => batchId)));
    const planned = planHouseholdPosting(await programRows(request.unitCode, counted), facts, rollupTables);
    if (!planned.ok) throw new JobFault(planned.fault, planned.params);
    unnamed = planned.value.unnamed;
    if (planned.value.input.groups.length === 0) throw new JobFault('rollup.nobodyNamed', { village: village.name });
    document = layoutPosting(planned.value.input, resources);
  }
  const parts = request.format === 'html' ? splitDocuments(document, layoutRules.rowsPerDocument) : [document];
  const base = fillText(text, `rollup.fileName.${request.form}`, { village: village.name, year: request.year });
  const files: RenderedFile[] = [];
  for (const [index, part] of parts.entries()) {
    context.signal.throwIfAborted();
    const name =
      parts.length === 1
        ? base
        : fillText(text, 'posting.partName', { name: base, part: index + 1, parts: parts.length });
    const bytes = request.format === 'docx' ? renderDocx(part) : new TextEncoder().encode(renderHtml(part));
    const findings = await scanOutput(`${name}.${request.format}`, bytes, { telephone: request.telephone });
    const isBlocked = findings.some(({ severity }) => severity === 'error');
    files.push({ name: `${name}.${request.format}`, bytes: isBlocked ? new Uint8Array() : bytes, findings });
  }
  return { files, unnamed };
}
