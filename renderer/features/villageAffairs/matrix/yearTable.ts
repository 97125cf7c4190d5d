import { type CoverageCell, type MatrixCell, matrixOf } from '../../../../shared/disclosure/coverage';
import type { CatalogEntry } from '../../../../shared/records';
import { entryName, heatCell } from '../../../app/coverage/matrixTable';
import type { Coverage } from '../../../data/coverage';
import type { HeatColumn, HeatRow } from '../../../ui/heatTable';
import { t } from '../../../ui/text';

const MONTHS = 12;
const SPAN: Readonly<Record<string, number>> = { Q: 3, H: 6 };

export interface YearTable {
  readonly columns: readonly HeatColumn[];
  readonly rows: readonly HeatRow[];
  find(key: string): { readonly place: MatrixCell; readonly entry: CatalogEntry } | undefined;
}

/** First month (from 0) and length of a period in months; what happens at any time stands in the month of its last day. */
function stretchOf({ period, dueOn, postedOn }: CoverageCell, isEvent: boolean): { first: number; span: number } {
  if (isEvent) return { first: Number((dueOn || postedOn || '2000-01').slice(5, 7)) - 1, span: 1 };
  const part = period.slice(5);
  if (part === '') return { first: 0, span: MONTHS };
  const span = SPAN[part.charAt(0)] ?? 1;
  return { first: (Number(part.replace(/\D/g, '')) - 1) * span, span };
}

const monthOf = (cell: CoverageCell): string => {
  const { first, span } = stretchOf(cell, cell.periodTo === '');
  return `${first}/${span}`;
};

/** One village: entries × months; a quarter covers three of them. */
export function yearTable({ cells, entries }: Coverage, unitCode: string, state: string): YearTable {
  const own = cells.filter((cell) => cell.unitCode === unitCode && (state === '' || cell.state === state));
  const matrix = matrixOf(own, (cell) => cell.code, monthOf);
  const rows = entries.flatMap((entry): HeatRow[] => {
    const places = matrix.get(entry.code);
    if (!places)
      return state === ''
        ? [
            rowOf(
              entry,
              Array.from({ length: MONTHS }, () => null),
            ),
          ]
        : [];
    const out: (ReturnType<typeof heatCell> | null)[] = [];
    let month = 0;
    const sorted = [...places].sort(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
    for (const [stretch, place] of sorted) {
      const [first = 0, span = 1] = stretch.split('/').map(Number);
      if (first < month) continue;
      for (; month < first; month += 1) out.push(null);
      out.push(heatCell(`${entry.code} ${stretch}`, place, span));
      month += span;
    }
    for (; month < MONTHS; month += 1) out.push(null);
    return [rowOf(entry, out)];
  });
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  return {
    columns: Array.from({ length: MONTHS }, (_, index) => {
      const head = t('coverage.month', { n: index + 1 });
      return { key: String(index), head, title: head, group: '' };
    }),
    rows,
    find(key) {
      const [code = '', stretch = ''] = key.split(' ');
      const place = matrix.get(code)?.get(stretch);
      const entry = byCode.get(code);
      return place && entry ? { place, entry } : undefined;
    },
  };
}

const rowOf = (entry: CatalogEntry, cells: HeatRow['cells']): HeatRow => ({
  key: entry.code,
  head: entryName(entry),
  group: entry.domain,
  cells,
});
