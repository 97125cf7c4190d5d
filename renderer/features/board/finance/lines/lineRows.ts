import type { Problem } from '../../../../../shared/kernel';
import type { GridRow, GridTone } from '../../../../ui/dataGrid';
import { describe } from '../../../../ui/text';

let lastVersion = 0;
/** Of a source whose rows may read differently. */
export const nextVersion = (): number => {
  lastVersion += 1;
  return lastVersion;
};

export function byRow(problems: readonly Problem[]): ReadonlyMap<number, readonly Problem[]> {
  const rows = new Map<number, Problem[]>();
  for (const one of problems) {
    const { row } = one.at;
    if (row === undefined) continue;
    const known = rows.get(row);
    if (known) known.push(one);
    else rows.set(row, [one]);
  }
  return rows;
}

const toneOf = ({ severity }: Problem): GridTone => (severity === 'error' ? 'reject' : 'warn');

/** Tone of a line and of its cells, with a sentence for each. */
export function marksOf(
  problems: readonly Problem[],
  fields: readonly string[],
): Pick<GridRow, 'tone' | 'cellTones' | 'cellHints'> {
  const cellTones: Record<number, GridTone> = {};
  const cellHints: Record<number, string> = {};
  for (const one of problems) {
    const index = fields.indexOf(one.at.field ?? '');
    if (index < 0) continue;
    if (cellTones[index] !== 'reject') cellTones[index] = toneOf(one);
    const said = describe(one);
    cellHints[index] = cellHints[index] ? `${cellHints[index]}\n${said}` : said;
  }
  const worst = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  return { cellTones, cellHints, ...(worst ? { tone: toneOf(worst) } : {}) };
}
