import type { Align, FontRole, PageDocument, TextLine } from '../../layout';
import { fontsOf } from './parts';

interface StyleKey {
  readonly font: FontRole;
  readonly sizePt: number;
  readonly align: Align;
  /** Exact line height in twips: the page count must not depend on the fonts of the machine. */
  readonly lineTwips: number;
  readonly indentTwips: number;
  /** Position of the right tab stop, 0 for none. */
  readonly tabTwips: number;
}

/** One paragraph style per kind of line; ids are short because a long list names them in every cell. */
export class ParagraphStyles {
  private readonly ids = new Map<string, string>();
  readonly xml: string[] = [];

  constructor(private readonly fonts: PageDocument['fonts']) {}

  of(key: StyleKey): string {
    const joined = `${key.font}|${key.sizePt}|${key.align}|${key.lineTwips}|${key.indentTwips}|${key.tabTwips}`;
    const known = this.ids.get(joined);
    if (known !== undefined) return known;
    const id = `P${this.ids.size}`;
    this.ids.set(joined, id);
    const halfPoints = Math.round(key.sizePt * 2);
    const tabs = key.tabTwips > 0 ? `<w:tabs><w:tab w:val="right" w:pos="${key.tabTwips}"/></w:tabs>` : '';
    const indent = key.indentTwips > 0 ? `<w:ind w:left="${key.indentTwips}" w:right="${key.indentTwips}"/>` : '';
    this.xml.push(
      `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/>` +
        `<w:pPr>${tabs}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${key.lineTwips}" w:lineRule="exact"/>${indent}<w:jc w:val="${key.align}"/></w:pPr>` +
        `<w:rPr>${fontsOf(this.fonts[key.font].docx)}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr></w:style>`,
    );
    return id;
  }

  ofLine(line: TextLine, tabTwips: number): string {
    return this.of({
      font: line.font,
      sizePt: line.sizePt,
      align: line.align,
      lineTwips: line.heightTwips,
      indentTwips: 0,
      tabTwips: line.right === undefined ? 0 : tabTwips,
    });
  }
}
