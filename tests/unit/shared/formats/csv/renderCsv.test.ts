import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../../../../shared/formats/csv';

const written = (...cells: string[]): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(renderCsv({ header: ['列'], rows: [cells] }));

describe('renderCsv', () => {
  it('begins with a byte-order mark and ends lines with CRLF, as WPS and Excel want', () => {
    expect(written('赵光', '153.74')).toBe('\ufeff列\r\n赵光,153.74\r\n');
  });

  it('[stack § 3.14] leaves figures alone, also negative ones, and defuses formulas', () => {
    expect(written('-5.00', '+5', '-1,234.50')).toContain('-5.00,+5,"-1,234.50"');
    expect(written('=1+1', '@SUM(A1)', '-cmd', '+A1', '-1+2')).toContain("'=1+1,'@SUM(A1),'-cmd,'+A1,'-1+2");
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(written('甲,乙', '说"好"', '一\n二')).toContain('"甲,乙","说""好""","一\n二"');
  });
});
