import { describe, expect, it } from 'vitest';
import { formatTsv, parseTsv } from '../../../../../renderer/ui/dataGrid/tsv';

describe('formatTsv', () => {
  it('ends every row in CR LF, as Excel does', () => {
    expect(
      formatTsv([
        ['a', 'b'],
        ['c', ''],
      ]),
    ).toBe('a\tb\r\nc\t\r\n');
  });
  it('quotes line breaks, tabs and a leading quote, and nothing else', () => {
    expect(formatTsv([['two\nlines', 'a\tb', '"q', '5" pipe', ' x ']])).toBe(
      '"two\nlines"\t"a\tb"\t"""q"\t5" pipe\t x \r\n',
    );
  });
});

describe('parseTsv', () => {
  const cases: readonly (readonly [string, string, string[][]])[] = [
    ['nothing', '', []],
    ['one cell', 'a', [['a']]],
    ['one cell with its line end', 'a\r\n', [['a']]],
    ['an empty first row', '\r\na\r\n', [[''], ['a']]],
    ['an empty row in the middle', 'a\n\nb', [['a'], [''], ['b']]],
    [
      'a block with LF only',
      'a\tb\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['old Mac line ends', 'a\rb', [['a'], ['b']]],
    ['empty cells', '\t\t\r\n', [['', '', '']]],
    ['a tab at the very end', 'a\t', [['a', '']]],
    [
      'a tab before a line end',
      'a\t\nb\t\n',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    ['rows of different length', 'a\tb\tc\nd', [['a', 'b', 'c'], ['d']]],
    ['a quoted line break', '"x\r\ny"\tz\r\n', [['x\ny', 'z']]],
    ['doubled quotes', '"a ""b"""\tc', [['a "b"', 'c']]],
    ['a quote in mid-cell', '5" pipe\tx', [['5" pipe', 'x']]],
    ['an opening quote never closed', '"open\tx\ny', [['"open', 'x'], ['y']]],
    ['a closed quote with text after it', '"a"b\tc', [['"a"b', 'c']]],
    ['an empty quoted cell', '""\tx', [['', 'x']]],
  ];
  for (const [name, text, rows] of cases) it(`reads ${name}`, () => expect(parseTsv(text)).toEqual(rows));

  it('reads back what formatTsv wrote', () => {
    const block = [
      ['', '"', '""', 'a\nb'],
      ['\t', ' ', '中文，“引号”', '190101195801000002'],
      ['"a"\t"b"', '\n', 'x"', ''],
    ];
    expect(parseTsv(formatTsv(block))).toEqual(block);
  });
});
