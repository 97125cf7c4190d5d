import type { Problem } from '../../../shared/kernel';
import type { GridRow, GridSource, GridTone } from '../dataGrid';
import type { ProblemGroup } from '../problemList';
import { describe, t } from '../text';

let lastVersion = 0;

/** The rows as they were read, with what was found in them. `shown`: a cell as it may stand on the screen. */
export function sheetGrid(
  rows: readonly (readonly string[])[],
  headerRow: number,
  problems: readonly Problem[],
  shown: (cell: string) => string = (cell) => cell,
): GridSource {
  const byRow = new Map<number, Problem[]>();
  for (const one of problems) byRow.set(one.at.row ?? 0, [...(byRow.get(one.at.row ?? 0) ?? []), one]);
  lastVersion += 1;
  return {
    rowCount: rows.length,
    version: lastVersion,
    rows: (from, to) =>
      rows
        .slice(from, to)
        .map((cells, index) => rowOf(cells.map(shown), from + index, headerRow, byRow.get(from + index + 1) ?? [])),
  };
}

function rowOf(cells: readonly string[], at: number, headerRow: number, problems: readonly Problem[]): GridRow {
  const cellTones: Record<number, GridTone> = {};
  const cellHints: Record<number, string> = {};
  const hints: string[] = [];
  for (const one of problems) {
    const index = (one.at.column ?? 0) - 1;
    const tone = one.severity === 'reject' ? 'reject' : 'warn';
    if (index < 0) hints.push(describe(one));
    else {
      if (cellTones[index] !== 'reject') cellTones[index] = tone;
      cellHints[index] = cellHints[index] ? `${cellHints[index]}\n${describe(one)}` : describe(one);
    }
  }
  const isRejected = problems.some((one) => one.severity === 'reject');
  const tone: GridTone | undefined =
    at <= headerRow ? 'skip' : isRejected ? 'reject' : problems.length > 0 ? 'warn' : undefined;
  return {
    key: at + 1,
    label: String(at + 1),
    cells,
    cellTones,
    cellHints,
    ...(tone ? { tone } : {}),
    ...(hints.length > 0 ? { hint: hints.join('\n') } : {}),
  };
}

/** Problems of a sheet by their code, those that leave rows out first. */
export function sheetProblems(
  problems: readonly Problem[],
  titleKeyOf: (code: string) => string,
): ProblemGroup<Problem>[] {
  const groups = new Map<string, Problem[]>();
  for (const one of problems) groups.set(one.code, [...(groups.get(one.code) ?? []), one]);
  return [...groups]
    .map(([key, list]) => ({
      key,
      severity: list[0]?.severity ?? 'warn',
      title: t(titleKeyOf(key)),
      problems: list,
    }))
    .sort((a, b) => Number(b.severity === 'reject') - Number(a.severity === 'reject'));
}

export const keyOfPlace = ({ code, at }: Problem): string => `${code}/${at.row}/${at.column ?? 0}`;
