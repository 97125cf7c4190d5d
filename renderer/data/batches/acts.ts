import type { BatchHead, CellEdit, Decision, RowRef } from '../../../shared/jobs';
import { newId } from '../../../shared/kernel';
import { type PayoutField, PRIVATE_FIELDS } from '../../../shared/payout';
import { JobFault } from '../../workers/protocol';
import { source } from '../source';
import { saveBatch } from './batchStore';
import { rememberedFields } from './checkRun';
import type { DecisionAct } from './decisionList';
import { suggestionsFor } from './earlier';
import { privateGuard } from './privateGuard';
import { shownCell } from './rowsView';
import type { BatchSession } from './session';
import type { Overlay } from './sessionRecord';
import { BLOCK_ROWS } from './sheetBlocks';

/** The blocks of one sheet with edits laid into them, and how many cells differ. Rows below the last one make it longer. */
async function editedBlocks(
  session: BatchSession,
  sheetKey: string,
  edits: readonly CellEdit[],
): Promise<{ readonly blocks: Map<number, string[][]>; readonly changed: number }> {
  const sheet = session.sheet(sheetKey);
  const blocks = new Map<number, string[][]>();
  let changed = 0;
  const blockFor = async (blockNo: number): Promise<string[][]> => {
    let rows = blocks.get(blockNo);
    if (!rows) {
      const stored = blockNo < sheet.blockCount ? await session.block(sheetKey, blockNo) : [];
      rows = stored.map((row) => [...row]);
      blocks.set(blockNo, rows);
    }
    return rows;
  };
  for (const edit of [...edits].sort((a, b) => a.row - b.row)) {
    const blockNo = Math.floor((edit.row - 1) / BLOCK_ROWS);
    // Blocks between the end of the sheet and a far row are filled with empty rows, so that no number is missing.
    for (let no = Math.min(blockNo, Math.max(0, sheet.blockCount - 1)); no <= blockNo; no += 1) {
      const rows = await blockFor(no);
      const wanted = no < blockNo ? BLOCK_ROWS : edit.row - blockNo * BLOCK_ROWS;
      while (rows.length < wanted) rows.push(['']);
    }
    const row = (await blockFor(blockNo))[(edit.row - 1) % BLOCK_ROWS];
    if (!row) continue;
    const before = row[edit.column - 1] ?? '';
    // A masked value that comes back unchanged was never typed: the real one stays.
    if (edit.text === before || edit.text === shownCell(before, sheet.layout, edit.column)) continue;
    while (row.length < edit.column) row.push('');
    row[edit.column - 1] = edit.text;
    changed += 1;
  }
  return { blocks, changed };
}

/** Puts typed or pasted cells into the sheet and checks again. */
export async function editCells(
  session: BatchSession,
  sheetKey: string,
  edits: readonly CellEdit[],
  signal: AbortSignal,
): Promise<void> {
  const { blocks, changed } = await editedBlocks(session, sheetKey, edits);
  if (changed === 0) return;
  const overlay: Overlay = new Map([[sheetKey, blocks]]);
  const { name: sheet, layout } = session.sheet(sheetKey);
  const guard = privateGuard();
  guard.rows([edits.map((edit) => edit.text)]);
  if (edits.some((edit) => edit.text !== '' && PRIVATE_FIELDS.has(layout.columns[edit.column - 1]?.field ?? null)))
    guard.layout(layout);
  await session.act({ act: { name: 'cells.edited', params: { n: changed, sheet } }, overlay }, signal);
}

function rowsBySheet(refs: readonly RowRef[]): Map<string, readonly number[]> {
  const bySheet = new Map<string, number[]>();
  for (const { sheetKey, row } of refs) {
    const rows = bySheet.get(sheetKey);
    if (rows) rows.push(row);
    else bySheet.set(sheetKey, [row]);
  }
  return bySheet;
}

