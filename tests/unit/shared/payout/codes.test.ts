import { describe, expect, it } from 'vitest';
import payoutText from '../../../../resources/text/zh-CN/payout.json';
import { CHECK_FAULTS, maskCell, PAYOUT_CODES, PAYOUT_FIELDS } from '../../../../shared/payout';

describe('codes and sentences', () => {
  const sentences: Readonly<Record<string, string>> = payoutText;

  it('every code and fault has its sentence, every sentence its code', () => {
    const codes = [...Object.keys(PAYOUT_CODES), ...CHECK_FAULTS].sort();
    const keys = Object.keys(sentences).filter((key) => !key.includes('.'));
    expect(keys.sort()).toEqual(codes);
  });

  it('every field has a name', () => {
    for (const field of PAYOUT_FIELDS) expect(sentences[`payout.field.${field}`], field).toBeTruthy();
  });

  it('a sentence about a row says which row and what to do', () => {
    for (const code of Object.keys(PAYOUT_CODES)) {
      expect(sentences[code], code).toContain('{row}');
      expect(sentences[code], code).toMatch(/请|已|属正常|不受影响/);
    }
  });
});

describe('[privacy § 4] a cell as a problem shows it', () => {
  it.each<[string, Parameters<typeof maskCell>[1], string]>([
    ['190101197001010015', 'idNumber', '190*************15'],
    ['1901 0119 7001 0100 15', 'idNumber', '190*************15'],
    ['１９０１０１１９７００１０１００１５', 'idNumber', '１９０*************１５'],
    ['1.90101E+17', 'idNumber', '1.90101E+17'],
    ['1.90101197001011E+17', 'idNumber', '190**********11E+17'],
    ['7999990000000000016', 'amount', '799*************16'],
    ['13800000000', 'phone', '138******00'],
    ['0000-1234567', 'phone', '000******67'],
    ['代领13800000000', 'remark', '代领138******00'],
    ['1,234.56', 'amount', '1,234.56'],
    ['12345678.90', 'amount', '12345678.90'],
    ['代领\n已签字', 'remark', '代领 已签字'],
  ])('%j in %s', (cell, field, shown) => {
    expect(maskCell(cell, field)).toBe(shown);
  });
});
