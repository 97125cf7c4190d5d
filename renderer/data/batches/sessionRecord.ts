import type { SheetLayout } from '../../../shared/payout';
import type { BatchRecord, BatchSheet, BatchState, BatchSummary } from '../../../shared/records';
import type { CheckedSheet, SheetProblem } from './checkRun';
import type { Choices } from './decisionList';
import { BLOCK_ROWS } from './sheetBlocks';

/** Changed blocks that are not stored yet: sheet key → block number → rows. */
export type Overlay = Map<string, Map<number, string[][]>>;

/** checked: something was read, and nothing is rejected, open or waiting to be pointed out. */
export const stateOf = (summary: BatchSummary, waits: boolean): BatchState =>
  waits || summary.counts.read === 0 || summary.problemCounts.some((one) => one.open > 0) ? 'draft' : 'checked';

/** One more row with this finding. */
export function noteRow(rowsByCode: Map<string, number[]> | undefined, code: string, row: number): void {
  const rows = rowsByCode?.get(code);
  if (rows) rows.push(row);
  else rowsByCode?.set(code, [row]);
}

/** Questions about people of an earlier batch join the sheet's own: rows, marks and counts say the same. */
export function withQuestions(
  summary: BatchSummary,
  sheets: readonly CheckedSheet[],
  questions: readonly SheetProblem[],
): BatchSummary {
  let { warned, repaired } = summary.counts;
  for (const item of questions) {
    const sheet = sheets.find((one) => one.key === item.sheetKey);
    const { row } = item.at;
    if (!sheet || row === undefined) continue;
    const tone = sheet.marks.tone(row);
    if (tone === 'plain' || tone === 'repair') warned += 1;
    if (tone === 'repair') repaired -= 1;
    sheet.marks.raise(row, 'warn');
    noteRow(sheet.rowsByCode, item.code, row);
  }
  if (questions.length === 0) return summary;
  const counted = { code: 'dup_earlier', severity: 'warn', count: questions.length, open: questions.length };
  return {
    ...summary,
    counts: { ...summary.counts, warned, repaired },
    problemCounts: [...summary.problemCounts, counted],
  };
}

/** Questions that a person has already looked at are not asked again. */
export function withoutConfirmed(questions: readonly SheetProblem[], choices: Choices): SheetProblem[] {
  const confirmed = new Set(
    choices.acts
      .filter((act) => act.kind === 'confirm' && act.code === 'dup_earlier')
      .flatMap((act) => act.rows.map((row) => `${act.sheetKey}/${row}`)),
  );
  return questions.filter((item) => !confirmed.has(`${item.sheetKey}/${item.at.row ?? 0}`));
}

function faultOf(sheets: readonly BatchSheet[], unread: readonly SheetProblem[]): { fault?: string } {
  const found = unread.find((item) => sheets.some((sheet) => sheet.key === item.sheetKey));
  return found ? { fault: found.code } : {};
}

/** New lengths of sheets whose last block changed, and layouts as the check read them. */
export function resized(
  record: BatchRecord,
  found: {
    readonly overlay: Overlay | undefined;
    readonly choices: Choices;
    readonly layouts: ReadonlyMap<string, SheetLayout>;
    readonly unread: readonly SheetProblem[];
  },
): BatchRecord {
  const { overlay, choices, layouts, unread } = found;
  return {
    ...record,
    files: record.files.map(({ fault: _before, ...file }, fileNo) => ({
      ...file,
      ...faultOf(file.sheets, unread),
      sheets: file.sheets.map((sheet) => {
        const changed = overlay?.get(sheet.key);
        let { rowCount, blockCount } = sheet;
        // From the last block on: where rows at the end go away, the block before them is the last one.
        for (const [blockNo, rows] of [...(changed ?? [])].sort(([a], [b]) => b - a)) {
          if (blockNo < blockCount - 1) continue;
          blockCount = rows.length > 0 ? blockNo + 1 : Math.min(blockCount, blockNo);
          rowCount = rows.length > 0 ? blockNo * BLOCK_ROWS + rows.length : Math.min(rowCount, blockNo * BLOCK_ROWS);
        }
        const layout = layouts.get(sheet.key) ?? sheet.layout;
        const village = choices.villages[String(fileNo)] || layout.titleVillage || layout.nameVillage || '';
        return { ...sheet, rowCount, blockCount, layout, village };
      }),
    })),
  };
}
