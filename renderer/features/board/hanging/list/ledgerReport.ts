import type { Hanging } from '../../../../../shared/board/ledger';
import type { Report, ReportMark } from '../../../../../shared/layout/report';
import type { BoardView } from '../../../../data/board';
import { t } from '../../../../ui/text';
import { dayText, needWords, stateWord, unitName } from '../words';

const markOf = ({ state, needs }: Hanging): ReportMark =>
  state === 'downEarly' ? 'late' : needs.includes('photo') || needs.includes('objection') ? 'soon' : 'none';

/** 公开栏台账 as it is shown: one line for each thing. */
export function ledgerReport(rows: readonly Hanging[], { units, today }: BoardView): Report {
  const day = dayText(today);
  const column = (key: string, widthMm: number) => ({ header: t(`board.col.${key}`), widthMm });
  return {
    title: t('board.report.title'),
    intro: [t('board.report.asOf', { date: day, n: rows.length })],
    paper: 'A4',
    orientation: 'landscape',
    columns: [
      column('unit', 22),
      column('thing', 70),
      column('board', 28),
      column('postedOn', 26),
      column('postedBy', 20),
      column('earliest', 26),
      column('takenDownOn', 26),
      column('state', 22),
      column('needs', 36),
    ],
    rows: rows.map((row) => ({
      cells: [
        unitName(units, row.thing.unitCode),
        row.thing.version > 1
          ? t('board.report.versioned', { title: row.thing.title, n: row.thing.version })
          : row.thing.title,
        row.board?.name ?? '',
        dayText(row.thing.postedOn),
        row.line?.postedBy ?? '',
        dayText(row.earliest),
        dayText(row.thing.takenDownOn),
        { text: stateWord(row), mark: markOf(row) },
        needWords(row),
      ],
    })),
    internal: true,
    fileName: t('board.report.fileName', { day: today }),
  };
}