/** One act per problem code takes in, confirms or restores all rows with it (payout-sheets.md § 4.3). */
export async function decide(session: BatchSession, decision: Decision, signal: AbortSignal): Promise<void> {
  const bySheet = decision.rows === 'all' ? await session.rowsWith(decision.code, signal) : rowsBySheet(decision.rows);
  const acts: DecisionAct[] = [];
  for (const [sheetKey, rows] of bySheet) {
    const column = session.problems.find((one) => one.sheetKey === sheetKey && one.code === decision.code)?.at.column;
    acts.push({
      id: newId(source),
      kind: decision.kind,
      code: decision.code,
      column: decision.kind === 'keepAsWritten' ? (column ?? 0) : 0,
      sheetKey,
      rows: [...rows],
    });
  }
  if (acts.length === 0) return;
  const rows = acts.reduce((sum, act) => sum + act.rows.length, 0);
  await session.act(
    {
      choices: { ...session.choices, acts: [...session.choices.acts, ...acts] },
      act: { name: `decided.${decision.kind}`, params: { code: decision.code, n: rows } },
    },
    signal,
  );
}

/** The officer's drop-down: this column means something else; remembered for sheets with the same header. */
export async function remapColumn(
  session: BatchSession,
  sheetKey: string,
  column: number,
  field: PayoutField | null,
  signal: AbortSignal,
): Promise<void> {
  const { layout } = session.sheet(sheetKey);
  const { fingerprint } = layout;
  const before = session.choices.forced[sheetKey] ?? (await rememberedFields()).get(fingerprint) ?? [];
  const known = before.filter((one) => one.index !== column && (field === null || one.field !== field));
  const forced = [...known, { index: column, field }];
  await session.act(
    {
      choices: { ...session.choices, forced: { ...session.choices.forced, [sheetKey]: forced } },
      act: { name: 'column.remapped', params: { column } },
      ...(fingerprint === '' ? {} : { remembered: { fingerprint, fields: forced } }),
    },
    signal,
  );
}

/** This row is the header: for sheets whose header the program did not find, or took from another row. */
export async function pointOutHeader(
  session: BatchSession,
  sheetKey: string,
  row: number,
  signal: AbortSignal,
): Promise<void> {
  const { choices } = session;
  await session.act(
    {
      choices: { ...choices, headerRows: { ...choices.headerRows, [sheetKey]: row } },
      act: { name: 'header.pointedOut', params: { row } },
    },
    signal,
  );
}

export async function assignVillages(
  session: BatchSession,
  villages: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  await session.act(
    {
      act: { name: 'villages.assigned' },
      choices: { ...session.choices, villages: { ...session.choices.villages, ...villages } },
    },
    signal,
  );
}

/**
 * Program, year, rate, document number and allocated sums: typed by the officer, kept at once. Another program, year or period
 * means other earlier batches to compare with, so the rows are checked again.
 */
export async function setHead(session: BatchSession, head: BatchHead, signal: AbortSignal): Promise<void> {
  const { program, year, period, unitRateYuan, documentNumber } = session.record;
  const record = { ...session.record, ...head };
  const moved = program !== head.program || year !== head.year || period !== head.period;
  const isOther = moved || unitRateYuan !== head.unitRateYuan || documentNumber !== head.documentNumber;
  if (isOther && !session.isOpenForChange) throw new JobFault('batch.isConfirmed');
  const act = { name: 'head.set' };
  if (moved) await session.apply({ act, record }, signal);
  else session.record = await saveBatch({ act, record });
}

/** Puts proposed ID numbers into the sheets: one correction, one undo, however many files have them. */
export async function takeSuggestions(
  session: BatchSession,
  code: string,
  rows: 'all' | readonly RowRef[],
  signal: AbortSignal,
): Promise<void> {
  const wanted = rows === 'all' ? undefined : new Set(rows.map(({ sheetKey, row }) => `${sheetKey}/${row}`));
  const found = (await suggestionsFor(session, code, signal)).filter(
    ({ sheetKey, row }) => wanted?.has(`${sheetKey}/${row}`) ?? true,
  );
  const overlay: Overlay = new Map();
  let cells = 0;
  for (const sheetKey of new Set(found.map((one) => one.sheetKey))) {
    const edits = found.filter((one) => one.sheetKey === sheetKey);
    const { blocks, changed } = await editedBlocks(
      session,
      sheetKey,
      edits.map(({ row, column, value }) => ({ row, column, text: value })),
    );
    if (changed > 0) overlay.set(sheetKey, blocks);
    cells += changed;
  }
  if (cells > 0) await session.act({ act: { name: 'suggestions.taken', params: { n: cells } }, overlay }, signal);
}
