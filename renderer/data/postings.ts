import { text } from '../../resources';
import { layoutRules, postingRules, privacyRules } from '../../resources/tables';
import { planPostingPeriod } from '../../shared/board';
import { renderDocx } from '../../shared/formats/docx';
import { renderHtml } from '../../shared/formats/html';
import type { PostingOptions, PostingPlan, PostingPreview, PostingVillage, RenderedFile } from '../../shared/jobs';
import { fillText, type Problem, parseCalendarDate, problem } from '../../shared/kernel';
import { countSheets, layoutPosting, layoutSignSheet, type PageDocument, splitDocuments } from '../../shared/layout';
import type { PayoutRow } from '../../shared/payout/types';
import {
  describePosting,
  type PostingFacts,
  planSignSheet,
  planVillagePosting,
  type VillagePosting,
} from '../../shared/pipeline/villagePosting';
import type { BatchRecord, UnitRecord } from '../../shared/records';
import { JobFault } from '../workers/protocol';
import { readVillageRows } from './batches/payoutBlocks';
import { programKind } from './programs';
import { findBatch } from './queries';
import { batchReview, refuseUnreviewed } from './reviewStates';
import { scanOutput } from './scanOutput';
import { listUnits, unitOfVillage } from './units';

export { unitOfVillage };

const resources = { rules: layoutRules, text };

export function factsOf(batch: BatchRecord, village: string, units: readonly UnitRecord[]): PostingFacts {
  const self = units.find((unit) => unit.isSelf);
  const township =
    self?.level === 'township' ? self.name : (units.find((unit) => unit.level === 'township')?.name ?? '');
  const { program, year, documentNumber } = batch;
  const reviewer = batch.posting?.reviewer ?? '';
  return describePosting({ village, township, program, year, documentNumber, reviewer }, programKind(program), text);
}

async function confirmedBatch(batchId: string): Promise<BatchRecord> {
  const batch = await findBatch(batchId);
  if (!batch) throw new JobFault('batch.missing');
  if (batch.state !== 'confirmed' && batch.state !== 'posted') throw new JobFault('batch.notConfirmed');
  return batch;
}

export function withLawfulPeriod(options: PostingOptions): PostingOptions {
  const from = parseCalendarDate(options.postedOn);
  const period = from && planPostingPeriod(from, postingRules, parseCalendarDate(options.postingTo));
  return period ? { ...options, postingTo: period.to } : options;
}

function planned(rows: readonly PayoutRow[], options: PostingOptions, facts: PostingFacts): VillagePosting {
  const posting = planVillagePosting(rows, options, facts, privacyRules, text);
  if (!posting.ok) throw new JobFault(posting.fault, posting.params);
  return posting.value;
}

interface VillageDocument {
  readonly document: PageDocument;
  readonly changes: readonly Problem[];
}

/** Pages of one village, for the wall or for inside use. */
async function documentOf(batch: BatchRecord, village: string, given: PostingOptions): Promise<VillageDocument> {
  const options = withLawfulPeriod(given);
  const facts = factsOf(batch, village, await listUnits());
  const rows = await readVillageRows(batch, village);
  if (rows.length === 0) throw new JobFault('posting.noRows', { village });
  if (options.form === 'signSheet')
    return { document: layoutSignSheet(planSignSheet(rows, options, facts, text), resources), changes: [] };
  const { input, plan } = planned(rows, options, facts);
  const document = layoutPosting(input, resources);
  const changes = plan.changes.map((change) =>
    problem(change.code, 'warning', { field: change.field, row: change.rows[0] ?? 0 }, { count: change.count }),
  );
  return { document, changes: [...plan.problems, ...changes, ...document.problems] };
}

export async function planPostings(batchId: string, given: PostingOptions, signal: AbortSignal): Promise<PostingPlan> {
  const batch = await confirmedBatch(batchId);
  const options = withLawfulPeriod(given);
  const units = await listUnits();
  const villages: PostingVillage[] = [];
  const problems: Problem[] = [];
  for (const { name } of batch.summary.villages) {
    signal.throwIfAborted();
    const rows = await readVillageRows(batch, name);
    if (rows.length === 0) continue;
    const facts = factsOf(batch, name, units);
    const sheets =
      options.form === 'signSheet'
        ? layoutSignSheet(planSignSheet(rows, options, facts, text), resources).totalPages
        : countSheets(planned(rows, options, facts).input, resources);
    const unit = unitOfVillage(name, units);
    if (!unit) problems.push(problem('posting.villageUnknown', 'warning', {}, { village: name }));
    const totalFen = rows.reduce((sum, row) => sum + row.amount, 0);
    villages.push({ village: name, unitCode: unit?.unitCode ?? '', households: rows.length, totalFen, sheets });
  }
  return { villages, sheetsTotal: villages.reduce((sum, one) => sum + one.sheets, 0), problems };
}

export async function previewPosting(
  batchId: string,
  village: string,
  options: PostingOptions,
): Promise<PostingPreview> {
  const { document, changes } = await documentOf(await confirmedBatch(batchId), village, options);
  const html = renderHtml(document);
  const findings = await scanOutput('posting.html', new TextEncoder().encode(html), options);
  return { html, sheets: document.totalPages, findings, changes };
}

/**
 * Files of one village, re-opened and scanned before they are handed out; a hit comes back as a finding, without bytes.
 * What is public needs its reviews first (R-S01); the sheet to sign stays inside.
 */
export async function renderPosting(
  batchId: string,
  village: string,
  options: PostingOptions,
  format: 'docx' | 'html' | 'csv',
): Promise<RenderedFile[]> {
  const batch = await confirmedBatch(batchId);
  if (options.form !== 'signSheet') refuseUnreviewed(await batchReview(batch));
  const { document } = await documentOf(batch, village, options);
  const nameKey = document.internal ? 'posting.signFileName' : 'posting.fileName';
  const base = fillText(text, nameKey, { village, year: batch.year, program: batch.program });
  const parts = format === 'html' ? splitDocuments(document, layoutRules.rowsPerDocument) : [document];
  const files: RenderedFile[] = [];
  for (const [index, part] of parts.entries()) {
    const bytes = format === 'docx' ? renderDocx(part) : new TextEncoder().encode(renderHtml(part));
    const partName =
      parts.length === 1
        ? base
        : fillText(text, 'posting.partName', { name: base, part: index + 1, parts: parts.length });
    const name = `${partName}.${format}`;
    const findings = await scanOutput(name, bytes, options);
    const blocked = findings.some((finding) => finding.severity === 'error');
    files.push({ name, bytes: blocked ? new Uint8Array() : bytes, findings });
  }
  return files;
}
