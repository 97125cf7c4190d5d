import 'fake-indexeddb/auto';
import { deflateSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { confirmBatch } from '../../renderer/data/batches/confirm';
import { importFiles } from '../../renderer/data/batches/importFiles';
import { openSession } from '../../renderer/data/batches/session';
import { database } from '../../renderer/data/database';
import { saveSettings } from '../../renderer/data/settings';
import { text } from '../../resources';
import type { ImportOutcome } from '../../shared/jobs';
import { fillText } from '../../shared/kernel';
import { containerOf } from '../support/biff5Writer';
import { asFile, emptyDesk, importOne, jobContext } from '../support/deskStore';
import { anIdNumber } from '../support/people';
import { storeDump } from '../support/storeFaults';
import { xlsxOf } from '../support/xlsxBuilder';

/** Bad input, each a clear Chinese sentence, nothing half stored, the next import works (issue A, what it must show). */

const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,补贴面积(亩),补贴标准(元/亩),补贴金额(元),社会保障卡账号,备注';
const rowOf = (n: number): string => `${n},东坝村,一组,赵${'甲乙丙丁'[n % 4]},${anIdNumber(n)},2.00,86.37,172.74,,`;
const GOOD = [HEADER, rowOf(1), rowOf(2)].join('\r\n');
const GB18030_HEADER = new Uint8Array([0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0d, 0x0a]);

const PNG = new Uint8Array([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...deflateSync(new Uint8Array(4000)),
]);
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, ...new Array(2000).fill(7)]);

const cell = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const sheetXml = (lines: readonly string[]): string =>
  `<sheetData>${lines.map((line) => `<row>${line.split(',').map(cell).join('')}</row>`).join('')}</sheetData>`;
const workbook = (): Uint8Array =>
  xlsxOf([{ name: '东坝村', xml: sheetXml([HEADER, ...Array.from({ length: 400 }, (_, n) => rowOf(n + 1))]) }]);

const cut = (bytes: Uint8Array, share: number): Uint8Array => bytes.slice(0, Math.floor(bytes.length * share));

interface Case {
  readonly name: string;
  readonly file: File;
  readonly code: string;
}

const cases: readonly Case[] = [
  { name: 'an empty file', file: asFile('', '空.csv'), code: 'read.empty' },
  { name: 'nothing but blank lines', file: asFile('\r\n\r\n ,,\r\n', '空行.csv'), code: 'sheet_empty' },
  { name: 'headers only', file: asFile(`${HEADER}\r\n`, '只有表头.csv'), code: 'no_data_rows' },
  { name: 'a picture renamed .csv', file: asFile(PNG, '照片.csv'), code: 'read.picture' },
  { name: 'a photograph renamed .xlsx', file: asFile(JPEG, '照片.xlsx'), code: 'read.picture' },
  {
    name: 'a password-protected workbook',
    file: asFile(containerOf('EncryptedPackage', new Uint8Array(5000)), '加密.xlsx'),
    code: 'read.passwordProtected',
  },
  { name: 'a truncated xlsx', file: asFile(cut(workbook(), 0.6), '截断.xlsx'), code: 'read.damaged' },
  { name: 'an xlsx cut to its first bytes', file: asFile(cut(workbook(), 0.02), '截断2.xlsx'), code: 'read.damaged' },
  {
    name: 'a truncated xls',
    file: asFile(cut(containerOf('Workbook', new Uint8Array(9000)), 0.5), '截断.xls'),
    code: 'read.damaged',
  },
  {
    name: 'one enormous line',
    file: asFile(`${HEADER}\r\n${'赵'.repeat(3_000_000)}`, '一行.csv'),
    code: 'read.lineTooLong',
  },
  { name: 'a PDF renamed .xls', file: asFile('%PDF-1.7\n%âãÏÓ\n1 0 obj\n', '公示.xls'), code: 'read.notTable' },
  {
    name: 'a text that is no table',
    file: asFile('关于做好发放工作的通知\r\n请各村抓紧。\r\n', '通知.txt'),
    code: 'header_not_found',
  },
  { name: 'a header in GB18030 without rows', file: asFile(GB18030_HEADER, '序号.csv'), code: '' },
];

/** What the person reads about a refused file. */
function sentenceOf({ refused }: ImportOutcome): string {
  const [one] = refused;
  if (!one) throw new Error('not refused');
  return fillText(text, one.code, one.params);
}

function expectClear(sentence: string, name: string): void {
  expect(sentence).toMatch(/[\u4e00-\u9fff]{4}/);
  expect(sentence).toMatch(/[。）]$/);
  expect(sentence).not.toMatch(/[{}]|undefined|null|NaN|Error|\b(?:read|job|host)\.|^\w+$/);
  expect(sentence.length, name).toBeLessThan(200);
}

beforeEach(emptyDesk);

async function expectUsable(): Promise<void> {
  const session = await openSession(await importOne(GOOD, '好的.csv'));
  expect(session.record.summary.counts).toMatchObject({ read: 2, imported: 2 });
}

