import { describe, expect, it } from 'vitest';
import { text } from '../../../../../resources';
import { layoutRules } from '../../../../../resources/tables';
import { renderHtml, renderManyHtml } from '../../../../../shared/formats/html';
import { layoutNotice, type NoticeInput } from '../../../../../shared/layout';

const input = (over: Partial<NoticeInput>): NoticeInput => ({
  layout: 'board',
  paper: 'A4',
  orientation: 'portrait',
  title: '东坝村修路公示',
  village: '东坝村',
  content: [{ kind: 'paragraph', text: '拟修村道三公里。', level: 0 }],
  attachments: [],
  signers: ['样本镇东坝村民委员会'],
  writtenOn: '2026年6月9日',
  seal: true,
  facts: [],
  footer: { period: '', telephone: '' },
  ...over,
});
const document = (over: Partial<NoticeInput>) => layoutNotice(input(over), { rules: layoutRules, text });
const styleOf = (html: string): string[] => (/<style>\n([\s\S]*?)\n<\/style>/.exec(html)?.[1] ?? '').split('\n');

describe('several documents as one print job', () => {
  const documents = [document({}), document({ layout: 'official', title: '西坝村通知' })];
  const html = renderManyHtml(documents, '合并');

  it('holds every sheet of each, each with its own styles', () => {
    const sheets = documents.reduce((sum, { totalPages }) => sum + totalPages, 0);
    expect(html.match(/<div class="page/g)).toHaveLength(sheets);
    const own = styleOf(html).filter((rule) => !/^(@page|html,body|\.doc\+)/.test(rule));
    expect(own.every((rule) => /^\.d[01][ {]/.test(rule))).toBe(true);
    // As many rules as the documents have alone, without those for screens.
    const alone = documents.flatMap((one) => styleOf(renderHtml(one)));
    const common = alone.filter((rule) => /^(@page|@media|html,body)/.test(rule));
    expect(own).toHaveLength(alone.length - common.length);
  });

  it('says the paper once and begins each document on a new sheet', () => {
    expect(html.match(/@page\{/g)).toHaveLength(1);
    expect(html).toContain('.doc+.doc{break-before:page}');
    expect(html).not.toMatch(/<script|https?:|url\(/);
  });
});
