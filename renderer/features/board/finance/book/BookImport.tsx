import { App, Button, Radio, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import type { TableRead } from '../../../../shared/jobs';
import { formatCount, type Problem } from '../../../../shared/kernel';
import { storedFen, VOUCHER_COLUMNS } from '../../../../shared/ledgers/villageFinance';
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
import type { BookWork } from './useBook';
import { useVoucherSheet } from './useVoucherSheet';
import { periodWords, yuan } from './words';

interface Props {
  readonly work: BookWork;
  readonly table: TableRead;
  readonly onClose: () => void;
}

const options = (): { value: string; label: string }[] => [
  { value: NOT_USED, label: t('columns.notUsed') },
  ...VOUCHER_COLUMNS.map((field) => ({ value: field, label: t(`finance.column.${field}`) })),
];

/** A voucher list of the 三资 platform, or any other: columns in the heads, problems at the right, nothing stored before 收入. */
export function ImportPage({ work, table, onClose }: Props) {
  const { place, book } = work;
  const vouchers = useVoucherSheet(table, place.unitCode, book.period);
  const task = useTask();
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [row, setRow] = useState<number | null>(null);
  const [goTo, setGoTo] = useState<GridGoTo | null>(null);
  const [replace, setReplace] = useState(false);
  const choices = useMemo(options, []);
  const { layout, read, sheet } = vouchers;
  const taken = read.lines.length;
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
        onChange={(value) => vouchers.choose(column.index, VOUCHER_COLUMNS.find((one) => one === value) ?? null)}
      />
    ),
    ...(column.sure || column.field === null ? {} : { headTone: 'warn' as const }),
    width: column.field === 'summary' ? 220 : 110,
  }));
  const take = async (): Promise<void> => {
    const lines = read.lines.map(({ cells }) => cells);
    const { opening, closing } = read;
    const request = { place, fileName: table.name, lines, opening, closing, replace };
    const done = await task.run('app.task.saving', (control) => runJob('finance.import', request, control));
    if (done === undefined) return;
    void message.success(t('finance.taken', { n: formatCount(taken) }));
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
      title={t('finance.import.title', { period: periodWords(place.period) })}
      lead={t('finance.import.lead')}
      action={
        <Space wrap>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="primary" disabled={taken === 0 || task.running} onClick={() => void take()}>
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
                onChange={vouchers.chooseSheet}
              />
            )}
            <HeaderRowField
              key={`${sheet}.${layout.headerRow}.${row ?? ''}`}
              rows={layout.headerRow < 0 ? [] : [layout.headerRow + 1]}
              selected={row}
              disabled={task.running}
              onUse={vouchers.useHeader}
            />
          </Space>
          <DataGrid
            source={vouchers.grid}
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
          {read.opening !== '' && <p>{t('finance.import.opening', { amount: yuan(storedFen(read.opening)) })}</p>}
          {read.closing !== '' && <p>{t('finance.import.closing', { amount: yuan(storedFen(read.closing)) })}</p>}
          {book.lines.length > 0 && (
            <Radio.Group
              value={replace}
              onChange={(event) => setReplace(event.target.value as boolean)}
              options={[
                { value: false, label: t('finance.import.append', { n: formatCount(book.lines.length) }) },
                { value: true, label: t('finance.import.replace', { n: formatCount(book.lines.length) }) },
              ]}
            />
          )}
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
