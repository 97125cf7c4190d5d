import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { text } from '../../../../../resources';
import { openTableFile, sniffKind } from '../../../../../shared/formats/sheet';
import { aByteSource, gb18030, utf8 } from '../../../../support/readSources';

const hex = (digits: string, length = 600): Uint8Array => {
  const bytes = new Uint8Array(length);
  bytes.set(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
  return bytes;
};
const opened = (bytes: Uint8Array, name = '发放表.csv') => openTableFile(aByteSource(bytes, { name }));

describe('the kind of a file by its first bytes', () => {
  for (const [kind, bytes] of [
    ['JPEG', hex('ffd8ffe0 0010 4a46')],
    ['PNG', hex('89504e470d0a1a0a')],
    ['GIF', hex('474946383961')],
    ['BMP', hex('424d 00000000 00000000 36000000 28')],
    ['TIFF', hex('49492a00')],
    ['WEBP', hex('52494646 00000000 57454250')],
    ['HEIC', hex('00000018 66747970 68656963')],
    ['HEIC', hex('00000018 66747970 6d696631')],
    ['MP4', hex('00000018 66747970 69736f6d')],
    ['PDF', utf8('%PDF-1.7\n')],
    ['RTF', utf8('{\\rtf1')],
    ['RAR', hex('526172211a0700')],
    ['7Z', hex('377abcaf271c')],
    ['GZIP', hex('1f8b0800')],
    ['EXE', hex('4d5a90000300')],
    ['cfb', hex('d0cf11e0a1b11ae1')],
    ['zip', hex('504b0304')],
    ['biff', hex('0908 0800 0005 0500')],
    ['html', utf8('\uFEFF \n<html><body>')],
    ['html', gb18030('<table><tr><td>张</td></tr></table>')],
    [
      'xmlSheet',
      utf8(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
    ],
    ['mhtml', utf8('MIME-Version: 1.0\nContent-Type: multipart/related')],
    ['BINARY', hex('0102030405', 5000)],
    ['text', utf8('BMI,身高\n1,2\n')],
    ['text', gb18030('户主姓名,金额\n张三,1\n')],
    ['text', utf8('<备注>,1\n')],
    ['empty', new Uint8Array(0)],
  ] as const) {
    it(`knows ${kind}`, () => {
      expect(sniffKind(bytes)).toBe(kind);
    });
  }
});

describe('files that hold no table', () => {
  for (const [title, bytes, fault, what] of [
    ['an empty file', new Uint8Array(0), 'read.empty', undefined],
    ['blank lines only', utf8('\uFEFF\r\n \r\n'), 'read.empty', undefined],
    ['a picture renamed .csv', hex('ffd8ffe0'), 'read.picture', 'JPEG'],
    ['a photo of a telephone', hex('00000018 66747970 68656963'), 'read.picture', 'HEIC'],
    ['a PDF', utf8('%PDF-1.4'), 'read.notTable', 'PDF'],
    ['an archive', hex('526172211a07'), 'read.notTable', 'RAR'],
    ['zero bytes', hex('00', 5000), 'read.notTable', 'BINARY'],
    [
      'an XML workbook of 2003',
      utf8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      'read.beyondReader',
      'XML 2003',
    ],
    ['a zip that was cut off', hex('504b0304 1400'), 'read.damaged', undefined],
    ['an xls that was cut off', hex('d0cf11e0a1b11ae1'), 'read.damaged', undefined],
  ] as const) {
    it(`refuses ${title}`, async () => {
      const result = await opened(bytes);
      expect(result).toMatchObject({ ok: false, fault, params: { file: '发放表.csv', ...(what ? { what } : {}) } });
    });
  }

  it('refuses a file over the limit without reading it', async () => {
    const source = {
      name: '大.csv',
      size: 301 * 2 ** 20,
      stream: () => Promise.reject(new Error('was read')) as never,
    };
    expect(await openTableFile(source)).toMatchObject({
      ok: false,
      fault: 'read.tooLarge',
      params: { file: '大.csv', limitMb: 300 },
    });
  });
});

describe('wording', () => {
  const folder = new URL('../../../../../shared/formats/', import.meta.url);
  const sources = ['csv/csvRows.ts', 'sheet/cutOff.ts', 'sheet/readFault.ts'].map((path) =>
    readFileSync(new URL(path, folder), 'utf8'),
  );
  const codes = new Set(
    sources.flatMap((source) => [...source.matchAll(/'(read\.\w+)'/g)].map((found) => found[1] ?? '')),
  );

  it('every code has a sentence and every sentence a code', () => {
    const worded = Object.keys(text).filter((key) => key.startsWith('read.'));
    expect(new Set(worded)).toEqual(codes);
  });

  it('[4.1] says the three clicks where a file is beyond the reader, and asks to save where a formula was never calculated', () => {
    expect(text['read.beyondReader']).toMatch(/“文件”→“另存为”→“Excel 文件（\*\.xlsx）”/);
    expect(text['read.formulaNeverCalculated']).toContain('请在WPS中打开并保存一次');
  });
});
