import { outlineMark, readOutlineMark } from '../../kernel';
import type { NoticeBlock, NoticeParagraphBlock } from '../../records';

/** What an editor does to the blocks of a notice. Blocks that an act does not touch stay the same objects. */
export type Blocks = readonly NoticeBlock[];
type Level = NoticeParagraphBlock['level'];

export const emptyParagraph: NoticeParagraphBlock = { kind: 'paragraph', text: '', level: 0 };

const replaced = (blocks: Blocks, at: number, ...by: readonly NoticeBlock[]): Blocks => [
  ...blocks.slice(0, at),
  ...by,
  ...blocks.slice(at + 1),
];

/**
 * Numbers marks anew: the first 一、 stays 一、, a further one counts on, a heading of a higher level begins the lower ones again.
 * A heading that a person wrote without a mark keeps none.
 */
export function numberHeadings(blocks: Blocks): Blocks {
  const counts = [0, 0, 0, 0, 0];
  return blocks.map((block) => {
    if (block.kind !== 'paragraph' || block.level === 0) return block;
    const { level, rest } = readOutlineMark(block.text);
    if (level !== block.level) return block;
    counts[level] = (counts[level] ?? 0) + 1;
    counts.fill(0, level + 1);
    const text = `${outlineMark(level, counts[level] ?? 1)}${rest}`;
    return text === block.text ? block : { ...block, text };
  });
}

export function setText(blocks: Blocks, at: number, text: string): Blocks {
  const block = blocks[at];
  return block?.kind === 'paragraph' ? replaced(blocks, at, { ...block, text }) : blocks;
}

/** A heading gets its mark, body text loses it. */
export function setLevel(blocks: Blocks, at: number, level: Level): Blocks {
  const block = blocks[at];
  if (block?.kind !== 'paragraph' || block.level === level) return blocks;
  const { rest } = readOutlineMark(block.text);
  const text = level === 0 ? rest : `${outlineMark(level, 1)}${rest}`;
  return numberHeadings(replaced(blocks, at, { ...block, level, text }));
}

/** Enter: what stands behind the caret becomes a paragraph of its own; a heading goes on as a heading of its level. */
export function splitParagraph(blocks: Blocks, at: number, caret: number): Blocks {
  const block = blocks[at];
  if (block?.kind !== 'paragraph') return blocks;
  const behind = block.text.slice(caret);
  const { level } = block;
  const mark = level !== 0 && readOutlineMark(block.text).level === level ? outlineMark(level, 1) : '';
  const next: NoticeParagraphBlock = { kind: 'paragraph', level, text: `${mark}${behind}` };
  return numberHeadings(replaced(blocks, at, { ...block, text: block.text.slice(0, caret) }, next));
}

export interface JoinedBlocks {
  readonly blocks: Blocks;
  /** Where the caret stands now; undefined: nothing was joined. */
  readonly caret?: number;
}

/** Backspace at the beginning: the paragraph goes on behind the one before it. Behind a table nothing is joined. */
export function joinWithBefore(blocks: Blocks, at: number): JoinedBlocks {
  const [before, block] = [blocks[at - 1], blocks[at]];
  if (before?.kind !== 'paragraph' || block?.kind !== 'paragraph') return { blocks };
  const { rest } = readOutlineMark(block.text);
  const joined = { ...before, text: before.text + (block.level === 0 ? block.text : rest) };
  return {
    blocks: numberHeadings([...blocks.slice(0, at - 1), joined, ...blocks.slice(at + 1)]),
    caret: before.text.length,
  };
}

export function moveBlock(blocks: Blocks, at: number, by: 1 | -1): Blocks {
  const [block, other] = [blocks[at], blocks[at + by]];
  if (!block || !other) return blocks;
  const next = [...blocks];
  next[at] = other;
  next[at + by] = block;
  return numberHeadings(next);
}

/** The last one is emptied, not taken away: there is always something to write into. */
export function removeBlock(blocks: Blocks, at: number): Blocks {
  const left = [...blocks.slice(0, at), ...blocks.slice(at + 1)];
  return left.length === 0 ? [emptyParagraph] : numberHeadings(left);
}

export const insertBlocks = (blocks: Blocks, at: number, added: Blocks): Blocks =>
  numberHeadings([...blocks.slice(0, at), ...added, ...blocks.slice(at)]);

/**
 * What was pasted into a paragraph: one line goes into its text, several become blocks of their own between what stood before
 * and behind the caret.
 */
export function pasteInto(
  blocks: Blocks,
  at: number,
  selection: { readonly from: number; readonly to: number },
  added: Blocks,
): Blocks {
  const block = blocks[at];
  const [only] = added;
  if (block?.kind !== 'paragraph' || !only) return blocks;
  const [before, behind] = [block.text.slice(0, selection.from), block.text.slice(selection.to)];
  if (added.length === 1 && only.kind === 'paragraph')
    return replaced(blocks, at, { ...block, text: before + only.text + behind });
  const around = (text: string): Blocks => (text.trim() === '' ? [] : [{ ...block, text }]);
  return numberHeadings([
    ...blocks.slice(0, at),
    ...around(before),
    ...added,
    ...around(behind),
    ...blocks.slice(at + 1),
  ]);
}
