import { Table } from 'antd';
import type { RollupCell, RollupVillage } from '../../../../shared/disclosure/rollup';
import { formatCount, formatYuanGrouped } from '../../../../shared/kernel';
import { formatRoute } from '../../../app/router';
import { t } from '../../../ui/text';

/** Programs of one village with the batches behind each figure. */
export function VillageCells({ village }: { village: RollupVillage }) {
  return (
    <Table<RollupCell>
      size="small"
      rowKey="program"
      pagination={false}
      dataSource={[...village.cells]}
      columns={[
        { title: t('rollup.posting.program'), dataIndex: 'program' },
        {
          title: t('rollup.posting.payees'),
          align: 'right',
          render: (_, cell) =>
            cell.payeesComplete ? formatCount(cell.payees) : t('rollup.payeesByName', { n: formatCount(cell.payees) }),
        },
        { title: t('rollup.posting.quantity'), align: 'right', dataIndex: 'quantity' },
        { title: t('rollup.posting.rate'), render: (_, cell) => cell.rates.join(t('app.comma')) },
        { title: t('rollup.col.amount'), align: 'right', render: (_, cell) => formatYuanGrouped(cell.amountFen) },
        {
          title: t('rollup.col.sources'),
          render: (_, cell) => (
            <ul className="tight-list">
              {cell.sources.map((one) => (
                <li key={`${one.batchId} ${one.village}`}>
                  <a href={formatRoute({ page: 'batch', batchId: one.batchId, stage: 'confirm' })}>
                    {one.title || t('desk.untitled')}
                  </a>{' '}
                  {one.village !== '' && <span className="quiet">{t('rollup.asWritten', { name: one.village })} </span>}
                  <span className="figures">
                    {t('rollup.source', { n: formatCount(one.payments), amount: formatYuanGrouped(one.amountFen) })}
                  </span>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
