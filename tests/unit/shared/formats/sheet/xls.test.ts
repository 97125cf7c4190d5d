import { createHash } from 'node:crypto';
import * as XLSX from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { describe, expect, it } from 'vitest';
import { openTableFile } from '../../../../../shared/formats/sheet';
import type { TableFile } from '../../../../../shared/kernel';
import { type BiffSheet, biffFile, biffStream, containerOf } from '../../../../support/biff5Writer';
import { aByteSource, allRows, chunksOf, fixture, trimmed } from '../../../../support/readSources';

XLSX.set_cptable(codePages);

const opened = (bytes: Uint8Array) => openTableFile(aByteSource(bytes, { name: '样本.csv' }));
async function open(bytes: Uint8Array): Promise<TableFile> {
  const result = await opened(bytes);
  if (!result.ok) throw new Error(`${result.fault} ${JSON.stringify(result.params)}`);
  return result.value;
}

describe('xls written by LibreOffice (BIFF8)', () => {
  it('gives the cells of the CSV it was made from, whose texts run on over CONTINUE records', async () => {
    const csv = await allRows(await open(fixture('libreoffice-200.csv')));
    const file = await open(fixture('libreoffice-200.xls'));
    expect(trimmed(await allRows(file))).toEqual(trimmed(csv));
    expect(file).toMatchObject({ format: 'xls', encoding: 'none', sheets: [{ name: 'libreoffice-200', notes: [] }] });
    expect(await file.sha256).toBe(createHash('sha256').update(fixture('libreoffice-200.xls')).digest('hex'));
  });

  it('reads number, day, truth value and error as text and counts what is hidden', async () => {
    const file = await open(fixture('libreoffice-rich.xls'));
    const rows = await allRows(file);
    expect(rows.slice(0, 3)).toEqual([['东坝村发放表'], [], ['姓名', '证件号', '面积', '金额', '日期']]);
    expect(rows[3]).toMatchObject([
      '李䶮户',
      /^1\.90101198001\d*E\+17$/.exec(rows[3]?.[1] ?? '')?.[0],
      '3.15',
      '272.0655',
      '2026-06-09',
    ]);
    expect(rows[4]?.slice(0, 4)).toEqual(['𠮷田&子', '19010119800101123X', 'TRUE', '#DIV/0!']);
    expect(file.sheets).toMatchObject([
      { name: '东坝村', hidden: false, hiddenRows: 1, hiddenColumns: 1 },
      { name: '底稿', hidden: true },
    ]);
  });
});

const SHEETS: readonly BiffSheet[] = [
  {
    name: '东坝村',
    rows: [
      ['样本镇东坝村发放表'],
      [],
      ['户主姓名', '身份证号码', '面积', '金额', '日期'],
      ['张三', '19010120010101003X', 9.52, 822.24, { serial: 46_182 }],
      // 3.15 as hundredths in a packed number; a text that a formula made.
      ['扎西·次仁', Number('190101198001011234'), { rk: (315 << 2) | 3 }, { formula: 272.07 }, { formula: '合计' }],
    ],
    hiddenRows: [3],
    hiddenColumns: [1],
  },
  { name: '底稿', hidden: true, rows: [['草']] },
];
const ROWS = [
  ['样本镇东坝村发放表'],
  [],
  ['户主姓名', '身份证号码', '面积', '金额', '日期'],
  ['张三', '19010120010101003X', '9.52', '822.24', '2026-06-09'],
  ['扎西·次仁', '1.9010119800101123E+17', '3.15', '272.07', '合计'],
];

describe('records', () => {
  for (const [title, bytes] of [
    ['BIFF5 with texts in code page 936', biffFile(SHEETS)],
    ['BIFF5 that names a western code page', biffFile(SHEETS, { codePage: 1252 })],
    ['BIFF5 without a container', biffStream(SHEETS)],
    ['BIFF8', biffFile(SHEETS, { version: 8 })],
    ['BIFF8 without a container', biffStream(SHEETS, { version: 8 })],
  ] as const) {
    it(`reads ${title}`, async () => {
      const file = await open(bytes);
      expect(await allRows(file)).toEqual(ROWS);
      expect(file.sheets).toMatchObject([
        { name: '东坝村', hidden: false, hiddenRows: 1, hiddenColumns: 1 },
        { name: '底稿', hidden: true, hiddenRows: 0 },
      ]);
    });
  }

  it('warns of a sheet of exactly 65,536 rows, and of 16,384 in BIFF5', async () => {
    const rows = Array.from({ length: 65_536 }, (_, i) => [{ rk: (i << 2) | 2 }]);
    const full = await open(biffFile([{ name: '满', rows }], { version: 8 }));
    expect((await allRows(full)).at(-1)).toEqual(['65535']);
    expect(full.sheets[0]?.notes).toEqual([
      {
        code: 'read.maybeCutOff',
        severity: 'warn',
        at: { file: '样本.csv', sheet: '满' },
        params: { sheet: '满', rows: 65_536 },
      },
    ]);
    const notes = async (count: number, version: 5 | 8) =>
      (await open(biffFile([{ name: '满', rows: rows.slice(0, count) }], { version }))).sheets[0]?.notes.length;
    expect(await notes(65_535, 8)).toBe(0);
    expect(await notes(16_384, 8)).toBe(0);
    expect(await notes(16_384, 5)).toBe(1);
  });
});

