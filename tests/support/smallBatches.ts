import { confirmBatch } from '../../renderer/data/batches/confirm';
import { openSession } from '../../renderer/data/batches/session';
import type { BatchRecord } from '../../shared/records';
import { importOne } from './deskStore';
import { anIdNumber } from './people';

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),备注';
const FAMILY = '赵钱孙李周吴郑王冯陈';

export interface SmallRow {
  readonly village: string;
  readonly person: number;
  readonly areaMu: string;
  readonly amountYuan: string;
}

/** A sheet of a few rows, imported and confirmed; the standard is 100 yuan, so that 2.00 mu are 200.00 yuan. */
export async function aConfirmedBatch(
  rows: readonly SmallRow[],
  head: Partial<Pick<BatchRecord, 'title' | 'program' | 'year' | 'period' | 'documentNumber'>> = {},
): Promise<string> {
  const lines = rows.map(
    ({ village, person, areaMu, amountYuan }, n) =>
      `${n + 1},${village},一组,${FAMILY[person % 10]}甲${'金木水火土'[person % 5]},${anIdNumber(person)},${areaMu},100.00,${amountYuan},`,
  );
  const id = await importOne([HEADER, ...lines].join('\r\n'), `${head.title ?? '发放表'}.csv`);
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
