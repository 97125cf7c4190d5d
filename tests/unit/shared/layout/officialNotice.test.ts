import { describe, expect, it } from 'vitest';
import {
  layoutNotice,
  type NoticeContent,
  type NoticeInput,
  type ParagraphBlock,
  type PublicDocument,
  twipsOfMm,
} from '../../../../shared/layout';
import { dice } from '../../../support/dice';
import { aNotice, householdTable } from '../../../support/goldenNotices';
import { lineText, pageText } from '../../../support/pageReading';
import { layoutResources } from '../../../support/postingSamples';

const official = (over: Partial<NoticeInput> = {}): PublicDocument =>
  layoutNotice(aNotice({ layout: 'official', ...over }), layoutResources);
const text = (words: string, level: 0 | 1 | 2 | 3 | 4 = 0): NoticeContent => ({
  kind: 'paragraph',
  text: words,
  level,
});
const paragraphs = (document: PublicDocument): ParagraphBlock[] =>
  document.pages.flatMap((page) => page.blocks.filter((block): block is ParagraphBlock => block.kind === 'paragraph'));
const paragraphOf = (document: PublicDocument, words: string): ParagraphBlock => {
  const found = paragraphs(document).find((block) => block.lines.some((line) => lineText(line).includes(words)));
  if (!found) throw new Error(words);
  return found;
};
/** From the head of the text to the upper edge of the block in which the words stand. */
function topOf(document: PublicDocument, words: string): number {
  let top = 0;
  for (const block of document.pages[0]?.blocks ?? []) {
    if (block.kind === 'paragraph' && block.lines.some((line) => lineText(line).includes(words))) return top;
    if (block.kind === 'paragraph') top += block.lines.reduce((sum, line) => sum + line.heightTwips, 0);
    else if (block.kind === 'gap' || block.kind === 'rule') top += block.heightTwips;
  }
  throw new Error(words);
}
const ISSUED = { issuer: '样本镇东坝村村民委员会文件', documentNumber: '东村发〔2026〕3号' };
/** 156 mm in 28 characters. */
const PITCH = twipsOfMm(156) / 28;
const chars = (twips: number | undefined): number => Math.round(((twips ?? 0) / PITCH) * 20) / 20;

