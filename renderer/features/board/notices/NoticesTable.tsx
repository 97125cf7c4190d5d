import type { TableProps } from 'antd';
import { useMemo } from 'react';
import { formatRoute } from '../../../app/router';
import { today } from '../../../data/disclosures';
import { noticePlaceOf } from '../../../data/notices';
import { ChoiceTable } from '../../../ui/ChoiceTable';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import { useTypeScale } from '../../../ui/useTypeScale';
import type { NoticeRow } from './useNoticeList';
import { dayText, kindWord, periodText, STATE_TONE, shownState, stateWord } from './words';

interface Props {
  readonly rows: readonly NoticeRow[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}

/** 标题 种类 村 期间 状态 张贴日 公示至. Draws only the rows in sight. */
export function NoticesTable({ rows, chosen, onChoose }: Props) {
  const scale = useTypeScale();
  const columns = useMemo<NonNullable<TableProps<NoticeRow>['columns']>>(() => {
    const wide = (px: number): number => Math.round((px * scale) / 100);
    return [
      { title: t('notice.list.col.unit'), width: wide(104), render: (_, { unitName }) => unitName },
      {
        title: t('notice.list.col.title'),
        render: (_, { line }) => (
          <a href={formatRoute({ page: 'notice', ...noticePlaceOf(line) })}>
            {line.title || t('notice.list.untitled')}
          </a>
        ),
      },
      { title: t('notice.list.col.kind'), width: wide(96), render: (_, { line }) => kindWord(line.kind) },
      { title: t('notice.list.col.period'), width: wide(132), render: (_, { line }) => periodText(line.period) },
      { title: t('notice.list.col.state'), width: wide(128), render: (_, { line }) => <State row={line} /> },
      { title: t('notice.list.col.postedOn'), width: wide(128), render: (_, { line }) => dayText(line.postedOn) },
      { title: t('notice.list.col.postingTo'), width: wide(152), render: (_, { line }) => <Until row={line} /> },
    ];
  }, [scale]);
  return (
    <ChoiceTable<NoticeRow>
      className="notice-table"
      rows={rows}
      columns={columns}
      nameOf={({ line }) => line.title || t('notice.list.untitled')}
      chosen={chosen}
      onChoose={onChoose}
      empty={t('notice.list.noMatch')}
    />
  );
}

function State({ row }: { row: NoticeRow['line'] }) {
  const state = shownState(row);
  return (
    <span title={row.returnedWhy}>
      <StateMark tone={STATE_TONE[state]}>{stateWord(state)}</StateMark>
      {row.version > 1 && <span className="quiet"> {t('notice.list.version', { n: row.version })}</span>}
    </span>
  );
}

/** R-V04: the last day; what is full may come down. */
function Until({ row }: { row: NoticeRow['line'] }) {
  const isFull = row.state === 'published' && row.takenDownOn === '' && row.postingTo !== '' && row.postingTo < today();
  return (
    <>
      {dayText(row.postingTo)}
      {isFull && <span className="quiet"> {t('notice.list.full')}</span>}
    </>
  );
}
