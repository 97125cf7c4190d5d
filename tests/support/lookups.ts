import { confirmBatch, markPosted } from '../../renderer/data/batches/confirm';
import { openSession } from '../../renderer/data/batches/session';
import type { BatchRecord } from '../../shared/records';
import { importOne } from './deskStore';
import { anIdNumber } from './people';
import { agreeBatch } from './reviewActs';

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),备注';

export interface AskedRow {
  readonly payee: string;
  readonly idNumber: string;
  readonly village?: string;
  readonly amountYuan?: string;
}

export const POSTED_ON = '2026-09-10';

/** A confirmed list of a few people at 100 yuan a mu; a test says who is in it. */
export async function aConfirmedList(
  rows: readonly AskedRow[],
  head: Partial<Pick<BatchRecord, 'title' | 'program' | 'year' | 'period' | 'documentNumber'>> = {},
): Promise<string> {
  const lines = rows.map(({ payee, idNumber, village = '东坝村', amountYuan = '200.00' }, n) =>
    [n + 1, village, '一组', payee, idNumber, Number(amountYuan) / 100, '100.00', amountYuan, ''].join(','),
  );
  const id = await importOne([HEADER, ...lines].join('\r\n'), `${head.title ?? '发放表'}${lines.length}.csv`);
  const session = await openSession(id);
  session.record = {
    ...session.record,
    title: '第一批',
    program: '耕地地力保护补贴',
    year: 2026,
    period: '2026',
    documentNumber: '示政发〔2026〕3号',
    ...head,
  };
  await confirmBatch(session, new AbortController().signal);
  return id;
}

/** Reviewed, and on the board since a day: what the look-up desk may answer from. */
export async function hang(id: string, postedOn = POSTED_ON): Promise<string> {
  await agreeBatch(id);
  await markPosted(id, { postedOn, postingTo: '', telephone: '', reviewer: '', reviewedOn: '' });
  return id;
}

export const aPostedList = async (...given: Parameters<typeof aConfirmedList>): Promise<string> =>
  hang(await aConfirmedList(...given));

/** Two invented persons whose numbers end alike. */
export function twoWithOneEnding(): [string, string] {
  const first = anIdNumber(1);
  for (let n = 1001; n < 100_000; n += 1000) {
    const other = anIdNumber(n);
    if (other.slice(-4) === first.slice(-4) && other !== first) return [first, other];
  }
  throw new Error('no pair');
}
