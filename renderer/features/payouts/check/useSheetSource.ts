import { useMemo } from 'react';
import type { SheetRowView } from '../../../../shared/jobs';
import type { Problem } from '../../../../shared/kernel';
import type { GridRow, GridSource, GridTone } from '../../../ui/dataGrid';
import { describe, t } from '../../../ui/text';
import { runJob } from '../../../workers/client';

const TONE: Record<Problem['severity'], GridTone> = {
  reject: 'reject',
  error: 'reject',
  warn: 'warn',
  warning: 'warn',
  repair: 'repair',
};

/** A sheet row as the grid shows it: tones and one sentence per cell. */
export function gridRowOf(row: SheetRowView): GridRow {
  const cellTones: Record<number, GridTone> = {};
  const cellHints: Record<number, string> = {};
  const rowHints: string[] = row.skip ? [t('check.skipped', { why: t(`payout.why.${row.skip}`) })] : [];
  for (const item of row.problems) {
    const index = (item.at.column ?? 0) - 1;
    if (index < 0) {
      rowHints.push(describe(item));
      continue;
    }
    // Problems come gravest first; the first one of a cell decides its look.
    cellTones[index] ??= TONE[item.severity];
    cellHints[index] = cellHints[index] ? `${cellHints[index]}\n${describe(item)}` : describe(item);
  }
  return {
    key: row.row,
    label: String(row.row),
    cells: row.cells,
    cellTones,
    cellHints,
    ...(row.tone === 'plain' ? {} : { tone: row.tone }),
    ...(rowHints.length > 0 ? { hint: rowHints.join('\n') } : {}),
  };
}

interface Wanted {
  readonly batchId: string;
  readonly sheetKey: string;
  readonly onlyProblems: boolean;
  readonly version: number;
  readonly rowCount: number;
}

/** Rows of one sheet, asked for as they come into sight. */
export function useSheetSource({ batchId, sheetKey, onlyProblems, version, rowCount }: Wanted): GridSource {
  return useMemo<GridSource>(
    () => ({
      rowCount,
      // Another filter shows other rows under the same indexes.
      version: version * 2 + (onlyProblems ? 1 : 0),
      rows: async (from, to) => {
        const found = await runJob('payout.rows', { batchId, sheetKey, from, to, onlyProblems });
        // A fault is not an empty sheet: the grid asks again.
        if (!found.ok) throw new Error(found.fault);
        return found.value.rows.map(gridRowOf);
      },
    }),
    [batchId, sheetKey, onlyProblems, version, rowCount],
  );
}
