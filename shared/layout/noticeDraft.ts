import type { Problem } from '../kernel';
import { type CutPage, cutPages } from './cutPages';
import type { Head, LayoutResources, Sheet } from './frame';
import { CELL_PADDING, PADDING_RESERVE } from './measures';
import type { NoticeInput } from './noticeInput';
import { type NoticeFlow, type NoticePart, paragraphBlock, type RowPart } from './noticeParts';
import { carriedOver } from './noticeTables';
import type {
  Block,
  CharacterGrid,
  ClosingBlock,
  GapBlock,
  Orientation,
  Page,
  PageDocument,
  PageFooter,
  PublicDocument,
  SheetShape,
  TableCell,
  TableRow,
} from './types';

/** What follows each other on sheets of one shape. */
export interface Segment {
  readonly flow: NoticeFlow;
  readonly roomTwips: number;
  readonly shape?: SheetShape;
}

/** A notice before its sheets are cut. */
export interface NoticeDraft {
  readonly sheet: Sheet;
  readonly orientation: Orientation;
  readonly fonts: PageDocument['fonts'];
  /** Stands on every sheet. */
  readonly head?: Head;
  readonly segments: readonly Segment[];
  readonly closing?: { readonly gap: GapBlock; readonly block: ClosingBlock; readonly heightTwips: number };
  readonly footer: (totalPages: number) => PageFooter;
  readonly grid?: CharacterGrid;
  readonly problems: readonly Problem[];
}

interface CutSheet {
  readonly page: CutPage<NoticePart>;
  readonly shape?: SheetShape;
}

export const cutNotice = (draft: NoticeDraft): CutSheet[] =>
  draft.segments.flatMap(({ flow, roomTwips, shape }) =>
    cutPages(flow, { roomTwips, closingTwips: draft.closing?.heightTwips ?? 0, carriedOver }).map((page) => ({
      page,
      ...(shape ? { shape } : {}),
    })),
  );

export function assembleNotice(draft: NoticeDraft, input: NoticeInput, { rules }: LayoutResources): PublicDocument {
  const cut = cutNotice(draft);
  const pages = cut.map(({ page, shape }, index): Page => {
    const blocks: Block[] = [...(draft.head?.blocks ?? []), ...blocksOf(page.rows)];
    if (page.closing && draft.closing) blocks.push(draft.closing.gap, draft.closing.block);
    return { number: index + 1, rowCount: page.payees, blocks, ...(shape ? { shape } : {}) };
  });
  return {
    internal: false,
    title: input.title,
    paper: input.paper,
    orientation: draft.orientation,
    widthTwips: draft.sheet.width,
    heightTwips: draft.sheet.height,
    marginTwips: draft.sheet.margin,
    fonts: draft.fonts,
    lineHeight: rules.lineHeight,
    cellPaddingTwips: CELL_PADDING - PADDING_RESERVE,
    ...(draft.grid ? { grid: draft.grid } : {}),
    footer: draft.footer(cut.length),
    pages,
    totalPages: cut.length,
    problems: draft.problems,
  };
}

/** Lines of one paragraph become one block, rows of one table another. */
function blocksOf(parts: readonly NoticePart[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  const runFrom = (same: (part: NoticePart) => boolean): NoticePart[] => {
    const start = at;
    while (at < parts.length && same(parts[at] as NoticePart)) at += 1;
    return parts.slice(start, at);
  };
  while (at < parts.length) {
    const part = parts[at] as NoticePart;
    switch (part.kind) {
      case 'line': {
        const run = runFrom((one) => one.kind === 'line' && one.plan === part.plan);
        blocks.push(paragraphBlock(part.plan, part.index, part.index + run.length - 1));
        break;
      }
      case 'row': {
        const run = runFrom((one) => one.kind === 'row' && one.table === part.table);
        const rows = rejoin(run.flatMap((one) => (one.kind === 'row' ? [one] : [])));
        blocks.push({ kind: 'table', columns: part.table.columns, sizePt: part.table.sizePt, rows });
        break;
      }
      case 'text': {
        const run = runFrom((one) => one.kind === 'text');
        blocks.push({ kind: 'text', lines: run.flatMap((one) => (one.kind === 'text' ? [one.line] : [])) });
        break;
      }
      case 'gap':
        blocks.push({ kind: 'gap', heightTwips: part.heightTwips });
        at += 1;
        break;
      case 'rule':
        blocks.push(part.rule);
        at += 1;
        break;
    }
  }
  return blocks;
}

/** Parts of a long row that were cut apart by the edge of a sheet have their rules there, and say which row goes on. */
function rejoin(parts: readonly RowPart[]): TableRow[] {
  return parts.map(({ row, label }, index) => {
    if (row.joined === undefined) return row;
    const above = row.joined !== 'below' && parts[index - 1]?.row.joined !== undefined;
    const below = row.joined !== 'above' && index < parts.length - 1;
    const { joined: _, ...plain } = row;
    const cells = above || label === undefined ? row.cells : withLabel(row, label);
    const joined = above && below ? 'both' : above ? 'above' : below ? 'below' : undefined;
    return { ...plain, cells, ...(joined ? { joined } : {}) };
  });
}

/** In the size of the table, beside text that may be smaller: two lines need the room of three. */
function withLabel({ cells }: TableRow, label: TableCell): readonly TableCell[] {
  const room = Math.max(...cells.map((cell) => (typeof cell === 'string' ? 1 : cell.lines.length)));
  const lines = typeof label === 'string' ? [label] : label.lines.slice(0, room > 2 ? 2 : 1);
  return [{ lines }, ...cells.slice(1)];
}
