import type { ChosenColumns, ColumnPlan } from './chooseColumns';
import { headerLines } from './chooseColumns';
import type { LayoutRules } from './input';
import { CELL_PADDING, lineTwips, PADDING_RESERVE, ROW_PADDING } from './measures';
import { breakLines, fitsEm, fitText } from './textWidth';
import type { RowKind, StyledCell, TableCell, TableColumn, TableRow } from './types';

const SPREAD_EM = 3;

/** Makes rows of cells that are sure to fit: text shrinks to the minimum, then wraps inside a taller row. */
export class RowMaker {
  readonly columns: readonly TableColumn[];
  readonly sizePt: number;
  /** Cells whose text had to be cut because a row may not be higher than half a sheet. */
  readonly cut: { readonly place: number; readonly column: number }[] = [];
  private readonly roomEm: readonly number[];
  private readonly span: number;
  private readonly mostLines: number;

  constructor(
    readonly chosen: ChosenColumns,
    private readonly plans: readonly ColumnPlan[],
    private readonly baseHeight: number,
    pageHeight: number,
    private readonly rules: LayoutRules,
    private readonly halves: 1 | 2 = 1,
  ) {
    this.sizePt = chosen.sizePt;
    this.columns = Array.from({ length: halves }, (_, half) =>
      chosen.kept.map((index, i): TableColumn => {
        const plan = plans[index];
        return {
          widthTwips: chosen.widths[i] ?? 0,
          align: plan?.align ?? 'left',
          padTwips: (chosen.pads[i] ?? CELL_PADDING) - PADDING_RESERVE,
          ...(plan?.spreadShort && this.holdsSpread(chosen.widths[i] ?? 0) ? { spreadShort: true } : {}),
          ...(half === 1 && i === 0 ? { heavyLeft: true } : {}),
        };
      }),
    ).flat();
    this.roomEm = chosen.widths.map((width, i) => (width - 2 * (chosen.pads[i] ?? 0)) / (chosen.sizePt * 20));
    this.span = this.columns.length;
    this.mostLines = Math.max(2, Math.floor(pageHeight / 2 / lineTwips(rules.minimumPt, rules.lineHeight)));
  }

  header(): TableRow {
    let most = 1;
    const cells = this.chosen.kept.map((index, i): StyledCell => {
      const room = ((this.chosen.widths[i] ?? 0) - 2 * CELL_PADDING) / (this.sizePt * 20);
      const lines = headerLines(this.plans[index]?.header ?? '', room);
      most = Math.max(most, lines.length);
      return { lines, align: 'center' };
    });
    const repeated = this.halves === 2 ? [...cells, ...cells] : cells;
    return { kind: 'header', heightTwips: this.heightFor(most, this.sizePt), cells: repeated };
  }

  /** One data row; in the two-column form `right` is the second half, or blank when the number is odd. */
  row(left: readonly string[], right?: readonly string[], place = 0): TableRow {
    let height = this.baseHeight;
    const cells: TableCell[] = [];
    for (let half = 0; half < this.halves; half += 1) {
      const values = half === 0 ? left : right;
      for (let i = 0; i < this.chosen.kept.length; i += 1) {
        const value = values?.[i] ?? '';
        if (fitsEm(value, this.roomEm[i] ?? 0)) cells.push(value);
        else {
          const cell = this.fitted(value, i, place + half);
          height = Math.max(height, this.heightFor(cell.lines.length, cell.sizePt ?? this.sizePt));
          cells.push(cell);
        }
      }
    }
    return { kind: 'row', heightTwips: height, cells };
  }

