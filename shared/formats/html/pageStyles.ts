import type { FontRole, PageDocument, TextLine } from '../../layout';

const pt = (twips: number): string => `${Number((twips / 20).toFixed(2))}pt`;

/** A family list for CSS: names quoted with double quotes, the generic family bare. */
export const family = (names: readonly string[]): string =>
  names.map((name) => (name === 'serif' || name === 'sans-serif' ? name : `"${name}"`)).join(',');

/** One class per kind of line that a document uses; named in order of appearance, so the output is the same every time. */
export class LineClasses {
  private readonly names = new Map<string, string>();
  readonly rules: string[] = [];

  of(line: TextLine): string {
    const key = `${line.font}|${line.sizePt}|${line.heightTwips}|${line.align}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = `l${this.names.size}`;
    this.names.set(key, name);
    this.rules.push(
      `.${name}{font-family:${FAMILY[line.font]};font-size:${line.sizePt}pt;${line.font === 'title' ? 'font-weight:bold;' : ''}height:${pt(line.heightTwips)};line-height:${pt(line.heightTwips)};text-align:${line.align}}`,
    );
    return name;
  }
}

const FAMILY: Readonly<Record<FontRole, string>> = {
  title: 'var(--title)',
  heading: 'var(--heading)',
  body: 'var(--body)',
};

/** Style sheet of a paged document: black on white, no url(), no @import, nothing that a bundle refuses (bundle.md § 8). */
export function pageStyles(document: PageDocument, lineRules: readonly string[]): string {
  const { widthTwips, heightTwips, marginTwips: margin, fonts, cellPaddingTwips } = document;
  const inner = widthTwips - margin.left - margin.right;
  // A hair lower than the paper: a rounded pixel more would give a blank sheet after each page.
  const height = heightTwips - 12;
  return [
    `@page{size:${pt(widthTwips)} ${pt(heightTwips)};margin:0}`,
    `:root{--title:${family(fonts.title.css)};--heading:${family(fonts.heading.css)};--body:${family(fonts.body.css)}}`,
    'html,body{margin:0;padding:0;background:#fff;color:#000}',
    'body{font-family:var(--body);font-variant-numeric:tabular-nums;font-synthesis:none;text-autospace:no-autospace;-webkit-print-color-adjust:exact;print-color-adjust:exact}',
    `.page{position:relative;box-sizing:border-box;width:${pt(widthTwips)};height:${pt(height)};padding:${pt(margin.top)} ${pt(margin.right)} 0 ${pt(margin.left)};overflow:hidden;background:#fff;break-after:page}`,
    '.page:last-child{break-after:auto}',
    'p{margin:0;white-space:pre;overflow:visible;position:relative}',
    'p>.right{position:absolute;right:0;top:0}',
    `.grid{border-collapse:collapse;table-layout:fixed;width:${pt(inner)};border:1pt solid #000}`,
    `.grid th,.grid td{box-sizing:border-box;border:.5pt solid #000;padding:0 ${pt(cellPaddingTwips)};overflow:hidden;white-space:pre;vertical-align:middle}`,
    '.grid tr{break-inside:avoid}',
    '.grid th{font-family:var(--heading);font-weight:normal;text-align:center}',
    '.grid .g td,.grid .s td,.grid .t td{font-family:var(--heading)}',
    `.foot{position:absolute;left:${pt(margin.left)};width:${pt(inner)};bottom:${pt(margin.bottom - 12)}}`,
    `.closing{position:relative;width:${pt(inner)}}`,
    '.closing .sign{position:absolute;right:0;bottom:0}',
    ...lineRules,
    '@media screen{body{background:#e9e7e3}.page{margin:12pt auto;box-shadow:0 0 0 .75pt #bbb}}',
  ].join('\n');
}

export { pt };
