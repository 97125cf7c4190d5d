import { describe, expect, it } from 'vitest';
import { checkHtmlActive } from '../../../../shared/privacy';

const page = (body: string, head = ''): string =>
  `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>公示</title>${head}</head><body>${body}</body></html>`;
const codes = (body: string, head?: string): string[] => [
  ...new Set(checkHtmlActive(page(body, head)).map((item) => item.code)),
];

describe('bundle.md § 8: allow-list of HTML', () => {
  it.each([
    '<h1 class="a">公示</h1><table style="width:100%"><tr><th colspan="2" align="center">户主</th></tr><tr><td rowspan=2>张三<br/>李四</td></tr></table>',
    '<p style="text-indent:2em">一、<b>补贴</b>&nbsp;&lt;标准&gt; 3 &gt; 2</p><!-- 说明 -->',
    '<img src="data:image/png;base64,iVBORw0KGgo=" alt="公章" width="100">',
    '<ol start="3"><li>项</li></ol>',
  ])('%s', (body) => {
    expect(
      checkHtmlActive(page(body, '<style>.a{font-size:16pt} @page{size:A4} @media print{p{margin:0}}</style>')),
    ).toEqual([]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT src="a.js"></SCRIPT>',
    '<p onclick="a()">a</p>',
    '<a href="#x">a</a>',
    '<iframe srcdoc="a"></iframe>',
    '<form action="/x"></form>',
    '<svg onload="a()"></svg>',
    '<object data="a"></object>',
    '<embed src="a">',
    '<base href="/">',
    '<meta http-equiv="refresh" content="0">',
    '<template>a</template>',
    '<math></math>',
    '<input value="a">',
    '<p style="width:expression(alert(1))">a</p>',
    '<p style="background:u\\72l(x)">a</p>',
    '<p style="behavior:none">a</p>',
    '<custom-element></custom-element>',
    '<p title="javascript:a()">a</p>',
  ])('html.active: %s', (body) => {
    expect(codes(body)).toContain('html.active');
  });

  it.each([
    '<img src="http://example.invalid/a.png">',
    '<img src="//example.invalid/a.png">',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
    '<img src="a.png">',
    '<img src="data:image/png;base64,AA==" srcset="http://example.invalid/a.png">',
    '<link rel="stylesheet" href="a.css">',
    '<a href="https://example.invalid/">a</a>',
    '<table background="http://example.invalid/a.png"></table>',
    '<p style="background:url(a.png)">a</p>',
    '<p style="background:&#117;rl(a.png)">a</p>',
    '<p style="background:u/**/rl(a.png)">a</p>',
    '<p style="background:image-set(\'a.png\' 1x)">a</p>',
    '<p style="background:-webkit-image-set(\'a.png\' 1x)">a</p>',
  ])('html.remote: %s', (body) => {
    expect(codes(body)).toContain('html.remote');
  });

  it('style sheets are read like attributes', () => {
    expect(codes('', '<style>@import "a.css";</style>')).toEqual(['html.remote']);
    expect(codes('', '<style>p{background:URL (a)}</style>')).toEqual(['html.remote']);
    expect(codes('', '<style>@font-face{font-family:a;src:local(a)}</style>')).toEqual(['html.remote']);
    expect(codes('', '<style>p{color:\\72 ed}</style>')).toEqual(['html.active']);
  });

  it.each([
    ['an open tag that never ends', '<p class="a'],
    ['a comment that never ends', '<!-- a'],
    ['a comment that browsers end earlier', '<!--> <script>a</script> -->'],
    ['a comment with --!>', '<!-- a --!> b -->'],
    ['a bare less-than sign', '3 < 4'],
    ['quotes inside an unquoted value', '<p class=a"b>a</p>'],
    ['CDATA', '<![CDATA[a]]>'],
    ['a processing instruction', '<?php a ?>'],
    ['a control character', 'a\u0000b'],
    ['a style without end', '<style>p{}'],
  ])('html.parse: %s', (_name, body) => {
    expect(checkHtmlActive(`<!DOCTYPE html><html><body>${body}`).map((item) => item.code)).toContain('html.parse');
  });

  it('another document type is refused', () => {
    expect(
      checkHtmlActive('<!DOCTYPE html SYSTEM "about:legacy-compat"><html></html>').map((item) => item.code),
    ).toEqual(['html.parse']);
  });

  it('names the line', () => {
    expect(checkHtmlActive('<!DOCTYPE html>\n<html>\n<script>a</script>')).toEqual([
      { code: 'html.active', severity: 'error', what: 'script', line: 3 },
    ]);
  });
});
