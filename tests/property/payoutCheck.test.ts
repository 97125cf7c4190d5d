import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payoutRules as rules } from '../../resources/tables';
import type { CheckReport } from '../../shared/payout';
import { readAmountCell } from '../../shared/payout/amountCell';
import { readCardCell } from '../../shared/payout/cardCell';
import { idContext, readIdCell } from '../../shared/payout/idCell';
import { readNameCell } from '../../shared/payout/nameCell';
import { aCard, anId, checkCells } from '../support/payoutSheet';

const HEADER = [
  '序号',
  '村名',
  '村民小组',
  '户主姓名',
  '身份证号码',
  '补贴面积(亩)',
  '补贴标准(元/亩)',
  '补贴金额(元)',
  '银行账号',
  '备注',
];
const pick = <const T>(...list: readonly T[]) => fc.constantFrom(...list);

/** One line with whatever an office makes of it. The rate is fixed so that most amounts follow the formula. */
const aLine: fc.Arbitrary<Line> = fc.record({
  serial: fc.integer({ min: 1, max: 400 }),
  village: pick('上坝村', '下坝村', ''),
  group: pick('第一村民小组', '二组', '3', '大河边组', ''),
  name: pick('王一', '李　二', '扎西•次仁', '赵?', '', '欧阳明明'),
  id: pick('good', 'good', 'good', 'spaces', 'scientific', 'empty', 'short'),
  area: fc.integer({ min: 1, max: 3000 }),
  amount: pick('right', 'right', 'right', 'wrong', 'comma', 'words', 'empty', 'zero'),
  card: pick('good', 'spaces', 'empty', 'wrong'),
});
interface Line {
  readonly serial: number;
  readonly village: string;
  readonly group: string;
  readonly name: string;
  readonly id: 'good' | 'spaces' | 'scientific' | 'empty' | 'short';
  readonly area: number;
  readonly amount: 'right' | 'wrong' | 'comma' | 'words' | 'empty' | 'zero';
  readonly card: 'good' | 'spaces' | 'empty' | 'wrong';
}

function cellsOf(line: Line, seq: number): string[] {
  const fen = line.area * 80;
  const yuan = (fen / 100).toFixed(2);
  const id = anId(line.serial % 999 || 1, `19${String(40 + (line.serial % 50))}0101`);
  const ids = {
    good: id,
    spaces: `${id.slice(0, 6)} ${id.slice(6)}`,
    scientific: '1.90101E+17',
    empty: '',
    short: id.slice(2),
  };
  const amounts = {
    right: yuan,
    wrong: ((fen + 500) / 100).toFixed(2),
    comma: yuan.replace(/\B(?=(\d{3})+(?!\d)(?=\.))/g, ','),
    words: '待定',
    empty: '',
    zero: '0',
  };
  const card = aCard(line.serial);
  const cards = {
    good: card,
    spaces: card.replace(/(\d{4})(?=\d)/g, '$1 '),
    empty: '',
    wrong: `${card.slice(0, 18)}${(Number(card[18]) + 1) % 10}`,
  };
  return [
    String(seq),
    line.village,
    line.group,
    line.name,
    ids[line.id],
    (line.area / 100).toFixed(2),
    '80',
    amounts[line.amount],
    cards[line.card],
    '',
  ];
}

// The first line is sound, so that the sheet has a readable beginning like any real one.
const aBody = fc.array(aLine, { minLength: 0, maxLength: 60 }).map((lines) =>
  [
    {
      serial: 401,
      village: '上坝村',
      group: '第一村民小组',
      name: '王一',
      id: 'good',
      area: 100,
      amount: 'right',
      card: 'good',
    } satisfies Line,
    ...lines,
  ].map((line, at) => cellsOf(line, at + 1)),
);

/** A report without what depends on position. */
const essence = ({ counts, totalFen, villages, problemCounts, printedTotals }: CheckReport) => ({
  counts: { ...counts, skipped: 0 },
  totalFen,
  villages,
  problemCounts,
  verdicts: printedTotals.map((t) => t.verdict),
});

