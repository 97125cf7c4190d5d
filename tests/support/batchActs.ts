import { expect } from 'vitest';
import {
  assignVillages,
  decide,
  editCells,
  pointOutHeader,
  remapColumn,
  setHead,
} from '../../renderer/data/batches/acts';
import { confirmBatch, markPosted, markTakenDown, removeBatch, reopenBatch } from '../../renderer/data/batches/confirm';
import { newBlankBatch } from '../../renderer/data/batches/newBlank';
import { viewRows } from '../../renderer/data/batches/rowsView';
import { BatchSession, openSession } from '../../renderer/data/batches/session';
import { undoLast } from '../../renderer/data/store/undo';
import { moved } from './deskActs';
import { importOne } from './deskStore';
import { anIdNumber } from './people';

export const HEADER =
  '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
export const rowOf = (n: number, id = anIdNumber(n)): string =>
  `${n},${n % 2 ? '东坝村' : '西坝村'},${1 + (n % 3)}组,赵${'甲乙丙丁戊己庚辛'[n % 8]}${'金木水火土'[n % 5]},${id},2.00,86.37,172.74,,`;
const CSV = [
  HEADER,
  ...Array.from({ length: 1200 }, (_, n) => rowOf(n + 1)),
  rowOf(1201, '1.90101E+17'),
  rowOf(1202, '1.90101E+17'),
].join('\r\n');

export const never = new AbortController().signal;
export const headOf = ({ record }: BatchSession) => ({
  title: record.title,
  program: '耕地地力保护补贴',
  year: 2026,
  period: '2026',
  unitRateYuan: '86.37',
  documentNumber: '样财农〔2026〕1号',
  allocatedFen: { 东坝村: 10_000 },
});

type Stage = 'checked' | 'confirmed' | 'posted';

/** One batch at the stage that an act needs. */
export async function batchAt(stage: Stage): Promise<string> {
  const id = await importOne(CSV, '发放表.csv');
  const session = await openSession(id);
  await decide(session, { kind: 'acceptWithoutId', code: 'id_scientific', rows: 'all' }, never);
  if (stage === 'checked') return id;
  await setHead(session, headOf(session), never);
  await confirmBatch(session, never);
  if (stage === 'posted')
    await markPosted(id, { postedOn: '2026-09-10', postingTo: '', telephone: '', reviewer: '', reviewedOn: '' });
  return id;
}

export interface Act {
  readonly name: string;
  readonly stage: Stage;
  run(session: BatchSession, signal: AbortSignal): Promise<unknown>;
  /** Cannot be cancelled: it is over in one step. */
  readonly short?: boolean;
}

export const acts: readonly Act[] = [
  {
    name: 'typing into cells',
    stage: 'checked',
    run: (session, signal) => editCells(session, '0.0', [{ row: 1100, column: 8, text: '100.00' }], signal),
  },
  {
    name: 'typing below the last row',
    stage: 'checked',
    run: (session, signal) => editCells(session, '0.0', [{ row: 2500, column: 4, text: '赵光' }], signal),
  },
  {
    name: 'a decision on all rows',
    stage: 'checked',
    run: (session, signal) =>
      decide(session, { kind: 'acceptWithoutId', code: 'id_missing', rows: [{ sheetKey: '0.0', row: 9 }] }, signal),
  },
  {
    name: 'another meaning of a column',
    stage: 'checked',
    run: (session, signal) => remapColumn(session, '0.0', 10, 'phone', signal),
  },
  {
    name: 'pointing out the header',
    stage: 'checked',
    run: (session, signal) => pointOutHeader(session, '0.0', 1, signal),
  },
  {
    name: 'the village of a file',
    stage: 'checked',
    run: (session, signal) => assignVillages(session, { 0: '东坝村' }, signal),
  },
  { name: 'program and year', stage: 'checked', run: (session, signal) => setHead(session, headOf(session), signal) },
  { name: 'undo', stage: 'checked', run: ({ record }) => moved(undoLast(record.id)), short: true },
  {
    name: 'confirming',
    stage: 'checked',
    run: async (session, signal) => {
      session.record = { ...session.record, program: '耕地地力保护补贴' };
      await confirmBatch(session, signal);
    },
  },
  {
    name: 'posting on the board',
    stage: 'confirmed',
    run: ({ record }) =>
      markPosted(record.id, { postedOn: '2026-09-10', postingTo: '', telephone: '', reviewer: '', reviewedOn: '' }),
    short: true,
  },
  { name: 'reopening', stage: 'posted', run: ({ record }) => reopenBatch(record.id, '面积登记有误'), short: true },
  {
    name: 'taking down',
    stage: 'posted',
    run: ({ record }) => markTakenDown(record.id, '2026-10-10', ''),
    short: true,
  },
  { name: 'the recycle bin', stage: 'posted', run: ({ record }) => removeBatch(record.id, true), short: true },
  { name: 'a new empty sheet', stage: 'checked', run: () => newBlankBatch('手工'), short: true },
];

/** The open session says the same as one that is opened anew from the store. */
export async function expectSessionAsStored(session: BatchSession): Promise<void> {
  const fresh = await BatchSession.open(session.record.id);
  expect(session.record.files).toEqual(fresh.record.files);
  expect(session.choices).toEqual(fresh.choices);
  expect(session.problems).toEqual(fresh.problems);
  const { rows } = await viewRows(session, '0.0', 1090, 1110, false);
  expect(rows).toEqual((await viewRows(fresh, '0.0', 1090, 1110, false)).rows);
}

/** What it throws, or undefined. */
export const outcome = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error: unknown) => error ?? new Error('rejected'),
  );
