import { describe, expect, it } from 'vitest';
import { escapeMarkup, renderHtml, renderNoticeHtml } from '../../../../../shared/formats/html';
import { layoutPosting, layoutSignSheet, type PublicDocument } from '../../../../../shared/layout';
import { checkHtmlActive } from '../../../../../shared/privacy';
import { aPosting, layoutResources, someGroups } from '../../../../support/postingSamples';

const documentOf = (count: number, form: 'board' | 'compact' = 'board'): PublicDocument =>
  layoutPosting(aPosting({ form, groups: someGroups(count) }), layoutResources);

describe('renderHtml', () => {
  it.each(['board', 'compact'] as const)('[bundle § 8] passes the allow-list of bundles: %s', (form) => {
    expect(checkHtmlActive(renderHtml(documentOf(70, form)))).toEqual([]);
  });

  it('makes one box per sheet with its number at the foot', () => {
    const document = documentOf(70);
    const html = renderHtml(document);
    expect(html.match(/<div class="page">/g)).toHaveLength(document.pages.length);
    for (const page of document.pages) expect(html).toContain(`第 ${page.number} 页　共 ${document.totalPages} 页`);
  });

  it('escapes what people type into names and titles', () => {
    const html = renderHtml(
      layoutPosting(
        aPosting({
          title: '<script>alert(1)</script>公示',
          groups: someGroups(2, () => ({ payee: '赵&"光"<b>' })),
        }),
        layoutResources,
      ),
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('赵&amp;&quot;光&quot;&lt;b&gt;');
    expect(checkHtmlActive(html)).toEqual([]);
  });

  it('drops control characters and lone halves of a pair, keeps rare characters', () => {
    expect(escapeMarkup('赵\u0000光\ud842\u0008')).toBe('赵光');
    expect(escapeMarkup('𠮷田\t𡈽')).toBe('𠮷田 𡈽');
  });

  it('spreads names of two characters without putting blanks into them', () => {
    const html = renderHtml(
      layoutPosting(aPosting({ groups: someGroups(2, () => ({ payee: '赵光' })) }), layoutResources),
    );
    expect(html).toContain('<td class="w">赵光</td>');
  });

  it('is the same text for the same document', () => {
    expect(renderHtml(documentOf(22))).toBe(renderHtml(documentOf(22)));
  });
});

describe('renderNoticeHtml', () => {
  it('is the paged form while it is small, one plain table when it is not; both hold every payee and pass the allow-list', () => {
    const document = documentOf(130);
    const paged = renderNoticeHtml(document);
    const bytesOf = (html: string): number => new TextEncoder().encode(html).length;
    const plain = renderNoticeHtml(document, bytesOf(paged) - 1);
    expect(renderNoticeHtml(document, bytesOf(paged)) === paged).toBe(true);
    expect([paged, plain].map((html) => html.includes('class="page"'))).toEqual([true, false]);
    expect(bytesOf(plain)).toBeLessThan(bytesOf(paged));
    const names = someGroups(130).flatMap((group) => group.rows.map((row) => row.payee));
    expect(names.filter((name) => !plain.includes(`<td>${name}</td>`))).toEqual([]);
    expect(plain.match(/样本镇东坝村2026年/g)).toHaveLength(2);
    expect(plain.includes('（续）')).toBe(false);
    expect(checkHtmlActive(plain)).toEqual([]);
  });

  it('takes no sheet for inside use, even when the types are got around', () => {
    const inside = layoutSignSheet(
      { ...aPosting(), form: 'signSheet', groups: [] },
      layoutResources,
    ) as unknown as PublicDocument;
    expect(() => renderNoticeHtml(inside)).toThrow('inside use');
  });
});
