import { Table, type TableProps } from 'antd';
import { useMemo } from 'react';
import type { OfficialDocument } from '../../../../shared/records';
import { formatRoute } from '../../../app/router';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import { useBoxSize } from '../../../ui/useBoxSize';
import { dayText, ledgerClass, ledgerText, STATE_TONE } from './ledgerWords';
import type { LedgerLine } from './useLedger';

const HEAD_PX = 40;
/** Below this width the address has no column of its own: it stands on the page of the document. */
const WIDE_PX = 1060;

const open = ({ year, id }: OfficialDocument): string => formatRoute({ page: 'document', year: String(year), id });

/** R-P02: 文号, 标题, 属性, 印发日, 应上网日, 实上网日, 网址, 是否逾期. Draws only the rows in sight. */
export function LedgerTable({ lines }: { lines: readonly LedgerLine[] }) {
  const { box, size } = useBoxSize();
  const columns = useMemo<NonNullable<TableProps<LedgerLine>['columns']>>(() => {
    const wide = size.width >= WIDE_PX;
    const all: NonNullable<TableProps<LedgerLine>['columns']> = [
      { title: t('documents.col.number'), width: 168, render: (_, { document }) => document.documentNumber },
      {
        title: t('documents.col.title'),
        render: (_, { document }) => <a href={open(document)}>{document.title || t('documents.untitled')}</a>,
      },
      {
        title: t('documents.col.class'),
        width: 128,
        render: (_, { document }) => document.classWords || <span className="quiet">{t('documents.noClass')}</span>,
      },
      {
        title: t('documents.col.state'),
        width: 76,
        render: (_, { document }) => (
          <StateMark tone={STATE_TONE[document.state]}>{t(`documents.state.${document.state}`)}</StateMark>
        ),
      },
      { title: t('documents.col.issuedOn'), width: 124, render: (_, { document }) => dayText(document.issuedOn) },
      {
        title: t('documents.col.dueOn'),
        width: 124,
        render: (_, { document }) => (
          <>
            {dayText(document.dueOn)}
            {document.dueStatus === 'provisional' && <span className="quiet"> {t('documents.provisional')}</span>}
          </>
        ),
      },
      { title: t('documents.col.publishedOn'), width: 124, render: (_, { document }) => dayText(document.publishedOn) },
      ...(wide
        ? [
            {
              title: t('documents.col.url'),
              width: 108,
              render: (_: unknown, { document }: LedgerLine) => (
                <span className="ledger-url" title={document.url}>
                  {document.url.replace(/^https?:\/\//, '')}
                </span>
              ),
            },
          ]
        : []),
      {
        title: t('documents.col.late'),
        width: 104,
        render: (_, { state }) => <span className={ledgerClass(state)}>{ledgerText(state)}</span>,
      },
    ];
    // The rows in sight are plain boxes: their roles make a table of them again.
    return all.map((column) => ({ ...column, onCell: () => ({ role: 'cell' }) }));
  }, [size.width]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the virtual body of the component library has no table element
    <div ref={box} className="ledger-table" role="table" aria-label={t('government.tab.documents')}>
      <Table<LedgerLine>
        virtual
        size="small"
        rowKey={({ document }) => document.id}
        dataSource={lines}
        onRow={() => ({ role: 'row' })}
        pagination={false}
        columns={columns}
        scroll={{ x: Math.max(size.width, 760), y: Math.max(size.height - HEAD_PX, 160) }}
        locale={{ emptyText: t('documents.noMatch') }}
      />
    </div>
  );
}
