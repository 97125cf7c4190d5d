import { Input } from 'antd';
import { type ClipboardEvent, type ReactNode, useMemo, useState } from 'react';
import { appendRows, needsPasteWide, pasteWide, setCells, setColumn } from '../../../../../shared/board/notices';
import type { NoticeTableBlock } from '../../../../../shared/records';
import {
  type CellRange,
  DataGrid,
  type GridColumn,
  type GridEdit,
  type GridRow,
  parseTsv,
} from '../../../../ui/dataGrid';
import { t } from '../../../../ui/text';
import { useNoticeEdit } from '../useNoticeEdit';
import { TableTools } from './TableTools';

interface Props {
  readonly table: NoticeTableBlock;
  readonly at: number;
  readonly disabled: boolean;
  readonly menu: ReactNode;
  readonly onChange: (by: (table: NoticeTableBlock) => NoticeTableBlock) => void;
}

const ROW_REM = 1.75;
const HEAD_REM = 4.5;
const MOST_ROWS = 12;
/** Width of a column by its longest text, px. */
const widthOf = (table: NoticeTableBlock, column: number): number => {
  const longest = table.rows.slice(0, 60).reduce((most, { cells }) => Math.max(most, cells[column]?.length ?? 0), 4);
  return Math.min(240, Math.max(96, longest * 13 + 20));
};

const labelOf = (kind: NoticeTableBlock['rows'][number]['kind'], at: number): string =>
  kind === 'row' ? String(at + 1) : t(`notice.page.row.${kind}`);

/** 表格: cells as in a spreadsheet, what is pasted from Excel or WPS goes where the selection stands. */
export function TableEdit({ table, at, disabled, menu, onChange }: Props) {
  const { target } = useNoticeEdit();
  const [range, setRange] = useState<CellRange>({ top: 0, bottom: 0, left: 0, right: 0 });
  const [version, setVersion] = useState(0);
  const [shown, setShown] = useState(table);
  if (shown !== table) {
    setShown(table);
    setVersion(version + 1);
  }
  const columns = useMemo<GridColumn[]>(
    () =>
      table.columns.map(({ header, align }, index) => ({
        key: String(index),
        title: header || t('notice.page.column', { n: index + 1 }),
        head: '',
        headExtra: (
          <HeaderField
            value={header}
            column={index}
            disabled={disabled}
            onChange={(next) => onChange((one) => setColumn(one, index, { header: next }))}
          />
        ),
        width: widthOf(table, index),
        align: align === 'right' ? 'right' : 'left',
        editable: !disabled,
      })),
    [table, disabled, onChange],
  );
  const rows = (from: number, to: number): GridRow[] =>
    table.rows.slice(from, to).map(({ kind, cells }, index) => ({
      key: from + index,
      label: labelOf(kind, from + index),
      cells: table.columns.map((_, column) => cells[column] ?? ''),
    }));
  const onEdit = (edits: readonly GridEdit[]): void =>
    onChange((one) =>
      setCells(
        one,
        edits.map(({ rowKey, columnKey, after }) => ({ row: Number(rowKey), column: Number(columnKey), text: after })),
      ),
    );
  const onPaste = (event: ClipboardEvent<HTMLDivElement>): void => {
    if (disabled || (event.target as HTMLElement).closest('.gk-grid') === null) return;
    const block = parseTsv(event.clipboardData.getData('text/plain'));
    if (block.length === 0 || !needsPasteWide(table, { row: range.top, column: range.left }, block)) return;
    event.preventDefault();
    event.stopPropagation();
    onChange((one) => pasteWide(one, { row: range.top, column: range.left }, block));
  };
  const height = HEAD_REM + ROW_REM * Math.min(MOST_ROWS, Math.max(2, table.rows.length));
  return (
    <div className="block-row block-table" data-block={at}>
      <div className="table-edit">
        <div className="table-head">
          <TableText name="caption" table={table} max={200} disabled={disabled} onChange={onChange} />
          <TableText name="unitNote" table={table} max={60} disabled={disabled} onChange={onChange} />
        </div>
        {!disabled && <TableTools table={table} range={range} onChange={onChange} />}
        <div className="table-grid" style={{ height: `${height}rem` }} onPasteCapture={onPaste}>
          <DataGrid
            compact
            label={table.caption || t('notice.page.table', { n: at + 1 })}
            columns={columns}
            source={{ rowCount: table.rows.length, rows, version }}
            {...(target?.block === at
              ? { goTo: { rowIndex: target.row, columnKey: String(target.column), token: target.token } }
              : {})}
            onSelect={(_, next) => setRange(next)}
            {...(disabled
              ? {}
              : {
                  onEdit,
                  onAppend: (added: readonly (readonly string[])[], key: string) =>
                    onChange((one) => appendRows(one, added, Number(key))),
                })}
            empty={t('notice.page.noRows')}
          />
        </div>
        <TableText name="words" table={table} max={200} disabled={disabled} onChange={onChange} />
      </div>
      {menu}
    </div>
  );
}

interface TextProps {
  readonly name: 'caption' | 'unitNote' | 'words';
  readonly table: NoticeTableBlock;
  readonly max: number;
  readonly disabled: boolean;
  readonly onChange: Props['onChange'];
}

function TableText({ name, table, max, disabled, onChange }: TextProps) {
  if (disabled && table[name] === '') return null;
  return (
    <Input
      size="small"
      variant="borderless"
      value={table[name]}
      maxLength={max}
      disabled={disabled}
      aria-label={t(`notice.page.table.${name}`)}
      placeholder={t(`notice.page.table.${name}`)}
      onChange={(event) => onChange((one) => ({ ...one, [name]: event.target.value }))}
    />
  );
}

interface HeaderProps {
  readonly value: string;
  readonly column: number;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

const HeaderField = ({ value, column, disabled, onChange }: HeaderProps) => (
  <Input
    size="small"
    value={value}
    maxLength={60}
    disabled={disabled}
    aria-label={t('notice.page.columnHead', { n: column + 1 })}
    placeholder={t('notice.page.column', { n: column + 1 })}
    onChange={(event) => onChange(event.target.value)}
  />
);
