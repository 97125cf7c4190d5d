import type { Rollup, RollupCell } from '../../../../shared/disclosure/rollup';
import { formatCount, formatYuanGrouped } from '../../../../shared/kernel';
import type { Report, ReportRow } from '../../../../shared/layout';
import { t } from '../../../ui/text';

const rowOf = (village: string, cell: RollupCell): ReportRow => ({
  cells: [
    village,
    cell.program,
    cell.documentNumbers.join('\n'),
    formatCount(cell.payees),
    formatCount(cell.payments),
    cell.quantity,
    formatYuanGrouped(cell.amountFen),
  ],
});

/** The whole year as one table for the office: every village with its programs, sums below. */
export function rollupReport(rollup: Rollup, unitName: string): Report {
  const rows = rollup.villages.flatMap((village): ReportRow[] => [
    ...village.cells.map((cell) => rowOf(village.name, cell)),
    {
      kind: 'group',
      cells: [
        village.name,
        t('rollup.sum'),
        '',
        formatCount(village.payees),
        '',
        '',
        formatYuanGrouped(village.amountFen),
      ],
    },
  ]);
  const name = t('rollup.report.title', { unit: unitName, year: rollup.year });
  return {
    title: name,
    intro: [t('rollup.report.lead', { n: rollup.batches })],
    paper: 'A4',
    orientation: 'landscape',
    columns: [
      { header: t('rollup.col.village'), widthMm: 34 },
      { header: t('rollup.posting.program'), widthMm: 70 },
      { header: t('rollup.posting.document'), widthMm: 50 },
      { header: t('rollup.posting.payees'), widthMm: 22, align: 'right' },
      { header: t('rollup.col.payments'), widthMm: 22, align: 'right' },
      { header: t('rollup.posting.quantity'), widthMm: 26, align: 'right' },
      { header: t('rollup.col.amount'), widthMm: 36, align: 'right' },
    ],
    rows: [
      ...rows,
      { kind: 'total', cells: [t('rollup.total'), '', '', '', '', '', formatYuanGrouped(rollup.amountFen)] },
    ],
    foot: rollup.missing.map((batch) =>
      t('rollup.report.missing', { title: batch.title, why: t(`rollup.missing.${batch.why}`) }),
    ),
    internal: true,
    fileName: name,
  };
}
