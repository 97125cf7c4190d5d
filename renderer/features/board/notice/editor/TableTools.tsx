import { Button, Dropdown, Space } from 'antd';
import { text } from '../../../../../resources';
import { noticeRules } from '../../../../../resources/tables';
import {
  endOfRows,
  insertColumn,
  insertRow,
  removeColumns,
  removeRows,
  setColumn,
  setRowKind,
  summedColumns,
  withTotalRow,
  withTotals,
  wordsLine,
} from '../../../../../shared/board/notices';
import type { NoticeTableBlock } from '../../../../../shared/records';
import type { CellRange } from '../../../../ui/dataGrid';
import { t } from '../../../../ui/text';

const ROW_ACTS = ['rowAbove', 'rowBelow', 'rowRemove', 'asRow', 'asGroup', 'asSubtotal', 'asTotal'] as const;
const COLUMN_ACTS = ['columnBefore', 'columnAfter', 'columnRemove', 'left', 'center', 'right'] as const;
type TableAct = (typeof ROW_ACTS)[number] | (typeof COLUMN_ACTS)[number];

interface Props {
  readonly table: NoticeTableBlock;
  readonly range: CellRange;
  readonly onChange: (by: (table: NoticeTableBlock) => NoticeTableBlock) => void;
}

function acted(table: NoticeTableBlock, act: TableAct, { top, bottom, left, right }: CellRange): NoticeTableBlock {
  const columns = (align: 'left' | 'center' | 'right'): NoticeTableBlock => {
    let next = table;
    for (let at = left; at <= right; at += 1) next = setColumn(next, at, { align });
    return next;
  };
  switch (act) {
    case 'rowAbove':
      return insertRow(table, top);
    case 'rowBelow':
      return insertRow(table, Math.min(table.rows.length, bottom + 1));
    case 'rowRemove':
      return removeRows(table, top, bottom);
    case 'asRow':
      return setRowKind(table, top, bottom, 'row');
    case 'asGroup':
      return setRowKind(table, top, bottom, 'group');
    case 'asSubtotal':
      return setRowKind(table, top, bottom, 'subtotal');
    case 'asTotal':
      return setRowKind(table, top, bottom, 'total');
    case 'columnBefore':
      return insertColumn(table, left);
    case 'columnAfter':
      return insertColumn(table, right + 1);
    case 'columnRemove':
      return removeColumns(table, left, right);
    default:
      return columns(act);
  }
}

/** The table summed up: a line for the total where there is none, its amount in words below. */
function summed(table: NoticeTableBlock): NoticeTableBlock {
  const next = withTotals(withTotalRow(table, t('layout.total'), summedColumns(table, noticeRules)), noticeRules, text);
  return { ...next, words: wordsLine(next, noticeRules, text) || next.words };
}

/** Rows, columns and the total of a table; they work on the selected cells. */
export function TableTools({ table, range, onChange }: Props) {
  const menu = (acts: readonly TableAct[]) => ({
    items: acts.map((key) => ({ key, label: t(`notice.page.do.${key}`), danger: key.endsWith('Remove') })),
    onClick: ({ key }: { key: string }) => onChange((one) => acted(one, key as TableAct, range)),
  });
  const add = insertRow(table, 0) !== table;
  return (
    <Space wrap size="small">
      <Button size="small" disabled={!add} onClick={() => onChange((one) => insertRow(one, endOfRows(one)))}>
        {t('notice.page.addRow')}
      </Button>
      <Button size="small" onClick={() => onChange((one) => insertColumn(one, one.columns.length))}>
        {t('notice.page.addColumn')}
      </Button>
      <Dropdown trigger={['click']} menu={menu(ROW_ACTS)}>
        <Button size="small">{t('notice.page.rows')}</Button>
      </Dropdown>
      <Dropdown trigger={['click']} menu={menu(COLUMN_ACTS)}>
        <Button size="small">{t('notice.page.columns')}</Button>
      </Dropdown>
      <Button size="small" onClick={() => onChange(summed)}>
        {t('notice.page.sum')}
      </Button>
    </Space>
  );
}
