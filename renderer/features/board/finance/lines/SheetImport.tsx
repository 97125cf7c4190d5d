import { Button, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { TableRead } from '../../../../../shared/jobs';
import { formatCount, type Problem } from '../../../../../shared/kernel';
import { DataGrid, type GridColumn, type GridGoTo } from '../../../../ui/dataGrid';
import { FaultNote } from '../../../../ui/FaultNote';
import { HeaderRowField, HeadSelect, keyOfPlace, NOT_USED, sheetProblems } from '../../../../ui/mapping';
import { ProblemList } from '../../../../ui/problemList';
import { Screen } from '../../../../ui/Screen';
import { TaskProgress } from '../../../../ui/TaskProgress';
import { describe, t } from '../../../../ui/text';
import type { Task } from '../../../../ui/useTask';
import { useNarrow } from '../../../../ui/useTypeScale';
import type { SheetMapping } from './useSheetMapping';

interface Read {
  readonly rows: number;
  readonly lines: readonly unknown[];
  readonly problems: readonly Problem[];
}

interface Props<F extends string, R extends Read> {
  readonly title: string;
  readonly table: TableRead;
  readonly mapping: SheetMapping<F, R>;
  /** What a column can mean, and what each is called. */
  readonly fields: readonly F[];
  readonly fieldName: (field: F) => string;
  /** Wider than the others. */
  readonly wide: F;
  readonly task: Task;
  /** Below the counts: what else is to be decided. */
  readonly children?: ReactNode;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** A sheet of lines: columns in the heads, problems at the right, nothing stored before 收入. */
export function SheetImport<F extends string, R extends Read>(props: Props<F, R>) {
  const { table, mapping, fields, task } = props;
  const narrow = useNarrow();
  const [row, setRow] = useState<number | null>(null);
  const [goTo, setGoTo] = useState<GridGoTo | null>(null);
  const { layout, read, sheet } = mapping;
  const taken = read.lines.length;
  const choices = [
    { value: NOT_USED, label: t('columns.notUsed') },
    ...fields.map((field) => ({ value: field as string, label: props.fieldName(field) })),
  ];
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
        onChange={(value) => mapping.choose(column.index, fields.find((one) => one === value) ?? null)}
      />
    ),
    ...(column.sure || column.field === null ? {} : { headTone: 'warn' as const }),
    width: column.field === props.wide ? 220 : 110,
  }));
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
      title={props.title}
      lead={t('finance.import.lead')}
      action={
        <Space wrap>
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button type="primary" disabled={taken === 0 || task.running} onClick={props.onTake}>
            {t('finance.take', { n: formatCount(taken) })}
          </Button>
        </Space>
      }
    >
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <div className={narrow ? 'check-stage check-narrow' : 'check-stage'}>
        <div className="sheet-grid">
          <Space wrap size="small" className="sheet-tools">
            {table.sheets.length > 1 && (
              <Select
                size="small"
                className="w-16"
                aria-label={t('check.whichSheet')}
                value={sheet}
                options={table.sheets.map((one, index) => ({ value: index, label: one.name }))}
                onChange={mapping.chooseSheet}
              />
            )}
            <HeaderRowField
              key={`${sheet}.${layout.headerRow}.${row ?? ''}`}
              rows={layout.headerRow < 0 ? [] : [layout.headerRow + 1]}
              selected={row}
              disabled={task.running}
              onUse={mapping.useHeader}
            />
          </Space>
          <DataGrid
            source={mapping.grid}
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
            {t('finance.import.counts', {
              rows: formatCount(read.rows),
              taken: formatCount(taken),
              left: formatCount(read.rows - taken),
            })}
          </p>
          {props.children}
          <div className="problem-panel">
            <ProblemList<Problem>
              label={t('register.problems')}
              groups={sheetProblems(read.problems, (code) => `finance.group.${code}`)}
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
