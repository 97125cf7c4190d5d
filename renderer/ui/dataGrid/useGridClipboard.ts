import { type ClipboardEvent, useRef } from 'react';
import { type ClipboardBlock, formatBlock, formatSlice, MAX_HTML_CELLS } from './clipboardText';
import { type EditPlan, pasteTarget, planClear, planPaste } from './gridEdits';
import { gridText } from './gridText';
import type { RowWindows } from './rowWindows';
import { cellCount, rangeOf, selectRange } from './selection';
import { parseTsv } from './tsv';
import type { CellRange, DataGridProps, GridSelection } from './types';

/** Cells that may be copied at once; more would freeze the clipboard of the system for seconds. */
const MAX_COPY_CELLS = 1_500_000;

const SLICE_ROWS = 5_000;

interface ClipboardActs {
  readonly windows: RowWindows;
  readonly selection: GridSelection;
  readonly apply: (plan: EditPlan) => void;
  readonly select: (selection: GridSelection) => void;
  readonly notify: (text: string) => void;
}

const sameRange = (a: CellRange, b: CellRange) =>
  a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;

/** Reads and formats a block in slices, with a pause for the screen after each. */
async function gather(windows: RowWindows, range: CellRange): Promise<ClipboardBlock> {
  const end = range.bottom + 1;
  if (cellCount(range) <= MAX_HTML_CELLS) return formatBlock(await windows.read(range.top, end), range);
  const parts: string[] = [];
  for (let at = range.top; at < end; at += SLICE_ROWS) {
    parts.push(formatSlice(await windows.read(at, Math.min(end, at + SLICE_ROWS)), range));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { plain: parts.join(''), html: null };
}

function write(event: ClipboardEvent, block: ClipboardBlock): void {
  event.clipboardData.setData('text/plain', block.plain);
  if (block.html !== null) event.clipboardData.setData('text/html', block.html);
}

/** Copy, cut and paste of blocks. */
export function useGridClipboard(props: DataGridProps, acts: ClipboardActs) {
  const { source, columns } = props;
  const { windows, selection } = acts;
  /**
   * Rows that had to be fetched first, on their way into the second copy event. Kept: if the browser refuses that one
   * (the key press was too long ago), the next Ctrl+C finds them ready.
   */
  const gathered = useRef<{
    readonly block: ClipboardBlock;
    readonly range: CellRange;
    readonly version: number;
  } | null>(null);
  const lastCopy = useRef<{ plain: string; secretOffsets: ReadonlySet<number> } | null>(null);

  const remember = (block: ClipboardBlock, range: CellRange) => {
    const offsets = new Set<number>();
    for (let column = range.left; column <= range.right; column += 1)
      if (columns[column]?.secret) offsets.add(column - range.left);
    lastCopy.current = { plain: block.plain, secretOffsets: offsets };
  };

  const gatherAndCopy = async (range: CellRange) => {
    acts.notify(gridText('copying', { rows: range.bottom - range.top + 1 }));
    const block = await gather(windows, range);
    gathered.current = { block, range, version: source.version };
    remember(block, range);
    // Fires a copy event in the focused box, which puts the text on the clipboard.
    const isDone = document.execCommand('copy');
    if (isDone) gathered.current = null;
    acts.notify(gridText(isDone ? 'copied' : 'copyFailed', { rows: range.bottom - range.top + 1 }));
  };

  const onCopy = (event: ClipboardEvent, isCut: boolean) => {
    event.preventDefault();
    if (source.rowCount === 0) return;
    const range = rangeOf(selection);
    const ready = gathered.current;
    if (ready && !isCut && ready.version === source.version && sameRange(ready.range, range)) {
      write(event, ready.block);
      return;
    }
    if (cellCount(range) > MAX_COPY_CELLS) {
      acts.notify(gridText('copyTooLarge', { cells: MAX_COPY_CELLS }));
      return;
    }
    const rows = windows.readNow(range.top, range.bottom + 1);
    if (!rows) {
      void gatherAndCopy(range);
      return;
    }
    const block = formatBlock(rows, range);
    write(event, block);
    remember(block, range);
    if (!isCut || !props.onEdit) return;
    // Cutting a secret column would lose it: the clipboard has only the mask.
    const hasSecret = columns.slice(range.left, range.right + 1).some((column) => column.secret);
    if (hasSecret) acts.notify(gridText('cutSecret'));
    else acts.apply(planClear(rows, columns, range));
  };

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    if (text !== '') void paste(text);
  };

  const paste = async (text: string) => {
    const block = parseTsv(text);
    if (block.length === 0 || !props.onEdit) {
      acts.notify(gridText('readOnly'));
      return;
    }
    const target = pasteTarget(rangeOf(selection), block, columns.length);
    const skip = lastCopy.current?.plain === text ? lastCopy.current.secretOffsets : new Set<number>();
    const lastRow = Math.min(target.bottom, source.rowCount - 1);
    const rows = await windows.read(target.top, lastRow + 1);
    const plan = planPaste(rows, columns, target, block, skip);
    // Selecting wipes the notice, so it comes first.
    if (lastRow >= target.top) acts.select(selectRange({ ...target, bottom: lastRow }));
    acts.apply(plan);
    const beyond = target.bottom - lastRow;
    const startKey = columns[target.left]?.key;
    if (beyond > 0 && props.onAppend && startKey !== undefined) {
      props.onAppend(block.slice(block.length - beyond), startKey);
    } else if (beyond > 0) acts.notify(gridText('pasteBeyond', { rows: beyond }));
    else if (skip.size > 0) acts.notify(gridText('pasteSecret'));
  };

  return { onCopy, onPaste };
}
