import type { Problem } from '../kernel';
import { type CutPage, type CutRules, cutPages, type FlowRow } from './cutPages';
import { type Head, type LayoutResources, layoutFooter, type Sheet } from './frame';
import type { FormSizes } from './input';
import { CELL_PADDING, PADDING_RESERVE, PAGE_SLACK, twipsOfMm } from './measures';
import type { RowMaker } from './tableRows';
import type {
  Block,
  ClosingBlock,
  GapBlock,
  InternalDocument,
  Orientation,
  Page,
  Paper,
  PublicDocument,
  TableRow,
} from './types';

/** Everything a document needs except the decision where its sheets end. */
export interface Draft {
  readonly title: string;
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly sheet: Sheet;
  readonly sizes: FormSizes;
  readonly head: Head;
  readonly footerLeft: string;
  readonly footerRight: string;
  readonly maker: RowMaker;
  readonly flow: readonly FlowRow[];
  readonly closing?: { readonly gap: GapBlock; readonly block: ClosingBlock; readonly heightTwips: number };
  /** Line that says which group goes on, at the head of a sheet; undefined for lists without groups. */
  readonly continuedLine: (group: number) => TableRow | undefined;
  readonly problems: readonly Problem[];
}

const FOOTER_GAP = twipsOfMm(3);

/** Height between the head and the foot of a sheet. */
export const roomOf = ({ height, margin }: Sheet, headTwips: number, footTwips: number): number =>
  height - margin.top - margin.bottom - footTwips - FOOTER_GAP - PAGE_SLACK - headTwips;

/** Where the sheets end: cheap, makes no blocks, so the number of sheets can be shown while the officer still chooses. */
export function cutDraft(draft: Draft, resources: LayoutResources): CutPage[] {
  const footer = layoutFooter(draft.footerLeft, draft.footerRight, 0, draft.sheet, draft.sizes, resources);
  const rules: CutRules = {
    roomTwips: roomOf(draft.sheet, draft.head.heightTwips + draft.maker.header().heightTwips, footer.heightTwips),
    closingTwips: draft.closing?.heightTwips ?? 0,
    carriedOver: ({ row, group }) => {
      const line = group >= 0 && row.kind !== 'group' ? draft.continuedLine(group) : undefined;
      return line ? [line] : [];
    },
  };
  return cutPages(draft.flow, rules);
}

type SharedPart = Omit<PublicDocument, 'internal'>;

function assemble(draft: Draft, resources: LayoutResources): SharedPart {
  const cut = cutDraft(draft, resources);
  const { rules } = resources;
  const { sheet, maker } = draft;
  const footer = layoutFooter(draft.footerLeft, draft.footerRight, cut.length, sheet, draft.sizes, resources);
  const header = maker.header();
  const pages = cut.map((page, index): Page => {
    const blocks: Block[] = [
      ...draft.head.blocks,
      { kind: 'table', columns: maker.columns, sizePt: maker.sizePt, rows: [header, ...page.rows] },
    ];
    if (page.closing && draft.closing) blocks.push(draft.closing.gap, draft.closing.block);
    return { number: index + 1, rowCount: page.payees, blocks };
  });
  return {
    title: draft.title,
    paper: draft.paper,
    orientation: draft.orientation,
    widthTwips: sheet.width,
    heightTwips: sheet.height,
    marginTwips: sheet.margin,
    fonts: rules.fonts,
    lineHeight: rules.lineHeight,
    cellPaddingTwips: CELL_PADDING - PADDING_RESERVE,
    footer,
    pages,
    totalPages: cut.length,
    problems: draft.problems,
  };
}

export const assemblePublic = (draft: Draft, resources: LayoutResources): PublicDocument => ({
  ...assemble(draft, resources),
  internal: false,
});

export const assembleInternal = (draft: Draft, resources: LayoutResources): InternalDocument => ({
  ...assemble(draft, resources),
  internal: true,
});