describe('beside another reader and writer of the format', () => {
  it('agrees with @e965/xlsx on a file of LibreOffice', async () => {
    const book = XLSX.read(fixture('libreoffice-200.xls'), { type: 'array', raw: true });
    const theirs = XLSX.utils.sheet_to_json<string[]>(book.Sheets['libreoffice-200'] ?? {}, {
      header: 1,
      defval: '',
      blankrows: true,
    });
    expect(trimmed(await allRows(await open(fixture('libreoffice-200.xls'))))).toEqual(trimmed(theirs));
  });

  it('reads BIFF8 written by @e965/xlsx', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['户主姓名', '证件号', '金额'],
      ['张三', '19010120010101003X', '272.07'],
      [null, null, 86.37],
    ]);
    const book = XLSX.utils.book_new(sheet, '东坝村');
    const file = await open(new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'biff8' })));
    expect(await allRows(file)).toEqual([
      ['户主姓名', '证件号', '金额'],
      ['张三', '19010120010101003X', '272.07'],
      ['', '', '86.37'],
    ]);
    expect(file.sheets[0]?.name).toBe('东坝村');
  });

  it('@e965/xlsx reads the BIFF5 that our record writer makes, so the fixture is no private dialect', () => {
    const book = XLSX.read(biffFile(SHEETS), { type: 'array', raw: true });
    expect(book.SheetNames).toEqual(['东坝村', '底稿']);
    const rows = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets.东坝村 ?? {}, { header: 1, raw: true });
    expect(rows[3]?.slice(0, 4)).toEqual(['张三', '19010120010101003X', 9.52, 822.24]);
    expect(rows[4]?.[0]).toBe('扎西·次仁');
  });
});

describe('faults', () => {
  it('refuses a truncated xls wherever it was cut', async () => {
    const whole = fixture('libreoffice-200.xls');
    for (let length = 600; length < whole.length - 4096; length += 4999) {
      expect(await opened(whole.slice(0, length))).toMatchObject({
        ok: false,
        fault: 'read.damaged',
        params: { file: '样本.csv' },
      });
    }
    const stream = biffStream(SHEETS);
    for (let length = 40; length < stream.length; length += 7) {
      expect(await opened(stream.slice(0, length))).toMatchObject({ ok: false, fault: 'read.damaged' });
    }
  });

  it('a flipped byte never ends in anything but a fault or rows', async () => {
    const whole = biffFile(SHEETS, { version: 8 });
    for (let at = 8; at < whole.length; at += 3) {
      const torn = whole.slice();
      torn[at] = (torn[at] ?? 0) ^ 0x55;
      const result = await opened(torn);
      if (result.ok) for (let i = 0; i < result.value.sheets.length; i += 1) await allRows(result.value, i);
      else expect(result.fault).toMatch(/^read\./);
    }
  });

  it('names what else lives in such a container', async () => {
    const filler = new Uint8Array(5000);
    expect(await opened(containerOf('EncryptedPackage', filler))).toMatchObject({ fault: 'read.passwordProtected' });
    expect(await opened(containerOf('WordDocument', filler))).toMatchObject({
      fault: 'read.notTable',
      params: { what: 'DOC' },
    });
    expect(await opened(containerOf('PowerPoint Document', filler))).toMatchObject({ params: { what: 'PPT' } });
    expect(await opened(containerOf('Contents', filler))).toMatchObject({
      fault: 'read.beyondReader',
      params: { what: 'OLE' },
    });
    expect(await opened(biffFile(SHEETS, { filePass: true }))).toMatchObject({ fault: 'read.passwordProtected' });
    expect(await opened(biffFile([]))).toMatchObject({ fault: 'read.noSheet' });
  });

  it('stops when aborted', async () => {
    const stop = new AbortController();
    const file = await open(biffFile(SHEETS));
    stop.abort();
    await expect(
      (async () => {
        for await (const _ of chunksOf(file, 0, stop.signal));
      })(),
    ).resolves.toBeUndefined();
    await expect(openTableFile(aByteSource(biffFile(SHEETS)), { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
