import { App, Button, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import type { TableRead } from '../../../../shared/jobs';
import { formatCount, type Problem } from '../../../../shared/kernel';
import { PERSON_FIELDS } from '../../../../shared/ledgers/persons';
import type { DisclosurePlace } from '../../../data/disclosures';
import { DataGrid, type GridColumn, type GridGoTo } from '../../../ui/dataGrid';
import { FaultNote } from '../../../ui/FaultNote';
import { HeaderRowField, HeadSelect, keyOfPlace, NOT_USED, sheetProblems } from '../../../ui/mapping';
import { ProblemList } from '../../../ui/problemList';
import { Screen } from '../../../ui/Screen';
import { TaskProgress } from '../../../ui/TaskProgress';
import { describe, t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { useNarrow } from '../../../ui/useTypeScale';
import { runJob } from '../../../workers/client';
import { usePersonsSheet } from './usePersonsSheet';

interface Props {
  readonly table: TableRead;
  readonly place: DisclosurePlace;
  readonly title: string;
  readonly onClose: () => void;
}

const options = (): { value: string; label: string }[] => [
  { value: NOT_USED, label: t('columns.notUsed') },
  ...PERSON_FIELDS.map((field) => ({ value: field, label: t(`persons.field.${field}`) })),
];

/** A list of persons from a sheet: columns in the heads, problems at the right, nothing stored before 收入; numbers masked. */
export function PersonsPage({ table, place, title, onClose }: Props) {
  const persons = usePersonsSheet(table, place);
  const task = useTask();
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [row, setRow] = useState<number | null>(null);
  const [goTo, setGoTo] = useState<GridGoTo | null>(null);
  const choices = useMemo(options, []);
  const { layout, read, sheet } = persons;
  const taken = read.rows.length;
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
        onChange={(value) => persons.choose(column.index, PERSON_FIELDS.find((one) => one === value) ?? null)}
      />
    ),
    ...(column.sure || column.field === null ? {} : { headTone: 'warn' as const }),
    width: column.field === 'idNumber' ? 190 : 120,
  }));
  const take = async (): Promise<void> => {
    const done = await task.run('app.task.saving', (control) =>
      runJob('persons.save', { place, fileName: table.name, rows: read.rows }, control),
    );
    if (done === undefined) return;
    void message.success(t('persons.taken', { n: formatCount(taken) }));
    onClose();
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
      title={t('persons.page.title')}
      lead={t('persons.page.lead', { title })}
      action={
        <Space wrap>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="primary" disabled={taken === 0 || task.running} onClick={() => void take()}>
            {t('persons.take', { n: formatCount(taken) })}
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
                onChange={persons.chooseSheet}
              />
            )}
            <HeaderRowField
              key={`${sheet}.${layout.headerRow}.${row ?? ''}`}
              rows={layout.headerRow < 0 ? [] : [layout.headerRow + 1]}
              selected={row}
              disabled={task.running}
              onUse={persons.useHeader}
            />
          </Space>
          <DataGrid
            source={persons.grid}
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
            {t('persons.counts', {
              rows: formatCount(read.count),
              taken: formatCount(taken),
              left: formatCount(read.count - taken),
            })}
          </p>
          <div className="problem-panel">
            <ProblemList<Problem>
              label={t('register.problems')}
              groups={sheetProblems(read.problems, (code) => `persons.group.${code}`)}
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
