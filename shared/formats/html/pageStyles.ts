import type { FontRole, OuterNumbers, PageDocument, SheetShape, TextLine } from '../../layout';

const pt = (twips: number): string => `${Number((twips / 20).toFixed(2))}pt`;

/** A family list for CSS: names quoted with double quotes, the generic family bare. */
export const family = (names: readonly string[]): string =>
  names.map((name) => (name === 'serif' || name === 'sans-serif' ? name : `"${name}"`)).join(',');

/** One class per kind of line that a document uses; named in order of appearance, so the output is the same every time. */
export class LineClasses {
  private readonly names = new Map<string, string>();
  private readonly faces = new Set<FontRole>();
  readonly rules: string[] = [];

  of(line: TextLine): string {
    const { font, sizePt, heightTwips, align, leftTwips = 0, rightTwips = 0, spacingTwips = 0 } = line;
    const extra =
      (leftTwips > 0 ? `;padding-left:${pt(leftTwips)}` : '') +
      (rightTwips > 0 ? `;padding-right:${pt(rightTwips)}` : '') +
      (spacingTwips !== 0 ? `;letter-spacing:${pt(spacingTwips)}` : '') +
      // Blanks are single ones already; kept blanks would not be stretched.
      (line.justified ? ';white-space:nowrap;text-align-last:justify' : '') +
      (line.color ? `;color:${line.color}` : '');
    const key = `${font}|${sizePt}|${heightTwips}|${align}|${extra}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = `l${this.names.size}`;
    this.names.set(key, name);
    this.use(font);
    this.rules.push(
      `.${name}{font-family:var(--${font});font-size:${sizePt}pt;${font === 'title' ? 'font-weight:bold;' : ''}height:${pt(heightTwips)};line-height:${pt(heightTwips)};text-align:${align}${extra}}`,
    );
    return name;
  }

  /** Class of words in another face than their line. */
  face(font: FontRole): string {
    this.use(font);
    const name = `f-${font}`;
    if (!this.names.has(name)) {
      this.names.set(name, name);
      this.rules.push(`.${name}{font-family:var(--${font})}`);
    }
    return name;
  }

  uses(font: FontRole): boolean {
    return this.faces.has(font);
  }

  private use(font: FontRole): void {
    this.faces.add(font);
  }
}

/** Said in every document: tables and their heads use them. */
const BASE_FACES: readonly FontRole[] = ['title', 'heading', 'body'];
const FURTHER_FACES: readonly FontRole[] = ['subheading', 'pageNumber'];

/** Style sheet of a paged document: black on white, no url(), no @import, nothing that a bundle refuses (bundle.md § 8). */
export function pageStyles(document: PageDocument, lines: LineClasses, tableRules: readonly string[]): string {
  const { widthTwips, heightTwips, marginTwips: margin, fonts, cellPaddingTwips } = document;
  const inner = widthTwips - margin.left - margin.right;
  const faces = [...BASE_FACES, ...FURTHER_FACES.filter((font) => lines.uses(font))];
  const turned = document.pages.find((page) => page.shape)?.shape;
  const { outer } = document.footer;
  return [
    `@page{size:${pt(widthTwips)} ${pt(heightTwips)};margin:0}`,
    `:root{${faces.map((font) => `--${font}:${family(fonts[font].css)}`).join(';')}}`,
    'html,body{margin:0;padding:0;background:#fff;color:#000}',
    'body{font-family:var(--body);font-variant-numeric:tabular-nums;font-synthesis:none;text-autospace:no-autospace;-webkit-print-color-adjust:exact;print-color-adjust:exact}',
    `.page{position:relative;box-sizing:border-box;${boxOf(document)};overflow:hidden;background:#fff;break-after:page}`,
    '.page:last-child{break-after:auto}',
    'p{margin:0;white-space:pre;overflow:visible;position:relative}',
    'p>.right{position:absolute;right:0;top:0}',
    `.grid{border-collapse:collapse;table-layout:fixed;width:${pt(inner)};border:1pt solid #000}`,
    `.grid th,.grid td{box-sizing:border-box;border:.5pt solid #000;padding:0 ${pt(cellPaddingTwips)};overflow:hidden;white-space:pre;vertical-align:middle}`,
    '.grid tr{break-inside:avoid}',
    '.grid th{font-family:var(--heading);font-weight:normal;text-align:center}',
    '.grid .g td,.grid .s td,.grid .t td{font-family:var(--heading)}',
    outer
      ? `.foot{position:absolute;left:${pt(margin.left)};width:${pt(inner)};bottom:${pt(outer.edgeTwips - SHORT)}}`
      : `.foot{position:absolute;left:${pt(margin.left)};width:${pt(inner)};bottom:${pt(margin.bottom - SHORT)}}`,
    `.closing{position:relative;width:${pt(inner)}}`,
    '.closing .sign{position:absolute;right:0;bottom:0}',
    ...(document.pages.some((page) => page.blocks.some((block) => block.kind === 'paragraph'))
      ? ['.para>span{display:block;box-sizing:border-box}']
      : []),
    ...(outer ? outerStyles(outer.indentTwips) : []),
    ...(turned && outer ? turnedStyles(turned, outer) : []),
    ...lines.rules,
    ...tableRules,
    '@media screen{body{background:#e9e7e3}.page{margin:12pt auto;box-shadow:0 0 0 .75pt #bbb}}',
  ].join('\n');
}

/** A hair lower than the paper: a rounded pixel more would give a blank sheet after each page. */
const SHORT = 12;

const boxOf = ({ widthTwips, heightTwips, marginTwips: margin }: SheetShape): string =>
  `width:${pt(widthTwips)};height:${pt(heightTwips - SHORT)};padding:${pt(margin.top)} ${pt(margin.right)} 0 ${pt(margin.left)}`;

/** GB/T 9704-2012, 7.5: odd numbers one character from the right, even ones one character from the left. */
const outerStyles = (indentTwips: number): string[] => [
  `.foot.odd p{padding-right:${pt(indentTwips)}}`,
  `.foot.even p{padding-left:${pt(indentTwips)}}`,
];

/** A turned sheet has its number where the upright ones have it when it is bound with them: in the left margin, on its side. */
function turnedStyles(shape: SheetShape, { edgeTwips, indentTwips }: OuterNumbers): string[] {
  const { widthTwips, heightTwips, marginTwips: margin } = shape;
  const width = widthTwips - margin.left - margin.right;
  const height = heightTwips - margin.top - margin.bottom;
  return [
    `@page turned{size:${pt(widthTwips)} ${pt(heightTwips)};margin:0}`,
    `.turned{page:turned;${boxOf(shape)}}`,
    `.turned .grid{width:${pt(width)}}`,
    `.turned .foot{left:${pt(edgeTwips)};top:${pt(margin.top)};width:auto;height:${pt(height)};bottom:auto;writing-mode:vertical-rl}`,
    '.turned .foot p{height:100%;box-sizing:border-box;padding:0}',
    `.turned .foot.odd p{padding-bottom:${pt(indentTwips)}}`,
    `.turned .foot.even p{padding-top:${pt(indentTwips)}}`,
  ];
}

export { pt };
