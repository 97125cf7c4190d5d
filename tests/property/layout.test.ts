import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '../../shared/kernel';
import { countSheets, layoutPosting, type PostingGroup, splitDocuments, sumRows } from '../../shared/layout';
import { breakLines, widthEm } from '../../shared/layout/textWidth';
import { fill, seqsOf, sizesOf, tableOf } from '../support/pageReading';
import { aPosting, aPublicRow, layoutResources, layoutRules } from '../support/postingSamples';

const word = (max: number) =>
  fc.string({ unit: fc.constantFrom(...'王阿依·𠮷田买A1（），。8'), minLength: 1, maxLength: max });

const posting = fc
  .record({
    form: fc.constantFrom('board' as const, 'compact' as const),
    paper: fc.constantFrom('A4' as const, 'A3' as const),
    orientation: fc.constantFrom('portrait' as const, 'landscape' as const),
    groupPerPage: fc.boolean(),
    baseFontPt: fc.integer({ min: 8, max: 20 }),
    title: word(60),
    signer: word(40),
    groups: fc.array(
      fc.record({
        name: fc.oneof(fc.constant('第一村民小组'), word(60)),
        rows: fc.array(fc.record({ payee: word(30), note: word(80), amount: fc.integer({ min: -1e6, max: 1e10 }) }), {
          maxLength: 45,
        }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ groups, ...rest }) => {
    let seq = 0;
    const made = groups.map(
      (group): PostingGroup => ({
        name: group.name,
        rows: group.rows.map((row) => {
          seq += 1;
          return aPublicRow(seq, { payee: row.payee, note: row.note, amount: fen(row.amount) });
        }),
      }),
    );
    return aPosting({ ...rest, groups: made, columns: ['quantity', 'note'] });
  });

describe('laws of the page cutter', () => {
  it('prints every row once and in order, overfills no sheet, goes never under 12 pt, counts its sheets rightly', () => {
    fc.assert(
      fc.property(posting, (input) => {
        const document = layoutPosting(input, layoutResources);
        const count = input.groups.reduce((sum, group) => sum + group.rows.length, 0);
        expect(document.pages.flatMap(seqsOf)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
        expect(document.pages.reduce((sum, page) => sum + page.rowCount, 0)).toBe(count);
        expect(countSheets(input, layoutResources)).toBe(document.pages.length);
        expect(Math.min(...sizesOf(document))).toBeGreaterThanOrEqual(12);
        for (const page of document.pages) {
          const { used, room } = fill(document, page);
          expect(used).toBeLessThanOrEqual(room);
          expect(tableOf(page).rows.at(-1)?.kind).not.toBe('group');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('cuts a document into parts that together are the document', () => {
    fc.assert(
      fc.property(posting, fc.integer({ min: 1, max: 200 }), (input, most) => {
        const document = layoutPosting(input, layoutResources);
        expect(splitDocuments(document, most).flatMap((part) => part.pages)).toEqual(document.pages);
      }),
      { numRuns: 20 },
    );
  });

  it('sums rows exactly, whatever decimals they are written with', () => {
    const row = fc.record({
      units: fc.integer({ min: 0, max: 1e6 }),
      scale: fc.integer({ min: 0, max: 4 }),
      amount: fc.integer({ min: 0, max: 1e9 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 50 }), (rows) => {
        const sum = sumRows(
          rows.map(({ units, scale, amount }) => ({ quantity: { units, scale }, amount: fen(amount) })),
        );
        const tenThousandths = rows.reduce((total, { units, scale }) => total + units * 10 ** (4 - scale), 0);
        expect((sum.quantity?.units ?? 0) * 10 ** (4 - (sum.quantity?.scale ?? 0))).toBe(tenThousandths);
        expect(sum.amount).toBe(rows.reduce((total, { amount }) => total + amount, 0));
      }),
    );
  });

  it('breaks any text into lines that fit and lose no character', () => {
    fc.assert(
      fc.property(word(120), fc.integer({ min: 2, max: 30 }), (text, maxEm) => {
        const lines = breakLines(text, maxEm, layoutRules);
        expect(lines.join('')).toBe(text);
        for (const line of lines) if (Array.from(line).length > 1) expect(widthEm(line)).toBeLessThanOrEqual(maxEm);
      }),
    );
  });
});
