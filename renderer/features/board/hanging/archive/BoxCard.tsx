import { Button, Table, type TableProps } from 'antd';
import type { ArchiveBox, BoxEntry } from '../../../../../shared/board/ledger';
import type { ArchiveLine } from '../../../../../shared/records';
import { formatRoute } from '../../../../app/router';
import { type BoardView, removeArchiveLine } from '../../../../data/board';
import { outcomeOf } from '../../../../data/outcome';
import { FaultNote } from '../../../../ui/FaultNote';
import { leastTableWidth } from '../../../../ui/leastTableWidth';
import { ReportActs } from '../../../../ui/report';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { useTypeScale } from '../../../../ui/useTypeScale';
import { detailRoute } from '../words';
import { boxIndex, boxLabel, kindOf, spanOf, titleOf } from './boxReports';

interface Props {
  readonly box: ArchiveBox;
  readonly view: BoardView;
  readonly onEdit: (line: ArchiveLine) => void;
}

const keyOf = (entry: BoxEntry): string => (entry.kind === 'posting' ? entry.hanging.key : entry.line.id);

/** One box: its index, and the two sheets that are printed for it. */
export function BoxCard({ box, view, onEdit }: Props) {
  const task = useTask();
  const remove = (line: ArchiveLine): void =>
    void task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await removeArchiveLine(line);
        return true;
      }),
    );
  const scale = useTypeScale();
  const columns: NonNullable<TableProps<BoxEntry>['columns']> = [
    { title: t('board.archive.col.no'), width: 64, render: (_, { no }) => no },
    { title: t('board.archive.col.kind'), width: 150, render: (_, entry) => kindOf(entry) },
    {
      title: t('board.archive.col.title'),
      render: (_, entry) =>
        entry.kind === 'posting' ? (
          <a href={formatRoute(detailRoute(entry.hanging))}>{titleOf(entry)}</a>
        ) : (
          titleOf(entry)
        ),
    },
    { title: t('board.archive.col.span'), width: 260, render: (_, entry) => spanOf(entry) },
    {
      title: t('board.archive.col.acts'),
      width: 120,
      render: (_, entry) =>
        entry.kind === 'file' && (
          <>
            <Button type="link" size="small" onClick={() => onEdit(entry.line)}>
              {t('board.archive.edit')}
            </Button>
            <Button type="link" size="small" disabled={task.running} onClick={() => remove(entry.line)}>
              {t('board.archive.remove')}
            </Button>
          </>
        ),
    },
  ];
  return (
    <section className="board-card">
      <div className="board-head">
        <h2>{box.name}</h2>
        <span className="quiet">{t('board.archive.count', { n: box.entries.length })}</span>
      </div>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <Table<BoxEntry>
        size="small"
        rowKey={keyOf}
        dataSource={box.entries}
        columns={columns}
        pagination={false}
        scroll={{ x: leastTableWidth(columns, scale) }}
      />
      <div className="board-box-outputs">
        <div>
          <h3>{t('board.archive.index')}</h3>
          <ReportActs make={() => boxIndex(box, view)} />
        </div>
        <div>
          <h3>{t('board.archive.label')}</h3>
          <ReportActs make={() => boxLabel(box, view)} />
        </div>
      </div>
    </section>
  );
}
