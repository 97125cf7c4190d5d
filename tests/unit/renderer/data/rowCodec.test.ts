import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRows, encodeRows } from '../../../../renderer/data/rowCodec';

describe('row codec', () => {
  it('gives back what was put in, for any text including its own separators', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('\u001e', 'a\u001fb', '', '一\n二', '𬀩', '"'));
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(rows, (given) => {
        expect(decodeRows(encodeRows(given))).toEqual(given);
      }),
    );
  });

  it('writes ordinary rows without JSON and rows with separators as JSON', () => {
    expect(
      encodeRows([
        ['赵光', '0.47'],
        ['', ''],
      ])[0],
    ).toBe(0);
    expect(encodeRows([['a\u001fb']])[0]).toBe(1);
  });
});
