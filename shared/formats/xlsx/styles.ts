import { type Align, MARK_FILLS, type ReportMark, type ReportSheet } from '../../layout';
import { escapeMarkup } from '../html';
import { PART_HEAD } from '../office';

interface CellStyle {
  readonly font: 'title' | 'heading' | 'body';
  readonly sizePt: number;
  readonly align: Align;
  readonly vertical: 'top' | 'center';
  readonly bordered: boolean;
  readonly mark?: ReportMark;
}

const MARKS = Object.keys(MARK_FILLS) as ReportMark[];
/** Two fills are fixed by the format; ours follow. */
const FIXED_FILLS = 2;
/** Built-in number format "@": what is typed over a cell stays text as well. */
const TEXT_FORMAT = 49;

/** Fonts and cell formats in order of appearance; style 0 is the workbook's own. */
export class XlsxStyles {
  private readonly fonts: string[] = [];
  private readonly formats = new Map<string, { index: number; xml: string }>();

  constructor(private readonly report: ReportSheet) {
    this.fontIndex('body', 11);
  }

  of(style: CellStyle): number {
    const key = JSON.stringify(style);
    const known = this.formats.get(key);
    if (known) return known.index;
    const index = this.formats.size + 1;
    const fill = style.mark ? FIXED_FILLS + MARKS.indexOf(style.mark) : 0;
    const font = this.fontIndex(style.font, style.sizePt);
    this.formats.set(key, {
      index,
      xml:
        `<xf numFmtId="${TEXT_FORMAT}" fontId="${font}" fillId="${fill}" borderId="${style.bordered ? 1 : 0}" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
        `<alignment horizontal="${style.align}" vertical="${style.vertical}" wrapText="1"/></xf>`,
    });
    return index;
  }

  private fontIndex(font: CellStyle['font'], sizePt: number): number {
    const name = escapeMarkup(this.report.fonts[font].docx);
    const xml = `<font><sz val="${sizePt}"/><color rgb="FF000000"/><name val="${name}"/><charset val="134"/></font>`;
    const known = this.fonts.indexOf(xml);
    return known >= 0 ? known : this.fonts.push(xml) - 1;
  }

  xml(): string {
    const side = (name: string): string => `<${name} style="thin"><color rgb="FF000000"/></${name}>`;
    const fills = MARKS.map(
      (mark) =>
        `<fill><patternFill patternType="solid"><fgColor rgb="FF${MARK_FILLS[mark]}"/><bgColor indexed="64"/></patternFill></fill>`,
    );
    const formats = [...this.formats.values()].map((format) => format.xml);
    return (
      `${PART_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      `<fonts count="${this.fonts.length}">${this.fonts.join('')}</fonts>` +
      `<fills count="${FIXED_FILLS + fills.length}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join('')}</fills>` +
      `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${formats.join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}
