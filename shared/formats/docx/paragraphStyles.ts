import type { Align, FontRole, PageDocument, TextLine } from '../../layout';
import { fontsOf } from './parts';

export interface StyleKey {
  readonly font: FontRole;
  readonly sizePt: number;
  readonly align: Align | 'both';
  /** Exact line height in twips: the page count must not depend on the fonts of the machine. */
  readonly lineTwips: number;
  /** Room at both sides. */
  readonly indentTwips: number;
  /** Position of the right tab stop, 0 for none. */
  readonly tabTwips: number;
  readonly more?: MoreStyle;
}

/** What only running text needs. */
export interface MoreStyle {
  readonly leftTwips: number;
  readonly rightTwips: number;
  /** First line against the others; less than nothing when it hangs out. */
  readonly firstTwips: number;
  /** The same in characters, as word processors for Chinese want it; 0 for none. */
  readonly firstChars: number;
  readonly spacingTwips: number;
  readonly color?: 'red';
  readonly isRightToLeft?: boolean;
}

/** One paragraph style per kind of line; ids are short because a long list names them in every cell. */
export class ParagraphStyles {
  private readonly ids = new Map<string, string>();
  private readonly faces = new Set<FontRole>();
  readonly xml: string[] = [];

  constructor(private readonly fonts: PageDocument['fonts']) {}

  of(key: StyleKey): string {
    const more = key.more === undefined ? '' : `|${JSON.stringify(key.more)}`;
    const joined = `${key.font}|${key.sizePt}|${key.align}|${key.lineTwips}|${key.indentTwips}|${key.tabTwips}${more}`;
    const known = this.ids.get(joined);
    if (known !== undefined) return known;
    const id = `P${this.ids.size}`;
    this.ids.set(joined, id);
    this.faces.add(key.font);
    const halfPoints = Math.round(key.sizePt * 2);
    const tabs = key.tabTwips > 0 ? `<w:tabs><w:tab w:val="right" w:pos="${key.tabTwips}"/></w:tabs>` : '';
    const bidi = key.more?.isRightToLeft ? '<w:bidi/>' : '';
    const look = key.more ? lookXml(key.more) : '';
    this.xml.push(
      `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/>` +
        `<w:pPr>${tabs}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${bidi}<w:spacing w:before="0" w:after="0" w:line="${key.lineTwips}" w:lineRule="exact"/>${indentXml(key)}<w:jc w:val="${key.align}"/></w:pPr>` +
        `<w:rPr>${fontsOf(this.fonts[key.font].docx)}${look}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr></w:style>`,
    );
    return id;
  }

  /** Run properties for words in another face than their paragraph. */
  face(font: FontRole): string {
    this.faces.add(font);
    return fontsOf(this.fonts[font].docx);
  }

  /** Faces that the document uses beside those of every document. */
  further(): FontRole[] {
    return (['subheading', 'pageNumber'] as const).filter((font) => this.faces.has(font));
  }

  ofLine(line: TextLine, tabTwips: number): string {
    return this.of({
      font: line.font,
      sizePt: line.sizePt,
      align: line.align,
      lineTwips: line.heightTwips,
      indentTwips: 0,
      tabTwips: line.right === undefined ? 0 : tabTwips,
      ...moreOf(line),
    });
  }
}

function moreOf({ leftTwips = 0, rightTwips = 0, spacingTwips = 0, color }: TextLine): { more?: MoreStyle } {
  if (leftTwips === 0 && rightTwips === 0 && spacingTwips === 0 && color === undefined) return {};
  return { more: { leftTwips, rightTwips, firstTwips: 0, firstChars: 0, spacingTwips, ...(color ? { color } : {}) } };
}

function indentXml({ indentTwips, more }: StyleKey): string {
  if (more === undefined) return indentTwips > 0 ? `<w:ind w:left="${indentTwips}" w:right="${indentTwips}"/>` : '';
  const { leftTwips, rightTwips, firstTwips, firstChars } = more;
  const chars = firstChars > 0 ? ` w:firstLineChars="${Math.round(firstChars * 100)}"` : '';
  const first =
    firstTwips > 0 ? `${chars} w:firstLine="${firstTwips}"` : firstTwips < 0 ? ` w:hanging="${-firstTwips}"` : '';
  if (leftTwips === 0 && rightTwips === 0 && first === '') return '';
  return `<w:ind w:left="${leftTwips}" w:right="${rightTwips}"${first}/>`;
}

const RED = 'FF0000';
const lookXml = ({ color, spacingTwips }: MoreStyle): string =>
  (color === 'red' ? `<w:color w:val="${RED}"/>` : '') +
  (spacingTwips !== 0 ? `<w:spacing w:val="${gridSpacing(spacingTwips)}"/>` : '');

/**
 * Characters squeezed into the grid. LibreOffice 7 takes a grid narrower than the size for one of two cells per character,
 * so our paragraphs do not snap to it; it also narrows the text by what the last cell lacks, hence a twip more than the grid
 * says: a line holds as many characters as planned and never one more.
 */
const gridSpacing = (spacingTwips: number): number => Math.floor(spacingTwips) - 1;
