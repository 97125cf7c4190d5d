import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderPostingFiles } from '../../cli/commands/payoutPost';
import rules from '../../resources/rules/privacy.json';
import { scanFile } from '../../shared/formats/scan';
import { type CalendarDate, fen } from '../../shared/kernel';
import type { PayoutRow } from '../../shared/payout/types';
import { defaultPostingPolicy, type PostingPolicy, planPosting } from '../../shared/privacy';
import { aPosting, layoutResources } from '../support/postingSamples';
import { idNumber, luhnCard } from '../support/privateNumbers';

const PHONES = ['0000-1234567'];
const BASIS = { legalBasis: '示政发〔2026〕3号' };
const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Numbers that must not survive anywhere, in the plain form of their digits. */
const number = fc
  .integer({ min: 1, max: 999_999 })
  .chain((n) =>
    fc.constantFrom(
      idNumber('190101', `19${pad(50 + (n % 50), 2)}0${1 + (n % 9)}1${n % 10}`, pad(1 + (n % 999), 3)),
      `190101${pad(50 + (n % 50), 2)}0${1 + (n % 9)}1${n % 10}${pad(1 + (n % 999), 3)}`,
      luhnCard('799999', 19, pad(n, 14)),
      `138${pad(n, 8)}`,
    ),
  );
const wide = (text: string): string => text.replace(/[0-9X]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const disguise = fc.constantFrom<(text: string) => string>(
  (text) => text,
  wide,
  (text) => [...text].join('\u200b'),
  (text) => text.replace(/\d/g, (c) => '〇一二三四五六七八九'.charAt(Number(c))),
  (text) =>
    text.length === 11
      ? `${text.slice(0, 3)} ${text.slice(3, 7)} ${text.slice(7)}`
      : text.replace(/(.{4})(?=.)/g, '$1 '),
);
/** A 15-digit number in groups of four is nobody's way of writing it. */
const planted = fc.tuple(number, disguise).map(([plain, dress]) => {
  const shown = dress(plain);
  return { plain, shown: plain.length === 15 && shown.includes(' ') ? plain : shown };
});

const aRow = (index: number, cells: readonly string[]): PayoutRow => ({
  row: index + 2,
  village: `东坝村${cells[0]}`,
  villagerGroup: `第一村民小组${cells[1]}`,
  payee: `张三${cells[2]}`,
  idNumber: cells[3] ?? '',
  bankCardNumber: cells[4] ?? '',
  accountName: `李四${cells[5]}`,
  phone: cells[6] ?? '',
  quantity: { units: 325, scale: 2 },
  unitRate: { units: 8637, scale: 2 },
  amount: fen(28070),
  remark: `代领${cells[7]}`,
});

const POLICIES: Readonly<Record<string, Partial<PostingPolicy>>> = {
  'nothing switched on': {},
  'everything switched on': {
    columns: { idNumber: BASIS, bankCardNumber: BASIS, phone: BASIS },
    idMask: '6+8*+4',
    remarks: true,
    namesakesLastFour: BASIS,
  },
};

/** Every text in the file, as one string without anything that could hide a digit. */
function plainText(name: string, bytes: Uint8Array): string {
  const parts = name.endsWith('.docx') ? Object.values(unzipSync(bytes)) : [bytes];
  const text = parts.map((part) => new TextDecoder().decode(part)).join('\n');
  return text
    .normalize('NFKC')
    .replace(/[〇一二三四五六七八九]/g, (c) => String('〇一二三四五六七八九'.indexOf(c)))
    .replace(/<[^>]*>|[\s\u200b-]/g, '');
}

describe('a sheet with a number planted in every column', () => {
  for (const [name, change] of Object.entries(POLICIES)) {
    it(`${name}: no number survives in any produced file`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(planted, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
          async (sheet) => {
            const rows = sheet.map((cells, index) =>
              aRow(
                index,
                cells.map((cell) => cell.shown),
              ),
            );
            const policy = { ...defaultPostingPolicy('B', '2026-09-10' as CalendarDate), ...change };
            const plan = planPosting(rows, policy, rules);
            if (!plan.ok) throw new Error(plan.fault);
            const columns = [
              'seq',
              'payee',
              'idNumberMasked',
              'bankCardNumberMasked',
              'phoneMasked',
              'quantity',
              'amount',
              'note',
            ] as const;
            const input = aPosting({ groups: [{ name: '第一村民小组', rows: plan.value.rows }], columns });
            for (const file of renderPostingFiles(input, ['docx', 'html', 'csv'], '公示', layoutResources)) {
              expect(await scanFile(file.bytes, file.name, { rules, publicContacts: PHONES })).toEqual([]);
              const text = plainText(file.name, file.bytes);
              for (const { plain } of sheet.flat()) expect(text).not.toContain(plain);
            }
          },
        ),
        { numRuns: 25 },
      );
    });
  }
});
