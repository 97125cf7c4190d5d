import { describe, expect, it } from 'vitest';
import { renderHtml, renderNoticeHtml } from '../../../../../shared/formats/html';
import {
  layoutBanner,
  layoutNotice,
  type NoticeContent,
  type NoticeInput,
  type PublicDocument,
} from '../../../../../shared/layout';
import { checkHtmlActive } from '../../../../../shared/privacy';
import { dice } from '../../../../support/dice';
import { aNotice, householdTable, RARE_TEXTS } from '../../../../support/goldenNotices';
import { layoutResources } from '../../../../support/postingSamples';

const text = (words: string, level: 0 | 1 | 2 = 0): NoticeContent => ({ kind: 'paragraph', text: words, level });
const notice = (over: Partial<NoticeInput>): PublicDocument => layoutNotice(aNotice(over), layoutResources);
const bare = (html: string): string => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, '');

const MIXED: readonly NoticeContent[] = [
  text('一、基本情况', 1),
  text('（一）范围。种地农民。', 2),
  householdTable(60, dice(6)),
  text('以上如有异议，请在公示期内反映。'),
];

describe('notices as HTML', () => {
  it.each([
    ['board', 'portrait'],
    ['official', 'portrait'],
    ['official', 'landscape'],
  ] as const)('[bundle § 8] pass the allow-list of bundles: %s %s', (layout, orientation) => {
    const document = notice({ layout, orientation, issuer: '样本镇东坝村村民委员会文件', content: MIXED });
    expect(checkHtmlActive(renderHtml(document))).toEqual([]);
    expect(checkHtmlActive(renderNoticeHtml(document, 1))).toEqual([]);
  });

  it('are one element per paragraph, whatever its lines, so that a number in it is read in one piece', () => {
    const long = `联系电话${'在工作日的上午和下午可以拨打，'.repeat(6)}0000-1234567。`;
    const html = renderHtml(notice({ layout: 'official', content: [text(long)] }));
    const found = [...html.matchAll(/<p class="para">(.*?)<\/p>/g)].map((one) => bare(one[1] ?? ''));
    expect(found).toContain(long);
  });

  it('number odd sheets at the right and even ones at the left', () => {
    const html = renderHtml(notice({ layout: 'official', content: [text('村'.repeat(1500))] }));
    const feet = [...html.matchAll(/<div class="foot (odd|even)"><p class="(\w+)">— (\d+) —/g)];
    expect(feet.map((one) => one[1])).toEqual(['odd', 'even', 'odd']);
    for (const [, side, name] of feet) {
      const rule = new RegExp(`\\.${name}\\{[^}]*text-align:${side === 'odd' ? 'right' : 'left'}`);
      expect(html).toMatch(rule);
    }
  });

  it('have turned sheets of their own size', () => {
    const html = renderHtml(notice({ layout: 'official', orientation: 'landscape', content: MIXED }));
    expect(html).toContain('@page turned{size:841.9pt 595.3pt;margin:0}');
    expect(html.match(/<div class="page turned">/g)?.length).toBeGreaterThan(1);
    expect(html.match(/<div class="page">/g)).toHaveLength(2);
  });

  it('hold everything once in the plain form: each paragraph, each row, no head and no header twice', () => {
    const plain = renderNoticeHtml(notice({ content: [...MIXED, householdTable(3, dice(8))] }), 1);
    const words = bare(plain);
    const count = (what: string): number => words.split(what).length - 1;
    for (const one of [
      '一、基本情况',
      '（一）范围。种地农民。',
      '以上如有异议',
      '村别：东坝村',
      '样本镇东坝村村民委员会',
    ])
      expect(count(one), one).toBeGreaterThan(0);
    expect(count('以上如有异议')).toBe(1);
    expect(count('村别：东坝村')).toBe(1);
    // One header per table, also of the second one, which begins on a later sheet.
    expect(count('户主姓名')).toBe(2);
    expect(count('耕地地力保护补贴发放明细表')).toBe(2);
    expect(plain.match(/<table>/g)).toHaveLength(2);
    expect(plain.match(/<td>60<\/td>/g)).toHaveLength(1);
  });

  it('keep rare characters and other writings, and say where lines run from right to left', () => {
    const html = renderHtml(notice({ content: RARE_TEXTS.map((one) => text(one)) }));
    const words = bare(html).replace(/\s/g, '');
    for (const one of RARE_TEXTS) expect(words).toContain(one.replace(/\s/g, ''));
    expect(html).toMatch(/dir="auto">كەنت/);
  });

  it('have no foot on a banner', () => {
    expect(renderHtml(layoutBanner('村务公开栏', 'A3', 5, layoutResources))).not.toContain('<div class="foot');
  });
});