describe('laws of the check', () => {
  it('totals are the sums of the imported rows; every row is counted once', async () => {
    await fc.assert(
      fc.asyncProperty(aBody, async (body) => {
        let fen = 0;
        let imported = 0;
        const severities = { repair: 0, warn: 0, reject: 0 };
        const report = await checkCells([HEADER, ...body], {
          onRows: (chunk) => {
            for (const row of chunk.rows) {
              if (row.record) fen += row.record.amount;
              if (row.imported) imported += 1;
              if (row.severity) severities[row.severity] += 1;
            }
          },
        });
        expect(report.totalFen).toBe(fen);
        expect(report.counts.imported).toBe(imported);
        expect(report.counts.rejected).toBe(severities.reject);
        expect(report.counts.read).toBe(report.counts.imported + report.counts.rejected);
        expect(report.counts.read + report.counts.skipped).toBe(body.length + 1);
        const sum = (list: readonly { readonly totalFen: number }[]): number =>
          list.reduce((n, v) => n + v.totalFen, 0);
        expect(sum(report.villages)).toBe(fen);
        for (const village of report.villages) expect(sum(village.groups)).toBe(village.totalFen);
      }),
      { numRuns: 60 },
    );
  });

  it('cutting the rows into chunks at any place gives the same report', async () => {
    await fc.assert(
      fc.asyncProperty(aBody, fc.integer({ min: 1, max: 90 }), async (body, chunk) => {
        const cells = [HEADER, ...body, ['合计', '', '', '', '', '', '', '123.00', '', '']];
        expect(await checkCells(cells, { chunk })).toEqual(await checkCells(cells));
      }),
      { numRuns: 40 },
    );
  });

  it('the order of the columns changes nothing but the columns', async () => {
    await fc.assert(
      fc.asyncProperty(
        aBody,
        fc.shuffledSubarray([...HEADER.keys()], { minLength: HEADER.length }),
        async (body, order) => {
          const move = (row: readonly string[]): string[] => order.map((column) => row[column] ?? '');
          expect(essence(await checkCells([HEADER, ...body].map(move)))).toEqual(
            essence(await checkCells([HEADER, ...body])),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('blank rows only shift row numbers', async () => {
    await fc.assert(
      fc.asyncProperty(aBody, fc.array(fc.nat(60), { maxLength: 8 }), async (body, places) => {
        const cells = [HEADER, ...body];
        const spread = cells.flatMap((row, at) =>
          at > 0 && places.includes(at) ? [HEADER.map(() => ''), row] : [row],
        );
        const shifted = new Map<number, number>();
        let blanks = 0;
        for (const at of cells.keys()) {
          if (at > 0 && places.includes(at)) blanks += 1;
          shifted.set(at + 1, at + 1 + blanks);
        }
        const plain = await checkCells(cells);
        const wide = await checkCells(spread);
        expect(essence(wide)).toEqual(essence(plain));
        expect(wide.problems.map((p) => [p.code, p.at.row])).toEqual(
          plain.problems.map((p) => [p.code, shifted.get(p.at.row ?? 0)]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('a repaired cell needs no second repair', () => {
    const context = idContext(rules, '2026-11-20');
    const repairs = (list: readonly { readonly severity: string }[]): number =>
      list.filter((f) => f.severity === 'repair').length;
    const noise = fc.array(pick(' ', '\u00a0', '\u3000', "'", '\t', '-', ',', '·', '•', '．', '元', '￥'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        noise,
        noise,
        pick('王一', '扎西•次仁', '张　三', '李䶮'),
        (serial, before, after, name) => {
          const around = (text: string): string => before.join('') + text + after.join('');
          const id = readIdCell(around(anId(serial)), context);
          if (id.value !== '') expect(repairs(readIdCell(id.value, context).findings)).toBe(0);
          const card = readCardCell(around(aCard(serial)), rules);
          if (card.value !== '') expect(repairs(readCardCell(card.value, rules).findings)).toBe(0);
          const read = readNameCell(around(name), rules);
          if (read.value !== '') expect(readNameCell(read.value, rules).value).toBe(read.value);
          const amount = readAmountCell(around('1234.5'), rules, false);
          if (amount.value !== undefined)
            expect(repairs(readAmountCell((amount.value / 100).toFixed(2), rules, false).findings)).toBe(0);
        },
      ),
    );
  });

  it('no problem ever shows a whole ID, account or telephone number', async () => {
    await fc.assert(
      fc.asyncProperty(
        aBody,
        fc.nat(HEADER.length - 1),
        fc.integer({ min: 1, max: 999 }),
        async (body, column, serial) => {
          const planted = body.map((row, at) =>
            at % 2 === 1 ? row.map((cell, c) => (c === column ? pickNumber(serial + at) : cell)) : row,
          );
          const { problems, villages } = await checkCells([HEADER, ...planted]);
          expect(
            JSON.stringify([problems.map((p) => p.params), villages.map((v) => [v.name, v.groups.map((g) => g.name)])]),
          ).not.toMatch(/\d{9}/);
        },
      ),
      { numRuns: 40 },
    );
  });
});

const pickNumber = (n: number): string => [anId((n % 998) + 1), aCard(n), '13800000000'][n % 3] ?? '';
