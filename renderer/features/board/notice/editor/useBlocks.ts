import { useCallback, useEffect, useRef } from 'react';
import type { Blocks } from '../../../../../shared/board/notices';
import type { NoticeBlock, NoticeTableBlock } from '../../../../../shared/records';
import { isSame } from '../../../../data/typedFields';
import { useTypedValue } from '../../../../ui/useTypedValue';
import { useNoticeEdit } from '../useNoticeEdit';

export interface BlockEditing {
  readonly blocks: Blocks;
  keyOf(block: NoticeBlock): string;
  change(next: Blocks): void;
  /** Changes what is there now: of two acts in one go the second sees the first. */
  changeBlock(block: NoticeBlock, by: (block: NoticeTableBlock) => NoticeTableBlock): void;
  /** Puts the caret into a paragraph once it is drawn. */
  focus(at: number, caret: number): void;
  readonly focusProps: { onFocus(): void; onBlur(): void };
}

let nextKey = 1;

/** The blocks of the open notice while somebody works on them: each keeps its key as long as it is the same one. */
export function useBlocks(root: React.RefObject<HTMLElement | null>): BlockEditing {
  const { entry, save } = useNoticeEdit();
  const keys = useRef(new WeakMap<NoticeBlock, string>());
  const shown = useRef<Blocks>([]);
  const wanted = useRef<{ readonly at: number; readonly caret: number } | null>(null);
  const typed = useTypedValue<Blocks>(
    entry.body.blocks,
    (next, base) => void save({ body: { blocks: next } }, { body: { blocks: base } }),
    { isSame: (a, b) => a === b || isSame(a, b) },
  );
  const { value: blocks, type, current } = typed;
  const keyOf = useCallback((block: NoticeBlock): string => {
    let key = keys.current.get(block);
    if (key === undefined) {
      key = `b${nextKey}`;
      nextKey += 1;
      keys.current.set(block, key);
    }
    return key;
  }, []);
  // What came from the store takes over the keys of what stood in the same place.
  if (shown.current !== blocks) {
    for (const [at, block] of blocks.entries()) {
      const before = shown.current[at];
      if (before && before.kind === block.kind && !keys.current.has(block) && !blocks.includes(before))
        keys.current.set(block, keyOf(before));
    }
    shown.current = blocks;
  }
  useEffect(() => {
    const place = wanted.current;
    if (!place) return;
    wanted.current = null;
    const field = root.current?.querySelector<HTMLTextAreaElement>(`[data-block="${place.at}"] textarea`);
    field?.focus();
    field?.setSelectionRange(place.caret, place.caret);
  });
  const change = useCallback((next: Blocks): void => type(next), [type]);
  const changeBlock = useCallback(
    (block: NoticeBlock, by: (block: NoticeTableBlock) => NoticeTableBlock): void => {
      const key = keyOf(block);
      type(
        current().map((one) => {
          if (one.kind !== 'table' || keyOf(one) !== key) return one;
          const next = by(one);
          keys.current.set(next, key);
          return next;
        }),
      );
    },
    [type, current, keyOf],
  );
  const focus = useCallback((at: number, caret: number): void => {
    wanted.current = { at, caret };
  }, []);
  return { blocks, keyOf, change, changeBlock, focus, focusProps: typed.focusProps };
}
