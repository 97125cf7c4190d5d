import type { SheetRowView } from '../../../shared/jobs';
import { hasLongNumber, maskCell, PRIVATE_FIELDS, type SheetLayout } from '../../../shared/payout';
import { commit } from '../store/commit';
import type { SheetProblem } from './checkRun';
import type { BatchSession } from './session';
import { BLOCK_ROWS } from './sheetBlocks';

/** A cell as the grid shows it: private columns and long numbers anywhere are masked (screens.md, import). */
export function shownCell(text: string, layout: SheetLayout, column: number): string {
  const field = layout.columns[column - 1]?.field ?? null;
  if (PRIVATE_FIELDS.has(field)) return text === '' ? '' : maskCell(text, field);
  return hasLongNumber(text) ? maskCell(text, field) : text;
}

const RANK: Readonly<Record<string, number>> = { reject: 0, warn: 1, repair: 2 };

function problemsByRow(problems: readonly SheetProblem[], sheetKey: string): Map<number, SheetProblem[]> {
  const byRow = new Map<number, SheetProblem[]>();
  for (const item of problems) {
    if (item.sheetKey !== sheetKey || item.at.row === undefined) continue;
    const known = byRow.get(item.at.row);
    if (known) known.push(item);
    else byRow.set(item.at.row, [item]);
  }
  for (const list of byRow.values()) list.sort((a, b) => (RANK[a.severity] ?? 3) - (RANK[b.severity] ?? 3));
  return byRow;
}

/** Problems of a sheet by row, made once per check. */
const indexed = new WeakMap<readonly SheetProblem[], Map<string, Map<number, SheetProblem[]>>>();

function problemIndex(session: BatchSession, sheetKey: string): Map<number, SheetProblem[]> {
  const known = indexed.get(session.problems) ?? new Map<string, Map<number, SheetProblem[]>>();
  indexed.set(session.problems, known);
  const found = known.get(sheetKey) ?? problemsByRow(session.problems, sheetKey);
  known.set(sheetKey, found);
  return found;
}

/** Row numbers of the filter, made once per check. */
const filtered = new WeakMap<object, readonly number[]>();

function problemRows(session: BatchSession, sheetKey: string): readonly number[] {
  const marks = session.marks.get(sheetKey);
  if (!marks) return [];
  const known = filtered.get(marks) ?? marks.problemRows();
  filtered.set(marks, known);
  return known;
}

/** A window of rows for the grid, all or only those that wait for a person. */
export async function viewRows(
  session: BatchSession,
  sheetKey: string,
  from: number,
  to: number,
  onlyProblems: boolean,
): Promise<{ rowCount: number; rows: SheetRowView[] }> {
  const sheet = session.sheet(sheetKey);
  const chosen = onlyProblems ? problemRows(session, sheetKey) : undefined;
  const rowCount = chosen?.length ?? sheet.rowCount;
  const byRow = problemIndex(session, sheetKey);
  const marks = session.marks.get(sheetKey);
  const rows: SheetRowView[] = [];
  for (let index = Math.max(0, from); index < Math.min(to, rowCount); index += 1) {
    const row = chosen ? (chosen[index] ?? 1) : index + 1;
    const block = await session.block(sheetKey, Math.floor((row - 1) / BLOCK_ROWS));
    const cells = block[(row - 1) % BLOCK_ROWS] ?? [];
    const skip = marks?.skip(row);
    rows.push({
      row,
      cells: skip
        ? cells.map((cell) => (hasLongNumber(cell) ? maskCell(cell) : cell))
        : cells.map((cell, at) => shownCell(cell, sheet.layout, at + 1)),
      tone: marks?.tone(row) ?? 'plain',
      ...(skip ? { skip } : {}),
      problems: byRow.get(row) ?? [],
    });
  }
  return { rowCount, rows };
}

export function positionOf(session: BatchSession, sheetKey: string, row: number, onlyProblems: boolean): number | null {
  if (!onlyProblems) return row <= session.sheet(sheetKey).rowCount ? row - 1 : null;
  const index = problemRows(session, sheetKey).indexOf(row);
  return index < 0 ? null : index;
}

/** Ctrl+F: next cell that contains the text, from a row on, once around. Private cells are searched by their real value. */
export async function findText(
  session: BatchSession,
  sheetKey: string,
  text: string,
  fromRow: number,
  direction: 1 | -1,
  signal: AbortSignal,
): Promise<{ row: number; column: number } | null> {
  const { rowCount } = session.sheet(sheetKey);
  const wanted = text.toLowerCase();
  if (wanted === '' || rowCount === 0) return null;
  let row = fromRow;
  for (let step = 0; step < rowCount; step += 1) {
    row += direction;
    if (row > rowCount) row = 1;
    if (row < 1) row = rowCount;
    if (step % BLOCK_ROWS === 0) signal.throwIfAborted();
    const block = await session.block(sheetKey, Math.floor((row - 1) / BLOCK_ROWS));
    const column = (block[(row - 1) % BLOCK_ROWS] ?? []).findIndex((cell) => cell.toLowerCase().includes(wanted));
    if (column >= 0) return { row, column: column + 1 };
  }
  return null;
}

/** Shows one private cell as it is. The look is in the trail (screens.md, import). */
export async function revealCell(
  session: BatchSession,
  sheetKey: string,
  row: number,
  column: number,
): Promise<string> {
  const block = await session.block(sheetKey, Math.floor((row - 1) / BLOCK_ROWS));
  await commit({
    name: 'cell.revealed',
    params: { row, column, title: session.record.title },
    scope: session.record.id,
    kind: 'note',
    plan: () => ({}),
  });
  return block[(row - 1) % BLOCK_ROWS]?.[column - 1] ?? '';
}