  /**
   * One data row in full: a cell higher than half a sheet goes on in rows of `lines` lines without a rule between, so that it
   * can be cut anywhere between sheets and no word is lost.
   */
  wholeRow(values: readonly string[], lines: number): TableRow[] {
    const cells = this.chosen.kept.map((_, i) => this.fitIn(values[i] ?? '', i));
    const most = Math.max(...cells.map((cell) => cell.lines.length));
    if (most <= this.mostLines) return [this.row(values)];
    const parts = Math.ceil(most / lines);
    return Array.from({ length: parts }, (_, part): TableRow => {
      const here = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(part * lines, (part + 1) * lines) }));
      const height = Math.max(
        ...here.map((cell) => cell.lines.length * lineTwips(cell.sizePt ?? this.sizePt, this.rules.lineHeight)),
      );
      const first = part === 0;
      const last = part === parts - 1;
      return {
        kind: 'row',
        heightTwips: height + (first || last ? ROW_PADDING : 0),
        cells: here.map((cell) => (cell.lines.length === 0 ? '' : cell)),
        joined: first ? 'below' : last ? 'above' : 'both',
      };
    });
  }

  /** A sum: its label over the columns before the first figure, then the figures in their columns. */
  sums(kind: RowKind, label: string, figures: readonly (string | undefined)[]): TableRow {
    const first = Math.max(
      1,
      figures.findIndex((figure) => figure !== undefined),
    );
    const labelWidth = this.chosen.widths.slice(0, first).reduce((sum, width) => sum + width, 0);
    const fitted = this.fit(label, labelWidth);
    let height = this.heightFor(fitted.lines.length, fitted.sizePt ?? this.sizePt);
    const cells: TableCell[] = [{ ...fitted, span: first, align: 'center' }];
    for (let i = first; i < this.chosen.kept.length; i += 1) {
      const padding = (this.chosen.pads[i] ?? CELL_PADDING) - CELL_PADDING;
      const figure = this.fit(figures[i] ?? '', (this.chosen.widths[i] ?? 0) - 2 * padding);
      height = Math.max(height, this.heightFor(figure.lines.length, figure.sizePt ?? this.sizePt));
      cells.push(figure.lines.length === 1 && figure.sizePt === undefined ? (figure.lines[0] ?? '') : figure);
    }
    return { kind, heightTwips: height, cells };
  }

  /** A line over the whole width: name of a group, total in words, "nothing to pay". */
  line(kind: RowKind, text: string, align: 'left' | 'center' = 'left'): TableRow {
    const width = this.columns.reduce((sum, column) => sum + column.widthTwips, 0);
    const fitted = this.fit(text, width);
    return {
      kind,
      heightTwips: this.heightFor(fitted.lines.length, fitted.sizePt ?? this.sizePt),
      cells: [{ ...fitted, span: this.span, align }],
    };
  }

  private fitted(value: string, column: number, place: number): StyledCell {
    const cell = this.fitIn(value, column);
    if (cell.lines.length <= this.mostLines) return cell;
    this.cut.push({ place, column });
    const lines = cell.lines.slice(0, this.mostLines);
    lines[lines.length - 1] = `${(lines.at(-1) ?? '').slice(0, -1)}…`;
    return { ...cell, lines };
  }

  /** A name of two characters spread to three must not run over the edge of a squeezed column. */
  private holdsSpread(widthTwips: number): boolean {
    return widthTwips - 2 * CELL_PADDING >= SPREAD_EM * this.sizePt * 20;
  }

  private fitIn(value: string, column: number): StyledCell {
    const padding = (this.chosen.pads[column] ?? CELL_PADDING) - CELL_PADDING;
    const width = (this.chosen.widths[column] ?? 0) - 2 * padding;
    if (!this.plans[this.chosen.kept[column] ?? -1]?.wraps) return this.fit(value, width);
    return { lines: breakLines(value, (width - 2 * CELL_PADDING) / (this.sizePt * 20), this.rules) };
  }

  private fit(text: string, widthTwips: number): StyledCell {
    const fitted = fitText(text, widthTwips - 2 * CELL_PADDING, this.sizePt, this.rules.minimumPt, this.rules);
    return fitted.sizePt === this.sizePt ? { lines: fitted.lines } : { lines: fitted.lines, sizePt: fitted.sizePt };
  }

  private heightFor(lines: number, sizePt: number): number {
    return Math.max(this.baseHeight, lines * lineTwips(sizePt, this.rules.lineHeight) + ROW_PADDING);
  }
}
