import { Button, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { TableRead } from '../../../shared/jobs';
import type { Problem } from '../../../shared/kernel';
import { DataGrid, type GridColumn, type GridGoTo } from '../dataGrid';
import { FaultNote } from '../FaultNote';
import { ProblemList } from '../problemList';
import { Screen } from '../Screen';
import { TaskProgress } from '../TaskProgress';
import { describe, t } from '../text';
import type { Task } from '../useTask';
import { useNarrow } from '../useTypeScale';
import { HeaderRowField } from './HeaderRowField';
import { HeadSelect, NOT_USED } from './HeadSelect';
import { keyOfPlace, sheetProblems } from './sheetRows';
import type { SheetMapping } from './useSheetMapping';

interface Props<F extends string> {
  readonly title: string;
  readonly lead: string;
  readonly table: TableRead;
  readonly mapping: SheetMapping<F, { readonly problems: readonly Problem[] } | undefined>;
  /** What a column can mean, and what each is called. */
  readonly fields: readonly F[];
  readonly fieldName: (field: F) => string;
  readonly widthOf: (field: F | null) => number;
  /** Key of the head above the problems of a code. */
  readonly groupKey: (code: string) => string;
  readonly task: Task;
  /** How many rows were read, are taken and stay out. */
  readonly counts: string;
  readonly takeText: string;
  readonly canTake: boolean;
  /** What else says how the sheet is to be read, before the choice of the sheet. */
  readonly tools?: ReactNode;
  /** Below the counts: what else is to be decided. */
  readonly children?: ReactNode;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** A small sheet that came in: columns in the heads, problems at the right, nothing stored before 收入. */
export function MappingScreen<F extends string>(props: Props<F>) {
  const { table, mapping, task } = props;
  const narrow = useNarrow();
  const [row, setRow] = useState<number | null>(null);
  const [goTo, setGoTo] = useState<GridGoTo | null>(null);
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
      lead={props.lead}
      action={
        <Space wrap>
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button type="primary" disabled={!props.canTake || task.running} onClick={props.onTake}>
            {props.takeText}
          </Button>
        </Space>
      }
    >
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <div className={narrow ? 'check-stage check-narrow' : 'check-stage'}>
        <div className="sheet-grid">
          <SheetTools {...props} row={row} />
          <DataGrid
            source={mapping.grid}
            columns={columnsOf(props)}
            label={t('register.gridLabel', { name: table.name })}
            compact
            onSelect={({ active }) => setRow(active.row + 1)}
            {...(goTo ? { goTo } : {})}
            empty={t('check.noRows')}
          />
        </div>
        <aside className="side-panel">
          <p role="status">{props.counts}</p>
          {props.children}
          <div className="problem-panel">
            <ProblemList<Problem>
              label={t('register.problems')}
              groups={sheetProblems(mapping.read?.problems ?? [], props.groupKey)}
              describe={describe}
              keyOf={keyOfPlace}
              onGo={go}
              hotkeys
              empty={t(mapping.layout.headerRow < 0 ? 'columns.noHeader' : 'register.noProblems')}
            />
          </div>
        </aside>
      </div>
    </Screen>
  );
}

function columnsOf<F extends string>({ mapping, fields, fieldName, widthOf, task }: Props<F>): GridColumn[] {
  const choices = [
    { value: NOT_USED, label: t('columns.notUsed') },
    ...fields.map((field) => ({ value: field as string, label: fieldName(field) })),
  ];
  return mapping.layout.columns.map((column) => ({
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
    width: widthOf(column.field),
  }));
}

/** Which sheet, which row is the header, and what the owner asks besides. */
function SheetTools<F extends string>({
  table,
  mapping,
  task,
  tools,
  row,
}: Props<F> & { readonly row: number | null }) {
  const { layout, sheet } = mapping;
  return (
    <Space wrap size="small" className="sheet-tools">
      {tools}
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
  );
}
