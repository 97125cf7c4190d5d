import { Table, type TableProps } from 'antd';
import { dayNumber, parseCalendarDate } from '../../../../shared/kernel';
import type { Consultation } from '../../../../shared/records';
import { formatRoute } from '../../../app/router';
import { consultationPlaceOf } from '../../../data/consultations';
import { today } from '../../../data/disclosures';
import { leastTableWidth } from '../../../ui/leastTableWidth';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import { useTypeScale } from '../../../ui/useTypeScale';
import type { ConsultationRow } from './useConsultationList';
import { dayText, matterWord, noticeText, outcomeText, STATE_TONE, shownState, stateWord } from './words';

const PAGE = 50;

/** 单位 事项 类别 状态 公布日 截止日 意见 结果. */
export function ConsultationsTable({ rows }: { rows: readonly ConsultationRow[] }) {
  const scale = useTypeScale();
  const columns: NonNullable<TableProps<ConsultationRow>['columns']> = [
    { title: t('consultation.col.unit'), width: 104, render: (_, { unitName }) => unitName },
    {
      title: t('consultation.col.title'),
      render: (_, { line }) => (
        <a href={formatRoute({ page: 'consultation', ...consultationPlaceOf(line) })}>
          {line.title || t('search.untitled')}
        </a>
      ),
    },
    { title: t('consultation.col.matter'), width: 116, render: (_, { line }) => matterWord(line.matter) },
    { title: t('consultation.col.state'), width: 88, render: (_, { line }) => <State line={line} /> },
    { title: t('consultation.col.opensOn'), width: 124, render: (_, { line }) => dayText(line.opensOn) },
    { title: t('consultation.col.closesOn'), width: 132, render: (_, { line }) => <Until line={line} /> },
    {
      title: t('consultation.col.opinions'),
      width: 64,
      align: 'right',
      className: 'figures',
      render: (_, { line }) => line.opinions,
    },
    {
      title: t('consultation.col.outcome'),
      width: 180,
      render: (_, { line, notices }) => (
        <>
          {outcomeText(line)}
          {line.state === 'closed' && <div className="quiet">{noticeText(notices.adoption)}</div>}
        </>
      ),
    },
  ];
  return (
    <Table<ConsultationRow>
      className="consult-table"
      size="small"
      rowKey={({ line }) => line.id}
      dataSource={[...rows]}
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: t('consultation.noMatch') }}
      scroll={{ x: leastTableWidth(columns, scale) }}
      columns={columns}
    />
  );
}

function State({ line }: { line: Consultation }) {
  const state = shownState(line);
  return <StateMark tone={STATE_TONE[state]}>{stateWord(state)}</StateMark>;
}

/** The last day, and how far it is while answers are taken. */
function Until({ line }: { line: Consultation }) {
  const to = parseCalendarDate(line.closesOn);
  const left = to ? dayNumber(to) - dayNumber(today()) : 0;
  return (
    <>
      {dayText(line.closesOn)}
      {to && line.state === 'open' && (
        <div className="quiet">{left < 0 ? t('consultation.ended') : t('consultation.left', { n: left })}</div>
      )}
    </>
  );
}
