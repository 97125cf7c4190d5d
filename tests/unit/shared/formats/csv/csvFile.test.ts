import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detachText, openTableFile, type ReadFailure, type ReadOptions } from '../../../../../shared/formats/sheet';
import type { TableFile } from '../../../../../shared/kernel';
import { aByteSource, allRows, chunksOf, gb18030, utf8, utf16 } from '../../../../support/readSources';

const TABLE = [
  ['序号', '户主姓名', '身份证号码', '备注'],
  ['1', '张䶮', '190101200101010013', '第一行\n第二行'],
  ['2', '扎西·次仁', '19010120010101003X', '说“是”，"否"'],
  [''],
  ['3', '𠮷田', '190101200101010056', ''],
];
const quoted = (cell: string, separator: string) =>
  cell.includes('"') || cell.includes('\n') || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
const written = (separator: string, lineBreak = '\r\n') =>
  TABLE.map((row) => row.map((cell) => quoted(cell, separator)).join(separator) + lineBreak).join('');

async function open(bytes: Uint8Array, options?: ReadOptions, pieces?: readonly number[]): Promise<TableFile> {
  const opened = await openTableFile(aByteSource(bytes, pieces ? { pieces } : {}), options);
  if (!opened.ok) throw new Error(opened.fault);
  return opened.value;
}
const rowsOf = async (bytes: Uint8Array, options?: ReadOptions, pieces?: readonly number[]) =>
  allRows(await open(bytes, options, pieces));

const ENCODINGS: readonly (readonly [string, string, (text: string) => Uint8Array])[] = [
  ['UTF-8', 'utf-8', utf8],
  ['UTF-8 with BOM', 'utf-8', (text) => utf8(`\uFEFF${text}`)],
  ['GB18030', 'gb18030', gb18030],
  ['UTF-16 LE with BOM', 'utf-16le', (text) => utf16(text, 'le')],
  ['UTF-16 BE with BOM', 'utf-16le', (text) => utf16(text, 'be')],
  ['UTF-16 LE without BOM', 'utf-16le', (text) => utf16(`${text}${'a,b,c,d\n'.repeat(20)}`, 'le', false)],
];

describe('encodings and separators', () => {
  for (const [title, name, encode] of ENCODINGS) {
    for (const separator of [',', '\t', ';', '，']) {
      it(`reads ${title} separated by ${JSON.stringify(separator)}`, async () => {
        const file = await open(
          encode(written(separator)),
          title.endsWith('without BOM') ? { separator: separator as ',' } : {},
        );
        expect((await allRows(file)).slice(0, TABLE.length)).toEqual(TABLE);
        expect(file.encoding).toBe(name);
      });
    }
  }

  it('reads 联通, the two characters whose GB bytes a lenient UTF-8 decoder would take', async () => {
    const file = await open(gb18030('联通,1\n'));
    expect(await allRows(file)).toEqual([['联通', '1']]);
    expect(file.encoding).toBe('gb18030');
  });

  it('switches to GB18030 when only ASCII came before the first other byte, however far into the file', async () => {
    const ascii = 'id,name\n'.repeat(40_000);
    const file = await open(gb18030(`${ascii}1,张三\n`));
    expect((await allRows(file)).at(-1)).toEqual(['1', '张三']);
    expect(file.encoding).toBe('gb18030');
  });

  it('takes back a guess of UTF-8 when the first characters were GB bytes that UTF-8 allows', async () => {
    // 0xC4 0xA3 is 模 in GB18030 and U+0123 in UTF-8.
    const bytes = Uint8Array.from([
      ...utf8('a,b\n'.repeat(30_000)),
      0xc4,
      0xa3,
      0x0a,
      ...utf8('c,d\n'.repeat(60_000)),
      0xd5,
      0xc5,
      0x0a,
    ]);
    const rows = await rowsOf(bytes);
    expect(rows[30_000]).toEqual(['模']);
    expect(rows.at(-1)).toEqual(['张']);
  });

  it('keeps a file UTF-8 when one character of it is torn', async () => {
    const bytes = Uint8Array.from([...utf8(`${'张三丰,东坝村\n'.repeat(20)}李`), 0xe5, 0xbc, ...utf8(',村\n')]);
    const file = await open(bytes);
    expect((await allRows(file)).at(-1)).toEqual(['李\uFFFD', '村']);
    expect(file.encoding).toBe('utf-8');
  });

  it('half a GB character before a separator does not swallow the separator', async () => {
    const bytes = Uint8Array.from([...gb18030('姓名,金额\n李'), 0xd5, ...gb18030(',10\n')]);
    expect(await rowsOf(bytes)).toEqual([
      ['姓名', '金额'],
      ['李\uFFFD', '10'],
    ]);
  });

  it('obeys a forced encoding and separator', async () => {
    expect(await rowsOf(utf8('é;a,b\n'), { encoding: 'gb18030', separator: ',' })).toEqual([['茅;a', 'b']]);
  });

  it('takes tabs behind the ID numbers of a comma file for what they are', async () => {
    const rows = await rowsOf(utf8('序号,姓名,证件号\n1,甲,19010120010101001X\t\n2,乙,190101200101010013\t\n'));
    expect(rows[1]).toEqual(['1', '甲', '19010120010101001X\t']);
  });
});

