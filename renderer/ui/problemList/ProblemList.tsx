import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ProblemLine } from './ProblemLine';
import { listItems, type ProblemItem, stepProblem } from './problemItems';
import type { ProblemListProps } from './types';
import './problemList.css';

/** Equal problems as one entry each, opened to single rows on demand; thousands of rows cost no more than twenty. */
export function ProblemList<P>(props: ProblemListProps<P>) {
  const { groups, keyOf, currentKey = null, onGo, hotkeys = true } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [openKeys, setOpenKeys] = useState<ReadonlySet<string>>(new Set());
  const [focusIndex, setFocusIndex] = useState(0);
  /** Set by a key: the line must take the focus once it is drawn. */
  const wantsFocus = useRef(false);
  const items = useMemo(() => listItems(groups, openKeys, keyOf), [groups, openKeys, keyOf]);
  const focused = Math.min(focusIndex, items.length - 1);

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? 84 : 36),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 6,
  });

  useEffect(() => {
    if (!wantsFocus.current) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-index="${focused}"]`);
    if (!line) return;
    wantsFocus.current = false;
    line.focus({ preventScroll: true });
  });

  useEffect(() => {
    if (!hotkeys) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F7' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const next = stepProblem(groups, currentKey, event.shiftKey ? -1 : 1, keyOf);
      if (next === null) return;
      event.preventDefault();
      onGo(next, { keepFocus: false });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [hotkeys, groups, currentKey, keyOf, onGo]);

  const toggle = (key: string) =>
    setOpenKeys((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });

  const focusLine = (index: number) => {
    const to = Math.min(Math.max(0, index), items.length - 1);
    setFocusIndex(to);
    wantsFocus.current = true;
    virtualizer.scrollToIndex(to, { align: 'auto' });
  };

  const isCurrent = (item: ProblemItem<P>): boolean => {
    if (currentKey === null || item.kind === 'rest') return false;
    if (item.kind === 'problem') return keyOf(item.problem) === currentKey;
    const [only, second] = item.group.problems;
    return only !== undefined && second === undefined && keyOf(only) === currentKey;
  };

  const shownIndex = items.findIndex(isCurrent);
  useEffect(() => {
    if (shownIndex >= 0) virtualizer.scrollToIndex(shownIndex, { align: 'auto' });
  }, [virtualizer, shownIndex]);

  /** Enter shows the problem; on the one that is shown already it goes on to the next line. */
  const enter = (item: ProblemItem<P>, index: number) => {
    const problem = item.kind === 'problem' ? item.problem : item.kind === 'group' ? item.group.problems[0] : undefined;
    const isSingle = item.kind === 'problem' || (item.kind === 'group' && item.group.problems.length === 1);
    if (problem === undefined) return;
    if (!isSingle) {
      toggle(item.group.key);
      return;
    }
    if (!isCurrent(item)) {
      onGo(problem, { keepFocus: true });
      return;
    }
    const next = items[index + 1];
    if (!next) return;
    focusLine(index + 1);
    if (next.kind === 'problem') onGo(next.problem, { keepFocus: true });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const item = items[focused];
    if (!item || event.ctrlKey || event.altKey || event.metaKey) return;
    const isGroup = item.kind === 'group';
    if (event.key === 'ArrowDown') focusLine(focused + 1);
    else if (event.key === 'ArrowUp') focusLine(focused - 1);
    else if (event.key === 'Home') focusLine(0);
    else if (event.key === 'End') focusLine(items.length - 1);
    else if (event.key === 'ArrowRight' && isGroup && !item.isOpen) toggle(item.group.key);
    else if (event.key === 'ArrowLeft' && isGroup && item.isOpen) toggle(item.group.key);
    else if (event.key === 'ArrowLeft' && !isGroup)
      focusLine(items.findIndex((other) => other.kind === 'group' && other.group.key === item.group.key));
    else if (event.key === 'Enter' || event.key === ' ') enter(item, focused);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (items.length === 0) return <div className="gk-problems gk-problems--empty">{props.empty}</div>;
  return (
    <div
      className="gk-problems"
      role="tree"
      aria-label={props.label}
      tabIndex={-1}
      ref={scroller}
      onKeyDown={onKeyDown}
    >
      <div className="gk-problems__canvas" role="none" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          if (!item) return null;
          return (
            <ProblemLine
              key={key}
              item={item}
              index={index}
              top={start}
              isFocused={index === focused}
              isCurrent={isCurrent(item)}
              describe={props.describe}
              measure={virtualizer.measureElement}
              onToggle={() => toggle(item.group.key)}
              onGo={(problem) => onGo(problem, { keepFocus: false })}
              onFocus={() => setFocusIndex(index)}
            />
          );
        })}
      </div>
    </div>
  );
}
