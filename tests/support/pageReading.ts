import type {
  Block,
  Page,
  PageDocument,
  StyledCell,
  TableBlock,
  TableCell,
  TableRow,
  TextLine,
} from '../../shared/layout';

/** Reads documents the way a person reads a sheet: text of cells, rows of a page, height that is used. */
export const cellText = (cell: TableCell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.lines.join('');

export const tableOf = (page: Page): TableBlock => {
  const table = page.blocks.find((block): block is TableBlock => block.kind === 'table');
  if (!table) throw new Error('page without table');
  return table;
};

export const rowsOf = (page: Page): TableRow[] => tableOf(page).rows.filter((row) => row.kind === 'row');

/** Numbers of the payees on a sheet; in the two-column form both halves. */
export function seqsOf(page: Page): number[] {
  const table = tableOf(page);
  const second = table.columns.findIndex((column) => column.heavyLeft);
  return rowsOf(page).flatMap((row) =>
    [cellText(row.cells[0]), second > 0 ? cellText(row.cells[second]) : ''].filter((seq) => seq !== '').map(Number),
  );
}

export const lineText = (line: TextLine): string => `${line.lead?.text ?? ''}${line.text}${line.right ?? ''}`;

export const pageText = (page: Page): string =>
  page.blocks
    .map((block) => {
      if (block.kind === 'text' || block.kind === 'paragraph') return block.lines.map(lineText).join('\n');
      if (block.kind === 'table') return block.rows.map((row) => row.cells.map(cellText).join('\t')).join('\n');
      if (block.kind === 'closing') return [...block.notes, ...block.sign].map((line) => line.text).join('\n');
      return '';
    })
    .join('\n');

export function heightOf(block: Block): number {
  if (block.kind === 'text' || block.kind === 'paragraph')
    return block.lines.reduce((sum, line) => sum + line.heightTwips, 0);
  if (block.kind === 'table') return block.rows.reduce((sum, row) => sum + row.heightTwips, 0);
  return block.heightTwips;
}

/** Height of the blocks and the height that the sheet has for them. */
export function fill(document: PageDocument, page: Page): { used: number; room: number } {
  const { heightTwips, marginTwips, footer } = document;
  return {
    used: page.blocks.reduce((sum, block) => sum + heightOf(block), 0),
    room: heightTwips - marginTwips.top - marginTwips.bottom - footer.heightTwips,
  };
}

export const sizesOf = (document: PageDocument): number[] =>
  document.pages.flatMap((page) =>
    page.blocks.flatMap((block) => {
      if (block.kind === 'text' || block.kind === 'paragraph') return block.lines.map((line) => line.sizePt);
      if (block.kind === 'closing') return [...block.notes, ...block.sign].map((line) => line.sizePt);
      if (block.kind === 'gap' || block.kind === 'rule') return [];
      const own = block.rows.flatMap((row) =>
        row.cells.flatMap((cell) => (typeof cell === 'string' ? [] : ((cell as StyledCell).sizePt ?? []))),
      );
      return [block.sizePt, ...own];
    }),
  );