describe('bad input', () => {
  it.each(cases)('$name is refused by name, nothing is stored, the next file is read', async ({ file, code }) => {
    const before = await storeDump();
    const outcome = await importFiles({ files: [file] }, jobContext());
    expect(outcome.batchId).toBeNull();
    if (code) expect(outcome.refused.map((one) => one.code)).toEqual([code]);
    const sentence = sentenceOf(outcome);
    expectClear(sentence, file.name);
    expect(await storeDump()).toBe(before);
    await expectUsable();
  });

  it('a file over the limit of the settings is refused before it is read', async () => {
    await saveSettings({ inputLimitMb: 1 });
    const before = await storeDump();
    let wasRead = 0;
    const file = asFile(new Uint8Array(1024 * 1024 + 1).fill(0x2c), '太大.csv');
    const slice = file.slice.bind(file);
    file.slice = (...range) => {
      wasRead += 1;
      return slice(...range);
    };
    const outcome = await importFiles({ files: [file] }, jobContext());
    expect(outcome.refused.map((one) => one.code)).toEqual(['read.tooLarge']);
    expect(sentenceOf(outcome)).toContain('1 MB');
    expect(wasRead).toBe(0);
    expect(await storeDump()).toBe(before);
    await expectUsable();
  });

  it.each(['NotReadableError', 'NotFoundError'].flatMap((name) => [1, 2, 3, 5].map((failAt) => ({ name, failAt }))))(
    'a file that is held by another program, changed or gone ($name at read $failAt) is named; the others are taken in',
    async ({ name, failAt }) => {
      const locked = asFile(
        [HEADER, ...Array.from({ length: 80_000 }, (_, n) => rowOf(n + 1))].join('\r\n'),
        '打开着.csv',
      );
      expect(locked.size).toBeGreaterThan(5 << 20);
      const slice = locked.slice.bind(locked);
      let reads = 0;
      locked.slice = (...range) => {
        const part = slice(...range);
        reads += 1;
        if (reads >= failAt) part.arrayBuffer = () => Promise.reject(new DOMException('locked', name));
        return part;
      };
      const outcome = await importFiles({ files: [locked, asFile(GOOD, '好的.csv')] }, jobContext());
      expect(outcome.refused).toEqual([
        { name: '打开着.csv', code: 'import.cannotRead', params: { file: '打开着.csv' } },
      ]);
      expectClear(sentenceOf(outcome), name);
      const session = await openSession(outcome.batchId ?? '');
      expect(session.record.files.map((file) => file.name)).toEqual(['好的.csv']);
      expect(await database().sheetBlocks.count()).toBe(1);
      // Rows of the file that was not taken in are nobody's duplicates.
      expect(session.problems).toEqual([]);
      expect(session.record.summary.counts.distinctPeople).toBe(2);
      expect(session.record.summary.counts).toMatchObject({ read: 2, imported: 2 });
    },
  );

  it('a batch with no valid row is kept with its problems and cannot be confirmed', async () => {
    const lines = [1, 2, 3].map((n) => `${n},东坝村,一组,赵甲,190101199001011234,2.00,86.37,见备注,,`);
    const session = await openSession(await importOne([HEADER, ...lines].join('\r\n'), '全错.csv'));
    expect(session.record.summary.counts).toMatchObject({ read: 3, imported: 0, rejected: 3 });
    session.record = { ...session.record, program: '耕地地力保护补贴' };
    const before = await storeDump();
    const confirming = confirmBatch(session, new AbortController().signal);
    await expect(confirming).rejects.toMatchObject({ code: 'batch.noRows' });
    expectClear(text['batch.noRows'] ?? '', 'noRows');
    expect(await storeDump()).toBe(before);
  });

  it('of twelve files the bad ones are named and the good ones are one batch', async () => {
    const good = Array.from({ length: 6 }, (_, n) =>
      asFile(GOOD.replaceAll('赵', '钱孙李周吴郑'[n] ?? ''), `村${n}.csv`),
    );
    const bad = cases.slice(0, 6).map((one) => one.file);
    const outcome = await importFiles({ files: good.flatMap((file, n) => [bad[n] ?? file, file]) }, jobContext());
    expect(outcome.refused.map((one) => one.name)).toEqual(bad.map((file) => file.name));
    const session = await openSession(outcome.batchId ?? '');
    expect(session.record.files.map((file) => file.name)).toEqual(good.map((file) => file.name));
  });

  it.each([
    '发放表(1).csv',
    '发放表（1）.csv',
    '発放 表 😀.csv',
    `${'很长的名字'.repeat(40)}.csv`,
    'CON.csv',
    "it's %s {file}.csv",
  ])('a file named %s is read like any other', async (name) => {
    const session = await openSession(await importOne(GOOD, name));
    expect(session.record.files[0]?.name).toBe(name);
    expect(session.record.summary.counts.imported).toBe(2);
  });

  it('names that differ only in case are two files', async () => {
    const other = GOOD.replaceAll('赵', '钱');
    const outcome = await importFiles({ files: [asFile(GOOD, 'A村.csv'), asFile(other, 'a村.CSV')] }, jobContext());
    const session = await openSession(outcome.batchId ?? '');
    expect(session.record.files.map((file) => file.name)).toEqual(['A村.csv', 'a村.CSV']);
    expect(session.record.summary.counts.read).toBe(4);
  });

  it('the same file again is told, whatever it is called now', async () => {
    await importOne(GOOD, '一.csv');
    const before = await storeDump();
    const again = await importFiles({ files: [asFile(GOOD, '一 (1).csv')] }, jobContext());
    expect(again).toMatchObject({ batchId: null, seenBefore: [{ name: '一 (1).csv' }] });
    expect(await storeDump()).toBe(before);
  });

  it('any cut of a sound workbook is refused or read as a whole, never half', async () => {
    const whole = workbook();
    for (let share = 0.05; share < 1; share += 0.05) {
      await emptyDesk();
      const before = await storeDump();
      const outcome = await importFiles({ files: [asFile(cut(whole, share), '截.xlsx')] }, jobContext());
      expect(outcome.batchId, `${Math.round(share * 100)} %`).toBeNull();
      expectClear(sentenceOf(outcome), String(share));
      expect(await storeDump()).toBe(before);
    }
  });
});
