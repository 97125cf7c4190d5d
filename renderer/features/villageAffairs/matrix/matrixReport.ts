import type { Report, ReportMark } from '../../../../shared/layout';
import { dayWords } from '../../../app/coverage/coverageWords';
import { entryName, type MatrixTable } from '../../../app/coverage/matrixTable';
import type { Coverage } from '../../../data/coverage';
import type { HeatRow, HeatTone } from '../../../ui/heatTable';
import { t } from '../../../ui/text';
import type { YearTable } from './yearTable';

const MARK: Readonly<Record<HeatTone, ReportMark>> = {
  late: 'late',
  soon: 'soon',
  work: 'none',
  done: 'done',
  off: 'none',
  none: 'none',
};

interface Heading {
  readonly title: string;
  readonly unitName: string;
}

const frame = ({ title, unitName }: Heading, coverage: Coverage) => ({
  title,
  subtitle: unitName,
  foot: [t('coverage.legend'), t('coverage.asOf', { date: dayWords(coverage.today) })],
  sign: [unitName],
  internal: true,
  fileName: t('coverage.fileName', { title, day: coverage.today }),
});

/** Entries × villages: a sheet is taller than wide names are, so the villages stand in the columns. */
export function matrixReport(heading: Heading, coverage: Coverage, table: MatrixTable): Report {
  const { villages, entries, rows } = table;
  return {
    ...frame(heading, coverage),
    paper: 'A4',
    orientation: 'landscape',
    columns: [
      { header: t('coverage.col.item'), widthMm: 60 },
      ...villages.map(({ name }) => ({ header: name, widthMm: 7, align: 'center' as const })),
    ],
    rows: entries.flatMap((entry, index) => {
      const isNew = entry.domain !== entries[index - 1]?.domain;
      const cells = rows.map(({ cells: of }) => {
        const cell = of[index];
        return cell ? { text: cell.sign, mark: MARK[cell.tone] } : '';
      });
      const line = { cells: [entryName(entry), ...cells] };
      return isNew
        ? [{ kind: 'group' as const, cells: [{ text: entry.domain, colSpan: villages.length + 1 }] }, line]
        : [line];
    }),
  };
}

/** One village through the year, as it is shown. */
export function yearReport(heading: Heading, coverage: Coverage, table: YearTable): Report {
  return {
    ...frame(heading, coverage),
    paper: 'A4',
    orientation: 'landscape',
    columns: [
      { header: t('coverage.col.item'), widthMm: 90 },
      ...table.columns.map(({ head }) => ({ header: head, widthMm: 14, align: 'center' as const })),
    ],
    rows: table.rows.map(({ head, cells }) => ({
      cells: [
        head,
        ...cells.map((cell) => (cell ? { text: cell.word, colSpan: cell.span, mark: MARK[cell.tone] } : '')),
      ],
    })),
  };
}

/** What is shown, for the clipboard: words, not signs. */
export function tsvOf(
  corner: string,
  columns: readonly { readonly title: string }[],
  rows: readonly HeatRow[],
): string {
  const line = ({ head, cells }: HeatRow): string =>
    [
      head,
      ...cells.flatMap((cell) => [cell?.word ?? '', ...Array.from({ length: (cell?.span ?? 1) - 1 }, () => '')]),
    ].join('\t');
  return [[corner, ...columns.map(({ title }) => title)].join('\t'), ...rows.map(line)].join('\n');
}