describe('[notices § 3] the official layout of GB/T 9704-2012', () => {
  it('has 37 mm above, 28 mm at the left, 26 mm at the right and 35 mm below on A4', () => {
    const { marginTwips, widthTwips, heightTwips } = official();
    const mm = (twips: number): number => (twips * 25.4) / 1440;
    expect(mm(marginTwips.top)).toBeCloseTo(37, 1);
    expect(mm(marginTwips.left)).toBeCloseTo(28, 1);
    expect(mm(marginTwips.right)).toBeCloseTo(26, 1);
    expect(mm(marginTwips.bottom)).toBeCloseTo(35, 1);
    expect(mm(widthTwips - marginTwips.left - marginTwips.right)).toBeCloseTo(156, 1);
    expect(mm(heightTwips - marginTwips.top - marginTwips.bottom)).toBeCloseTo(225, 1);
  });

  it('holds 28 characters in a line and 22 lines on a sheet, and not one more', () => {
    const full = (lines: number) =>
      official({ title: '通知', content: [text('村'.repeat(28 * lines - 2))], signers: [], writtenOn: '' });
    // The title and the empty line below it are two of the 22.
    expect(full(20).pages).toHaveLength(1);
    const more = full(21);
    expect(more.pages).toHaveLength(2);
    const first = paragraphOf(more, '村村');
    expect(first.lines.map((line) => line.text.length)).toEqual([26, ...Array(19).fill(28)]);
    expect(chars(first.lines[0]?.leftTwips)).toBe(2);
    expect(first.lines[0]?.heightTwips).toBe(579);
  });

  it('puts mark, number, rule and title where the standard has them when there is an issuer', () => {
    const document = official(ISSUED);
    const mark = paragraphOf(document, '委员会文件').lines[0];
    expect(mark).toMatchObject({ font: 'title', color: 'red', align: 'center' });
    expect(topOf(document, '委员会文件')).toBe(twipsOfMm(35));
    const markEnd = twipsOfMm(35) + (mark?.heightTwips ?? 0);
    expect(topOf(document, '东村发')).toBe(markEnd + 2 * 579);
    const rule = document.pages[0]?.blocks.find((block) => block.kind === 'rule');
    // 4 mm from the number to the upper edge of the rule.
    expect((rule?.kind === 'rule' && rule.heightTwips - rule.thicknessTwips) || 0).toBe(twipsOfMm(4));
    const ruleEnd = markEnd + 3 * 579 + (rule?.kind === 'rule' ? rule.heightTwips : 0);
    expect(topOf(document, '发放结果公示')).toBeLessThanOrEqual(ruleEnd + 2 * 579);
    expect(topOf(document, '样本镇东坝村2026年')).toBe(ruleEnd + 2 * 579);
  });

  it('has neither mark nor number nor rule without an issuer', () => {
    const document = official({ documentNumber: '东村发〔2026〕3号' });
    expect(document.pages[0]?.blocks.some((block) => block.kind === 'rule')).toBe(false);
    expect(pageText(document.pages[0] ?? fail())).not.toContain('东村发');
    expect(topOf(document, '样本镇东坝村2026年')).toBe(0);
  });

  it.each([
    ['样本镇东坝村村民委员会文件', 1],
    ['中国共产党样本镇东坝村支部委员会样本镇东坝村村民委员会', 2],
  ])('shrinks the mark to one line, or breaks it at sense when it would become too small: %s', (issuer, lines) => {
    const document = official({ issuer });
    const mark = paragraphs(document).flatMap((block) => block.lines.filter((line) => line.color === 'red'));
    expect(mark).toHaveLength(lines);
    expect(mark.map((line) => line.text).join('')).toBe(issuer);
    for (const line of mark) {
      expect(line.sizePt).toBeGreaterThanOrEqual(30);
      expect(line.text.length * line.sizePt).toBeLessThanOrEqual(442);
    }
  });

  it('sets title in size 2, everything else in size 3, and each level in its face', () => {
    const document = official({
      addressee: '各村民小组：',
      content: [
        text('一、补贴范围', 1),
        text('（一）补贴对象', 2),
        text('1.种地农民', 3),
        text('（1）自种', 4),
        text('正文。'),
      ],
    });
    const face = (words: string) => {
      const line = paragraphOf(document, words).lines[0];
      return [line?.font, line?.sizePt];
    };
    expect(face('发放结果公示')).toEqual(['title', 22]);
    expect(face('各村民小组：')).toEqual(['body', 16]);
    expect(face('一、补贴范围')).toEqual(['heading', 16]);
    expect(face('（一）补贴对象')).toEqual(['subheading', 16]);
    expect(face('1.种地农民')).toEqual(['body', 16]);
    expect(face('（1）自种')).toEqual(['body', 16]);
    expect(face('正文。')).toEqual(['body', 16]);
    expect(document.fonts.body.docx).toBe('仿宋_GB2312');
    expect(document.fonts.heading.docx).toBe('黑体');
    expect(document.fonts.subheading.docx).toBe('楷体_GB2312');
    expect(document.fonts.title.docx).toBe('方正小标宋简体');
  });

  it('sets only the first sentence as a heading when the text goes on behind it', () => {
    const block = paragraphOf(official({ content: [text('（一）补贴对象。拥有承包权的种地农民。', 2)] }), '补贴对象');
    expect(block.lead).toEqual({ text: '（一）补贴对象。', font: 'subheading' });
    expect(block.text).toBe('拥有承包权的种地农民。');
    expect(block.lines[0]).toMatchObject({ font: 'body', text: '拥有承包权的种地农民。' });
  });

  it('puts the addressee flush left one line below the title', () => {
    const document = official({ title: '关于开会的通知', addressee: '各村民代表：' });
    const line = paragraphOf(document, '各村民代表：').lines[0];
    expect(line?.leftTwips).toBeUndefined();
    expect(topOf(document, '各村民代表：')).toBe(2 * 579);
  });

  it('begins the attachments one line below the text, two characters in, without an end mark', () => {
    const names = ['会议议程。', `东坝村${'集体收益分配办法'.repeat(4)}；`];
    const document = official({ content: [text('正文。')], attachments: names });
    const first = paragraphOf(document, '会议议程');
    expect(lineText(first.lines[0] ?? fail())).toBe('附件：1.会议议程');
    expect(chars(first.lines[0]?.leftTwips)).toBe(2);
    expect(topOf(document, '会议议程') - topOf(document, '正文。')).toBe(2 * 579);
    const second = paragraphOf(document, '收益分配');
    expect(second.text.endsWith('办法')).toBe(true);
    // Names stand under each other: behind 附件： and the number.
    expect(chars(second.lines[0]?.leftTwips)).toBe(5);
    expect(chars(second.lines[1]?.leftTwips)).toBe(6);
    expect(paragraphOf(official({ attachments: ['会议议程'] }), '会议议程').text).toBe('附件：会议议程');
  });

  it('without a seal: unit two characters from the edge, the date two characters right of its beginning', () => {
    const document = official({ seal: false, content: [text('正文。')] });
    expect(topOf(document, '村民委员会') - topOf(document, '正文。')).toBe(2 * 579);
    const unit = paragraphOf(document, '村民委员会').lines[0];
    expect([unit?.align, chars(unit?.rightTwips)]).toEqual(['right', 2]);
    // 11 characters begin 13 from the edge, the date (6.5 wide) 11 from it.
    expect(chars(paragraphOf(document, '2026年9月10日').lines[0]?.rightTwips)).toBe(4.5);
  });

  it('without a seal: a date longer than the unit stands two characters from the edge and the unit moves left', () => {
    const document = official({ seal: false, signers: ['村委会'], writtenOn: '二〇二六年九月三十一日' });
    expect(chars(paragraphOf(document, '二〇二六').lines[0]?.rightTwips)).toBe(2);
    // Date 11 + 2 from the edge, the unit begins two characters left of it.
    expect(chars(paragraphOf(document, '村委会').lines[0]?.rightTwips)).toBe(12);
  });

  it('with a seal: the date four characters from the edge, the unit centred above it, room for the seal', () => {
    const document = official({ content: [text('正文。')] });
    const unit = paragraphOf(document, '村民委员会').lines[0];
    const date = paragraphOf(document, '2026年9月10日').lines[0];
    // Both are centred in the same room, whose middle is that of a date (7 characters) that ends 4 from the edge.
    expect([unit?.align, date?.align]).toEqual(['center', 'center']);
    expect(unit?.leftTwips).toBe(date?.leftTwips);
    expect(chars(date?.leftTwips)).toBe(28 - 2 * (4 + 6.5 / 2));
    // 45 mm are 4.4 lines: two empty ones, unit and date within them.
    expect(topOf(document, '村民委员会') - topOf(document, '正文。')).toBe(3 * 579);
  });

  it('keeps a signature with the last two lines of the text, never alone on a sheet', () => {
    for (let lines = 10; lines <= 24; lines += 1) {
      const document = official({ content: [text('村'.repeat(28 * lines - 2))] });
      const last = document.pages.at(-1) ?? fail();
      const block = last.blocks.find((one) => one.kind === 'paragraph' && one.text.includes('村村村'));
      expect(block?.kind === 'paragraph' ? block.lines.length : 0).toBeGreaterThanOrEqual(2);
      expect(pageText(last)).toContain('2026年9月10日');
    }
  });

  it('puts the note in brackets two characters in, right below the date', () => {
    for (const note of ['此件公开发布', '（此件公开发布）', '(此件公开发布)']) {
      const document = official({ note });
      const line = paragraphOf(document, '此件公开发布').lines[0];
      expect([line?.text, chars(line?.leftTwips)]).toEqual(['（此件公开发布）', 2]);
      expect(topOf(document, '此件公开发布') - topOf(document, '2026年9月10日')).toBe(579);
    }
  });

  it('keeps room to write a date into, and takes away the indent that was typed', () => {
    const open = '　　　　年　　月　　日';
    const document = official({ writtenOn: open, content: [text(`　　公示期：${open}至${open}。`)] });
    expect(paragraphs(document).map((block) => block.text)).toContain(open);
    expect(paragraphOf(document, '公示期').text).toBe(`公示期：${open}至${open}。`);
    const lines = paragraphOf(document, '公示期').lines.map((line) => line.text);
    expect(lines.join('')).toBe(`公示期：${open}至${open}。`);
  });

  it('has page numbers in size 4 between dashes, 7 mm below the text, odd at the right, even at the left', () => {
    const { footer, marginTwips } = official();
    expect(footer).toMatchObject({ pageLine: '— {page} —', sizePt: 14, lines: [], heightTwips: 0 });
    const dashes = marginTwips.bottom - (footer.outer?.edgeTwips ?? 0) - footer.lineHeightTwips / 2;
    expect(Math.abs(dashes - twipsOfMm(7))).toBeLessThanOrEqual(1);
    expect(chars(footer.outer?.indentTwips)).toBe(1);
  });

  it('turns tables asked for in landscape on sheets of their own, the margins turned with the paper', () => {
    const table = householdTable(40, dice(1));
    const document = official({ orientation: 'landscape', content: [text('正文。'), table, text('结尾。')] });
    const turned = document.pages.map((page) => page.shape !== undefined);
    expect(turned[0]).toBe(false);
    expect(turned.at(-1)).toBe(false);
    expect(turned.slice(1, -1).every(Boolean)).toBe(true);
    const { top, right, bottom, left } = document.marginTwips;
    expect(document.pages[1]?.shape).toEqual({
      orientation: 'landscape',
      widthTwips: 16838,
      heightTwips: 11906,
      marginTwips: { top: left, right: top, bottom: right, left: bottom },
    });
    expect(pageText(document.pages.at(-1) ?? fail())).toContain('2026年9月10日');
  });

  it('puts turned tables at the end behind the signature, as an annex', () => {
    const document = official({ orientation: 'landscape', content: [text('正文。'), householdTable(5, dice(1))] });
    expect(pageText(document.pages[0] ?? fail())).toContain('2026年9月10日');
    expect(document.pages.at(-1)?.shape).toBeDefined();
  });
});

function fail(): never {
  throw new Error('missing');
}
