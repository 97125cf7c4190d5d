/**
 * Rows of one block. One codec, one size: the position of a row follows from its number. Chromium moves every stored value
 * of more than 64 KiB into a file of its own, which doubles the cost of storing it; 400 rows of 13 columns are 52 kB.
 */
export const BLOCK_ROWS = 400;

/** Where a block of sheet rows belongs: its seal is bound to it. */
export const sheetPlace = (batchId: string, sheetKey: string, blockNo: number, rev: number): string =>
  `sheetBlocks/${batchId}/${sheetKey}/${blockNo}/${rev}`;
