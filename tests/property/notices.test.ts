import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutNotice, type NoticeContent, type NoticeInput } from '../../shared/layout';
import { breakRanges, widthEm } from '../../shared/layout/textWidth';
import { shapeTitle } from '../../shared/layout/titleShape';
import { aNotice } from '../support/goldenNotices';
import { cellText, fill, rowsOf } from '../support/pageReading';
import { layoutResources, layoutRules } from '../support/postingSamples';

const CHARACTERS = [...'村民委员会王阿依·𠮷田买A1b（），。；——……8,.%《》￥', ' ', 'ئا', 'བོ་', 'ꆈ'];
const words = (max: number) => fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: max });

const paragraph = fc.record({
  kind: fc.constant('paragraph' as const),
  text: words(500),
  level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const),
});
const table = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc.record({
    kind: fc.constant('table' as const),
    caption: fc.constantFrom('', '明细表'),
    unitNote: fc.constantFrom('', '单位：元'),
    columns: fc.array(
      fc.record({
        header: words(8),
        align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
        nowrap: fc.boolean(),
      }),
      { minLength: columns, maxLength: columns },
    ),
    rows: fc.array(
      fc.record({
        kind: fc.constantFrom('row' as const, 'row' as const, 'row' as const, 'group' as const, 'subtotal' as const),
        cells: fc.array(fc.oneof(words(12), words(12), words(900)), { minLength: columns, maxLength: columns }),
      }),
      { maxLength: 30 },
    ),
  }),
);
const notice = fc
  .record({
    layout: fc.constantFrom('board' as const, 'official' as const),
    paper: fc.constantFrom('A4' as const, 'A3' as const),
    orientation: fc.constantFrom('portrait' as const, 'landscape' as const),
    title: words(90),
    issuer: fc.constantFrom('', '样本镇东坝村村民委员会文件'),
    content: fc.array(fc.oneof(paragraph, paragraph, table), { maxLength: 6 }),
    attachments: fc.array(words(60), { maxLength: 3 }),
    signers: fc.array(words(30), { maxLength: 3 }),
    seal: fc.boolean(),
    note: fc.constantFrom('', '此件公开发布'),
  })
  .map((over): NoticeInput => aNotice(over));

const squeeze = (text: string): string => text.replace(/\s/g, '');

describe('laws of laid-out notices', () => {
  it('print every paragraph and every cell whole and in order, overfill no sheet', () => {
    fc.assert(
      fc.property(notice, (input) => {
        const document = layoutNotice(input, layoutResources);
        for (const page of document.pages) {
          const { used, room } = fill(page.shape ? { ...document, ...page.shape } : document, page);
          expect(used).toBeLessThanOrEqual(room);
          for (const block of page.blocks) {
            if (block.kind === 'table') expect(block.rows.length).toBeGreaterThan(1);
          }
        }
        const printed = squeeze(
          document.pages
            .flatMap((page) => page.blocks)
            .map((block) => (block.kind === 'paragraph' ? (block.lead?.text ?? '') + block.text : ''))
            .join(''),
        );
        const paragraphs = input.content.filter((part: NoticeContent) => part.kind === 'paragraph');
        let from = 0;
        for (const { text } of paragraphs) {
          const at = printed.indexOf(squeeze(text), from);
          expect(at).toBeGreaterThanOrEqual(0);
          from = at + squeeze(text).length;
        }
        const lines = document.pages.flatMap((page) => page.blocks.filter((block) => block.kind === 'paragraph'));
        for (const block of lines) {
          const shown = squeeze(block.lines.map((line) => (line.lead?.text ?? '') + line.text).join(''));
          expect(shown).toBe(squeeze((block.lead?.text ?? '') + block.text));
        }
        const rows = input.content.flatMap((part) => (part.kind === 'table' ? part.rows : []));
        expect(document.pages.reduce((sum, page) => sum + page.rowCount, 0)).toBe(
          rows.filter((row) => row.kind === 'row').length,
        );
        // The first column of a sheet's first row may say again which row goes on.
        const cells = document.pages.flatMap((page) =>
          page.blocks.some((block) => block.kind === 'table') ? rowsOf(page).flatMap((row) => row.cells.slice(1)) : [],
        );
        const length = (list: readonly string[]): number => squeeze(list.join('')).length;
        const tables = input.content.filter((part) => part.kind === 'table');
        if (tables.length === 1) {
          const wanted = rows.filter((row) => row.kind === 'row').flatMap((row) => row.cells.slice(1));
          expect(length(cells.map(cellText))).toBe(length(wanted));
        }
      }),
      { numRuns: 120 },
    );
  });

  it('break any text into lines that fit, each no wider than its room, together the whole text', () => {
    fc.assert(
      fc.property(words(400), fc.integer({ min: 4, max: 40 }), fc.integer({ min: 0, max: 2 }), (text, maxEm, first) => {
        const ranges = breakRanges(text, maxEm, layoutRules, first);
        expect(ranges.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
        for (const [index, { from, to }] of ranges.entries()) {
          const room = maxEm - (index === 0 ? first : 0);
          expect(widthEm(text.slice(from, to))).toBeLessThanOrEqual(room + 1e-9);
        }
      }),
    );
  });

  it('shape any title into lines that are the title', () => {
    fc.assert(
      fc.property(words(120), (title) => {
        const ranges = shapeTitle(title, 20, layoutRules);
        expect(ranges.map(({ from, to }) => title.slice(from, to)).join('')).toBe(title);
        for (const { from, to } of ranges) expect(widthEm(title.slice(from, to))).toBeLessThanOrEqual(20 + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});
