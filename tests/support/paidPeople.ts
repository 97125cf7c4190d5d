import { emptyBatch } from '../../renderer/data/batches/importFiles';
import { PayoutBlockBuilder } from '../../renderer/data/batches/payoutBlocks';
import { PersonIndexBuilder } from '../../renderer/data/batches/personIndex';
import { recordReviews } from '../../renderer/data/reviews';
import { Bulk } from '../../renderer/data/store/bulk';
import { commit } from '../../renderer/data/store/commit';
import { saveUnits } from '../../renderer/data/units';
import { fen } from '../../shared/kernel';
import { type BatchRecord, REVIEW_KINDS } from '../../shared/records';
import { anIdNumber, aPayoutRow } from './people';

/** Also runs in the page of the benchmark, so nothing of Node. */
const TOWN = '190101100000';
const POSTED_ON = '2026-09-10';
const SIGNS = '金木水火土甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东南西北中春夏秋冬日月星云风雨山河江海';

export const paidVillages = (count: number): readonly { readonly code: string; readonly name: string }[] =>
  Array.from({ length: count }, (_, n) => ({ code: String(190101100201 + n), name: `${n + 1}号村` }));

/** Another name for every number below 80,000 and more. */
export function paidName(n: number): string {
  const sign = (at: number): string => SIGNS[at % SIGNS.length] ?? '甲';
  return `赵${sign(n)}${sign(Math.floor(n / SIGNS.length))}${n < SIGNS.length ** 2 ? '' : sign(Math.floor(n / SIGNS.length ** 2))}`;
}

/** Lists of as many people each, confirmed, reviewed and on the board; everybody is in every list. */
export async function fillPaidPeople(lists: number, people: number, villages: number): Promise<void> {
  const places = paidVillages(villages);
  const names = places.map(({ name }) => name);
  await saveUnits([
    { name: '样本镇', level: 'township', code: TOWN, parentCode: '190101000000', isSelf: true },
    ...places.map(({ code, name }) => ({ name, level: 'village' as const, code, parentCode: TOWN, isSelf: false })),
  ]);
  const ids = Array.from({ length: lists }, (_, at) => `list-${at}`);
  for (const [at, id] of ids.entries()) await fillList(id, 2026 - at, people, names);
  await recordReviews(
    ids.map((id) => ({ kind: 'batch' as const, id })),
    REVIEW_KINDS.map((kind) => ({
      kind,
      reviewer: '审查人甲',
      reviewedOn: POSTED_ON,
      opinion: '',
      scan: null,
      conclusions: new Map(),
    })),
    TOWN,
  );
}

async function fillList(id: string, year: number, people: number, names: readonly string[]): Promise<void> {
  const builder = new PayoutBlockBuilder(id, 1, names, await PersonIndexBuilder.create());
  for (let n = 0; n < people; n += 1)
    builder.add(
      aPayoutRow({
        row: n + 2,
        village: names[n % names.length] ?? '',
        payee: paidName(n),
        idNumber: anIdNumber(n),
        amount: fen(10_000 + n),
      }),
    );
  const bulk = await Bulk.begin();
  await builder.finish(bulk);
  const record: BatchRecord = {
    ...emptyBatch(id, TOWN, `${year} 年耕地地力保护补贴`),
    program: '耕地地力保护补贴',
    year,
    period: String(year),
    documentNumber: `示政发〔${year}〕3号`,
    state: 'posted',
    version: 1,
    confirmedVillages: names,
    posting: {
      postedOn: POSTED_ON,
      postingTo: '2026-09-25',
      earliestTakeDown: '2026-09-26',
      telephone: '',
      reviewer: '',
      reviewedOn: '',
    },
  };
  await commit({
    name: 'batch.confirmed',
    scope: id,
    plan: () => ({ records: [{ table: 'batches', key: id, value: record }] }),
    bulk,
  });
}
