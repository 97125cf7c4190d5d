import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  DataGrid,
  type GridColumn,
  type GridEdit,
  type GridGoTo,
  type GridSelection,
} from '../../../renderer/ui/dataGrid';
import { type ProblemGroup, ProblemList } from '../../../renderer/ui/problemList';
import { COLUMN_KEYS, makeStore } from './demoSource';
import { measurePlainScroll, measureScroll } from './measureScroll';

const query = new URLSearchParams(location.search);
const rowCount = Number(query.get('rows') ?? 1000);
const delayMs = Number(query.get('delay') ?? 10);
const withExtra = query.has('extra');
const withList = query.has('list');
if (!withList) document.body.classList.add('alone');
document.documentElement.style.fontSize = `${Number(query.get('font') ?? 16)}px`;

const TITLES = [
  '村名',
  '组别',
  '户主姓名',
  '身份证号码',
  '联系电话',
  '补贴面积',
  '补贴标准',
  '补贴金额',
  '开户行',
  '银行账号',
  '年度',
  '补贴项目',
  '备注',
];
const WIDTHS = [90, 70, 90, 170, 110, 80, 80, 90, 110, 140, 60, 90, 120];

const columns: GridColumn[] = COLUMN_KEYS.map((key, index) => ({
  key,
  title: TITLES[index] ?? key,
  width: WIDTHS[index] ?? 100,
  editable: key !== 'year',
  frozen: index < 3,
  align: key === 'area' || key === 'rate' || key === 'amount' ? 'right' : 'left',
  secret: key === 'id' || key === 'card',
  ...(withExtra && {
    headExtra: (
      <select aria-label={`列 ${index}`}>
        <option>{TITLES[index]}</option>
        <option>不导入</option>
      </select>
    ),
  }),
  ...(withExtra && key === 'bank' && { headTone: 'warn' as const }),
}));

interface Log {
  edits: (readonly GridEdit[])[];
  undo: number;
  redo: number;
  reveals: string[];
  appended: (readonly (readonly string[])[])[];
  widths: Readonly<Record<string, number>> | null;
  selection: GridSelection | null;
  accepted: number;
  unmount: () => void;
  text: (row: number, column: number) => string;
  goTo: (rowIndex: number, columnKey?: string) => void;
}
declare global {
  interface Window {
    gridLog: Log;
    measureScroll: typeof measureScroll;
    measurePlainScroll: typeof measurePlainScroll;
  }
}

interface DemoProblem {
  readonly row: number;
  readonly columnKey: string;
}

/** Every 40th row has an ID number with a digit too few; a hundred thousand rows give 2,500 of them. */
function demoGroups(onAccept: () => void): ProblemGroup<DemoProblem>[] {
  const each = (turn: number, columnKey: string) => {
    const problems: DemoProblem[] = [];
    for (let row = turn; row < rowCount; row += 40) problems.push({ row, columnKey });
    return problems;
  };
  const ids = each(7, 'id');
  return [
    {
      key: 'id_length',
      severity: 'reject',
      title: '身份证号少一位。请核对原件后改正，或按“无证件号”收入。',
      problems: ids,
      actions: (
        <button type="button" onClick={onAccept}>
          按“无证件号”收入这 {ids.length.toLocaleString('zh-CN')} 行
        </button>
      ),
    },
    {
      key: 'bank_twice',
      severity: 'warn',
      title: '同一账号写在两户名下。请看是不是同一家。',
      problems: each(15, 'card'),
    },
    { key: 'no_group', severity: 'warn', problems: [{ row: 3, columnKey: 'group' }] },
    { key: 'spaces', severity: 'repair', title: '金额里的空格已去掉。', problems: each(22, 'amount') },
  ];
}
const keyOfProblem = (item: DemoProblem) => `${item.row}:${item.columnKey}`;

function Demo() {
  const store = useMemo(() => makeStore(rowCount, delayMs), []);
  const [source, setSource] = useState(() => store.source());
  const [isGone, setGone] = useState(false);
  const [goTo, setGoTo] = useState<GridGoTo | null>(null);
  const log = useMemo<Log>(() => {
    const made: Log = {
      edits: [],
      undo: 0,
      redo: 0,
      reveals: [],
      appended: [],
      widths: null,
      selection: null,
      accepted: 0,
      unmount: () => setGone(true),
      text: store.text,
      goTo: (rowIndex, columnKey) =>
        setGoTo((old) => ({ rowIndex, ...(columnKey !== undefined && { columnKey }), token: (old?.token ?? 0) + 1 })),
    };
    window.gridLog = made;
    return made;
  }, [store]);
  const [current, setCurrent] = useState<string | null>(null);
  const groups = useMemo(
    () =>
      demoGroups(() => {
        log.accepted += 1;
      }),
    [log],
  );
  const grid = (
    <DataGrid
      label="演示"
      source={source}
      columns={columns}
      compact={query.has('compact')}
      onEdit={(edits) => {
        log.edits.push(edits);
        store.edit(edits);
        setSource(store.source());
      }}
      onUndo={() => {
        log.undo += 1;
        const last = log.edits.pop();
        if (last) store.edit(last, true);
        setSource(store.source());
      }}
      onRedo={() => {
        log.redo += 1;
      }}
      onSelect={(selection) => {
        log.selection = selection;
      }}
      onReveal={async (rowKey, columnKey) => {
        log.reveals.push(`${rowKey}:${columnKey}`);
        return `190101195801${String(rowKey).padStart(6, '0')}`;
      }}
      onColumnWidths={(widths) => {
        log.widths = widths;
      }}
      {...(query.has('append') && {
        onAppend: (rows: readonly (readonly string[])[]) => {
          log.appended.push(rows);
        },
      })}
      {...(goTo && { goTo })}
      find={async (text, from, direction) => {
        const found = store.find(text, from, direction);
        return found && { rowIndex: found.row, columnKey: COLUMN_KEYS[found.column] ?? '' };
      }}
      empty="还没有行。"
    />
  );
  if (isGone) return null;
  if (!withList) return grid;
  return (
    <>
      {grid}
      <ProblemList
        label="需要您决定"
        groups={groups}
        keyOf={keyOfProblem}
        describe={(item) => `第 ${item.row + 5} 行：请核对。`}
        currentKey={current}
        onGo={(item, how) => {
          setCurrent(keyOfProblem(item));
          setGoTo((old) => ({
            rowIndex: item.row,
            columnKey: item.columnKey,
            token: (old?.token ?? 0) + 1,
            focus: !how.keepFocus,
          }));
        }}
      />
    </>
  );
}

window.measureScroll = measureScroll;
window.measurePlainScroll = measurePlainScroll;
const root = document.getElementById('root');
if (root) createRoot(root).render(<Demo />);