describe('rows', () => {
  it('counts records: blank lines count, line breaks inside quotes do not, ragged rows stay ragged', async () => {
    expect(await rowsOf(utf8('a,b\n\n"x\ny\nz",2\n,,,,\nlast'))).toEqual([
      ['a', 'b'],
      [''],
      ['x\ny\nz', '2'],
      ['', '', '', '', ''],
      ['last'],
    ]);
  });

  it('reads mixed line ends and the lone \\r of old files', async () => {
    expect(await rowsOf(utf8('a,b\r\nc,"d"\ne,"f"\r\ng,h\r'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
    expect(await rowsOf(utf8('a,b\rc,d\r'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('keeps every cell as written', async () => {
    const line = '\'190101200101010013,"=""190101200101010013""",1.90101E+17,0012, 张 三 ,-5.00,1e3';
    expect(await rowsOf(utf8(`${line}\n`))).toEqual([
      ["'190101200101010013", '="190101200101010013"', '1.90101E+17', '0012', ' 张 三 ', '-5.00', '1e3'],
    ]);
  });

  it('hands out chunks of a few thousand rows and can be read twice', async () => {
    const file = await open(utf8('1,2\n'.repeat(70_000)));
    for (let turn = 0; turn < 2; turn += 1) {
      let next = 1;
      for await (const chunk of chunksOf(file)) {
        expect(chunk.firstRow).toBe(next);
        expect(chunk.rows.length).toBeLessThanOrEqual(2048);
        next += chunk.rows.length;
      }
      expect(next).toBe(70_001);
    }
  });

  it('any cutting of the bytes gives the same rows', async () => {
    const line = fc.array(fc.constantFrom('张三', '"a""b"', '"x\r\ny"', '"q" ', '"bad"x', 'mid"dle', '', '1', '䶮'), {
      minLength: 1,
      maxLength: 4,
    });
    const text = fc
      .array(line, { minLength: 1, maxLength: 12 })
      .map((lines) => lines.map((cells) => cells.join(',')).join('\r\n'));
    const pieces = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(text, pieces, fc.constantFrom(utf8, gb18030), async (content, sizes, encode) => {
        // Filler puts the content across the border between two portions of the parser.
        const filler = '1,2,3\r\n'.repeat(Math.floor((128 * 1024 - content.length / 2) / 7));
        const bytes = encode(`张,三,丰\r\n${filler}${content}\r\n${filler}`);
        const whole = await rowsOf(bytes, { separator: ',' }, [bytes.length]);
        const cut = await rowsOf(bytes, { separator: ',' }, [
          filler.length - 20,
          ...sizes.flatMap((size) => Array(40).fill(size) as number[]),
          5000,
        ]);
        expect(cut).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the digest that node:crypto gives', async () => {
    for (const bytes of [utf8('a,b\n1,2\n'), utf8('张三,1\n'.repeat(4_000_000))]) {
      const file = await open(bytes);
      for await (const _ of chunksOf(file));
      expect(await file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('detaches a text without changing it', () => {
    expect(detachText('190101200101010013')).toBe('190101200101010013');
    expect(detachText('张')).toBe('张');
  });
});

describe('faults', () => {
  const failure = async (bytes: Uint8Array, options?: ReadOptions): Promise<ReadFailure> => {
    const file = await open(bytes, options);
    try {
      for await (const _ of chunksOf(file));
    } catch (error) {
      return error as ReadFailure;
    }
    throw new Error('was read');
  };

  it('refuses a line without end and names its row', async () => {
    const long = await failure(utf8(`a,b\n${'x'.repeat(3_000_000)}`));
    expect(long).toMatchObject({ fault: 'read.lineTooLong', params: { row: 2, limitChars: 1_000_000 } });
    expect(await failure(utf8(`a,b\n1,${'x'.repeat(50)}\n2,3\n`), { maxLineChars: 40 })).toMatchObject({
      params: { row: 2 },
    });
  });

  it('refuses zero bytes in the middle of a file', async () => {
    const bytes = utf8('a,b\n'.repeat(60_000));
    bytes.fill(0, 200_000, 200_100);
    expect(await failure(bytes)).toMatchObject({
      fault: 'read.binaryInside',
      params: { file: '样本.csv', row: 32_769 },
    });
  });

  it('refuses a file that grows over the limit while it is read', async () => {
    const source = { ...aByteSource(utf8('a,b\n'.repeat(600_000))), size: 10 };
    const opened = await openTableFile(source, { maxBytes: 2 ** 20 });
    if (!opened.ok) throw new Error(opened.fault);
    await expect(allRows(opened.value)).rejects.toMatchObject({ fault: 'read.tooLarge', params: { limitMb: 1 } });
    await expect(opened.value.sha256).rejects.toMatchObject({ fault: 'read.tooLarge' });
  });

  it('notes a quote that is never closed and one that swallows rows', async () => {
    const open1 = await open(utf8('a,b\n"x,1\n2,3\n'));
    expect(await allRows(open1)).toEqual([['a', 'b'], ['x,1\n2,3\n']]);
    expect(open1.sheets[0]?.notes).toMatchObject([{ code: 'read.quoteNeverClosed', severity: 'warn', at: { row: 2 } }]);
    const open2 = await open(utf8(`a,b\n"x,1\n${'2,3\n'.repeat(30)}4,"y"\n5,6\n`));
    expect((await allRows(open2)).length).toBe(3);
    expect(open2.sheets[0]?.notes).toMatchObject([{ code: 'read.quoteSwallowedRows', params: { row: 2, lines: 31 } }]);
  });

  it('stops when aborted, before and in the midst of reading', async () => {
    const bytes = utf8('1,2,3\n'.repeat(300_000));
    const stop = new AbortController();
    const file = await open(bytes, { signal: stop.signal });
    let rows = 0;
    const reading = (async () => {
      for await (const chunk of chunksOf(file)) {
        rows += chunk.rows.length;
        stop.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(rows).toBeLessThan(100_000);
    await expect(openTableFile(aByteSource(bytes), { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
