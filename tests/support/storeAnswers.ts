import { readBatch, readChoices } from '../../renderer/data/batches/batchStore';
import { rememberedFields } from '../../renderer/data/batches/checkRun';
import { lookUp } from '../../renderer/data/batches/confirm';
import { readVillageRows } from '../../renderer/data/batches/payoutBlocks';
import { BatchSession } from '../../renderer/data/batches/session';
import { readBlock } from '../../renderer/data/batches/sheetBlocks';
import { readItem, reopenBundle } from '../../renderer/data/exchange/receive';
import { storedFile } from '../../renderer/data/fileChunks';
import { planPostings } from '../../renderer/data/postings';
import { listBatches, listPins, listReceived, listSent } from '../../renderer/data/queries';
import { readSettings } from '../../renderer/data/settings';
import { listUnits } from '../../renderer/data/units';
import { toBase64 } from '../../shared/formats/crypto';
import { jobContext, postingOptions, theDesk } from './deskStore';
import { type Answers, type BatchAnswers, digest, rowLine } from './frozenStore';

const never = new AbortController().signal;

async function batchAnswers(id: string): Promise<BatchAnswers> {
  const record = await readBatch(id);
  const sheets: Record<string, unknown> = {};
  for (const sheet of record.files.flatMap((file) => file.sheets)) {
    const cells: string[][] = [];
    for (let no = 0; no < sheet.blockCount; no += 1) cells.push(...(await readBlock(id, sheet.key, no)));
    sheets[sheet.key] = { rows: cells.length, first: cells[0], sha256: digest(JSON.stringify(cells)) };
  }
  const confirmed: Record<string, unknown> = {};
  for (const village of record.confirmedVillages ?? []) {
    const rows = await readVillageRows(record, village);
    const totalFen = rows.reduce((sum, row) => sum + row.amount, 0);
    confirmed[village] = { rows: rows.length, totalFen, sha256: digest(rows.map(rowLine).join('\n')) };
  }
  const session = await BatchSession.open(id);
  const problems: Record<string, number> = {};
  for (const one of session.problems) problems[one.code] = (problems[one.code] ?? 0) + 1;
  const isSettled = record.state === 'confirmed' || record.state === 'posted';
  const posting = isSettled ? (await planPostings(id, postingOptions(), never)).villages : null;
  const { title, program, year, period, state, deleted, version, summary } = record;
  return {
    id,
    title,
    program,
    year,
    period,
    state,
    deleted,
    version,
    imported: summary.counts.imported,
    rejected: summary.counts.rejected,
    totalFen: summary.totalFen,
    villages: summary.villages.map(({ name, count, totalFen }) => ({ name, count, totalFen })),
    sheets,
    confirmed,
    choices: await readChoices(id),
    problems,
    marks: Object.fromEntries([...session.marks].map(([key, one]) => [key, { problemRows: one.problemRows() }])),
    posting:
      posting?.map((one) => ({
        village: one.village,
        households: one.households,
        totalFen: one.totalFen,
        sheets: one.sheets,
      })) ?? null,
  };
}

async function bundleAnswers(id: string): Promise<unknown> {
  const context = jobContext();
  const bytesKept = (await storedFile(id)) !== undefined;
  const view = bytesKept ? await reopenBundle(id, context) : undefined;
  const itemId = view?.bundle.items[0]?.itemId ?? '';
  const item = view?.bundle.state === 'accepted' ? await readItem(id, itemId, context) : undefined;
  return {
    id,
    bytesKept,
    verdict: view?.verdict ?? null,
    problems: view?.problems.map((one) => one.code) ?? null,
    firstItem: item ? { rows: item.rows, htmlSha256: digest(item.html) } : null,
  };
}

/** What today's program answers to the questions that the frozen one was asked. */
export async function storeAnswers(people: readonly string[]): Promise<Answers> {
  const listed = [...(await listBatches()), ...(await listBatches({ deleted: true }))];
  const batches: BatchAnswers[] = [];
  for (const { id } of listed) batches.push(await batchAnswers(id));
  const hits: Record<string, unknown> = {};
  for (const idNumber of people) hits[idNumber] = await lookUp(idNumber);
  const bundles: unknown[] = [];
  for (const { id } of await listReceived()) bundles.push(await bundleAnswers(id));
  const key = await theDesk().host['sign.publicKey']();
  return {
    batches,
    lookUp: hits,
    units: (await listUnits()).map(({ name, unitCode, level, isSelf, aliases, codeIsLocal }) => ({
      name,
      unitCode,
      level,
      isSelf,
      aliases,
      codeIsLocal,
    })),
    settings: await readSettings(),
    layouts: Object.fromEntries(await rememberedFields()),
    pins: await listPins(),
    received: await listReceived(),
    sent: await listSent(),
    bundles,
    signer: key.ok ? toBase64(key.value) : key.fault,
  };
}
