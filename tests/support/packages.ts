import { setHead } from '../../renderer/data/batches/acts';
import { confirmBatch } from '../../renderer/data/batches/confirm';
import { openSession } from '../../renderer/data/batches/session';
import { ed25519PublicKey } from '../../shared/formats/crypto';
import { COUNTY, importOne, jobContext, postingOptions, SIGNING_SEED } from './deskStore';
import { anIdNumber } from './people';
import { agreeBatch } from './reviewActs';

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const rowOf = (n: number): string =>
  `${n},${n % 2 ? '东坝村' : '西坝村'},一组,赵${'甲乙丙丁戊己庚辛'[n % 8]},${anIdNumber(n)},2.00,86.37,172.74,,`;
const CSV = [HEADER, ...[1, 2, 3, 4].map(rowOf)].join('\r\n');
const never = new AbortController().signal;
export const publicKey = ed25519PublicKey(SIGNING_SEED);

/** Confirmed, and reviewed as R-S01 asks before packing. */
export async function agreedBatch(): Promise<string> {
  const session = await openSession(await importOne(CSV, '发放表.csv'));
  const { title, unitRateYuan, documentNumber, allocatedFen } = session.record;
  const head = { title, unitRateYuan, documentNumber, allocatedFen, year: 2026, period: '2026' };
  await setHead(session, { ...head, program: '耕地地力保护补贴' }, never);
  await confirmBatch(session, never);
  return agreeBatch(session.record.id);
}

export const requestFor = (batchId: string) => ({
  batchId,
  options: postingOptions(),
  recipientUnit: COUNTY,
  publicContacts: ['0000-1234567'],
});

/** A context that is cancelled at the n-th word of progress; 0: never. */
export function cancelling(n: number) {
  const controller = new AbortController();
  let calls = 0;
  const context = jobContext({
    signal: controller.signal,
    onProgress: () => {
      calls += 1;
      if (calls === n) controller.abort(new DOMException('cancelled', 'AbortError'));
    },
  });
  return { context, calls: () => calls };
}
