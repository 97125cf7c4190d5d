import { App, Button, InputNumber, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import type { TableRead } from '../../../../shared/jobs';
import { formatCount, type Problem } from '../../../../shared/kernel';
import { REGISTER_FIELDS } from '../../../../shared/ledgers/register';
import { useUnits } from '../../../app/session';
import { importRegister, todayHere } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { DataGrid, type GridColumn, type GridGoTo } from '../../../ui/dataGrid';
import { FaultNote } from '../../../ui/FaultNote';
import { HeaderRowField, HeadSelect, keyOfPlace, NOT_USED, sheetProblems } from '../../../ui/mapping';
import { ProblemList } from '../../../ui/problemList';
import { Screen } from '../../../ui/Screen';
import { TaskProgress } from '../../../ui/TaskProgress';
import { describe, t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { useNarrow } from '../../../ui/useTypeScale';
import { type RegisterImport, useRegister } from './useRegister';

interface Props {
  readonly table: TableRead;
  readonly year: number;
  readonly onClose: (year?: number) => void;
}

const options = (): { value: string; label: string }[] => [
  { value: NOT_USED, label: t('columns.notUsed') },
  ...REGISTER_FIELDS.map((field) => ({ value: field, label: t(`register.field.${field}`) })),
];

/** A register from Excel: columns in the heads, problems at the right, nothing stored before 收入. */
export function RegisterPage({ table, year, onClose }: Props) {
  const register = useRegister(table, year);
  const { self } = useUnits();
  const task = useTask();
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [row, setRow] = useState<number | null>(null);
  const [goTo, setGoTo] = useState<GridGoTo | null>(null);
  const { layout, read } = register;
  const choices = useMemo(options, []);
  const columns: GridColumn[] = layout.columns.map((column) => ({
    key: String(column.index),
    title: column.header || t('columns.nameless', { n: column.index }),
    headExtra: (
      <HeadSelect
        index={column.index}
        header={column.header}
        value={column.field ?? NOT_USED}
        sure={column.sure || column.field === null}
        disabled={task.running}
        options={choices}
        onChange={(value) => register.choose(column.index, REGISTER_FIELDS.find((one) => one === value) ?? null)}
      />
    ),
    ...(column.sure || column.field === null ? {} : { headTone: 'warn' as const }),
    width: column.field === 'title' || column.field === 'url' ? 220 : 120,
  }));
  const take = async (): Promise<void> => {
    if (!read || !self) return;
    const lines = read.lines.map((one) => one.line);
    const n = await task.run('app.task.saving', () =>
      outcomeOf(() => importRegister(table.name, register.year, self, lines)),
    );
    if (n === undefined) return;
    void message.success(t('register.taken', { n, year: register.year }));
    onClose(register.year);
  };
  const go = (one: Problem): void => {
    setGoTo((before) => ({
      rowIndex: (one.at.row ?? 1) - 1,
      ...(one.at.column === undefined ? {} : { columnKey: String(one.at.column) }),
      token: (before?.token ?? 0) + 1,
      focus: false,
    }));
  };
  return (
    <Screen
      fill
      title={t('register.title')}
      lead={t('register.lead')}
      action={
        <Space wrap>
          <Button onClick={() => onClose()}>{t('app.cancel')}</Button>
          <Button
            type="primary"
            disabled={!self || !read || read.lines.length === 0 || task.running}
            onClick={() => void take()}
          >
            {t('register.take', { n: formatCount(read?.lines.length ?? 0) })}
          </Button>
        </Space>
      }
    >
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <div className={narrow ? 'check-stage check-narrow' : 'check-stage'}>
        <div className="sheet-grid">
          <SheetTools register={register} table={table} row={row} busy={task.running} />
          <DataGrid
            source={register.grid}
            columns={columns}
            label={t('register.gridLabel', { name: table.name })}
            compact
            onSelect={({ active }) => setRow(active.row + 1)}
            {...(goTo ? { goTo } : {})}
            empty={t('check.noRows')}
          />
        </div>
        <aside className="side-panel">
          <p role="status">
            {t('register.counts', {
              rows: formatCount(read?.rows ?? 0),
              taken: formatCount(read?.lines.length ?? 0),
              left: formatCount((read?.rows ?? 0) - (read?.lines.length ?? 0)),
            })}
          </p>
          <div className="problem-panel">
            <ProblemList<Problem>
              label={t('register.problems')}
              groups={sheetProblems(read?.problems ?? [], (code) => `register.group.${code}`)}
              describe={describe}
              keyOf={keyOfPlace}
              onGo={go}
              hotkeys
              empty={t('register.noProblems')}
            />
          </div>
        </aside>
      </div>
    </Screen>
  );
}

interface ToolsProps {
  readonly register: RegisterImport;
  readonly table: TableRead;
  readonly row: number | null;
  readonly busy: boolean;
}

/** Which year, which sheet, which row is the header. */
function SheetTools({ register, table, row, busy }: ToolsProps) {
  const thisYear = Number(todayHere().slice(0, 4));
  const { headerRow } = register.layout;
  return (
    <Space wrap size="small" className="sheet-tools">
      <span className="inline-field">
        <span>{t('register.year')}</span>
        <InputNumber
          size="small"
          min={1990}
          max={thisYear}
          value={register.year}
          aria-label={t('register.year')}
          onChange={(value) => register.setYear(value ?? thisYear)}
        />
      </span>
      {table.sheets.length > 1 && (
        <Select
          size="small"
          className="w-16"
          aria-label={t('check.whichSheet')}
          value={register.sheet}
          options={table.sheets.map((sheet, index) => ({ value: index, label: sheet.name }))}
          onChange={register.chooseSheet}
        />
      )}
      <HeaderRowField
        key={`${register.sheet}.${headerRow}.${row ?? ''}`}
        rows={headerRow < 0 ? [] : [headerRow + 1]}
        selected={row}
        disabled={busy}
        onUse={register.useHeader}
      />
    </Space>
  );
}
