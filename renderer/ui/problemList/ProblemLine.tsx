import type { KeyboardEvent, Ref } from 'react';
import { text } from '../../../resources';
import type { Severity } from '../../../shared/kernel';
import { fillText } from '../../../shared/kernel';
import { countOf, type ProblemItem } from './problemItems';

export interface ProblemLineProps<P> {
  readonly item: ProblemItem<P>;
  readonly index: number;
  readonly isFocused: boolean;
  readonly isCurrent: boolean;
  readonly describe: (problem: P) => string;
  readonly measure: Ref<HTMLDivElement>;
  readonly top: number;
  readonly onToggle: () => void;
  readonly onGo: (problem: P) => void;
  readonly onFocus: () => void;
}

const word = (key: string, params?: Record<string, string | number>) => fillText(text, `problemList.${key}`, params);
const number = (value: number) => value.toLocaleString('zh-CN');

/** A filled mark waits for a person, a hollow one is only told. */
const markOf = (severity: Severity) => (severity === 'repair' || severity === 'warning' ? '○' : '●');

/** One line: the head of a group, one problem, or the count of those that are not listed. */
export function ProblemLine<P>(props: ProblemLineProps<P>) {
  const { item, index, isFocused } = props;
  const base = {
    ref: props.measure,
    'data-index': index,
    role: 'treeitem',
    'aria-level': item.kind === 'group' ? 1 : 2,
    tabIndex: isFocused ? 0 : -1,
    style: { top: props.top },
    onFocus: props.onFocus,
  };
  if (item.kind === 'rest') {
    return (
      <div {...base} className="gk-problems__line gk-problems__rest">
        {word('rest', { count: number(item.count) })}
      </div>
    );
  }
  if (item.kind === 'problem') {
    const onClick = () => props.onGo(item.problem);
    return (
      <div
        {...base}
        {...{ onClick, 'aria-posinset': item.place }}
        aria-current={props.isCurrent}
        className={`gk-problems__line gk-problems__one${props.isCurrent ? ' is-current' : ''}`}
      >
        {props.describe(item.problem)}
      </div>
    );
  }
  const { group, isOpen } = item;
  const only = group.problems.length === 1 && countOf(group) === 1 ? group.problems[0] : undefined;
  const first = group.problems[0];
  const title = group.title ?? (first === undefined ? '' : props.describe(first));
  const onClick = () => (only === undefined ? props.onToggle() : props.onGo(only));
  const keepKeys = (event: KeyboardEvent) => event.stopPropagation();
  const keepClicks = { onKeyDown: keepKeys, onClick: (event: { stopPropagation(): void }) => event.stopPropagation() };
  return (
    <div
      {...base}
      {...{ onClick, ...(only === undefined && { 'aria-expanded': isOpen }) }}
      aria-current={props.isCurrent}
      className={`gk-problems__line gk-problems__group gk-problems--${group.severity}${props.isCurrent ? ' is-current' : ''}`}
    >
      <div className="gk-problems__head">
        <span className="gk-problems__word">
          <span aria-hidden="true">{markOf(group.severity)} </span>
          {word(`severity.${group.severity}`)}
        </span>
        <span className="gk-problems__count">{word('count', { count: number(countOf(group)) })}</span>
        {only === undefined && <span className="gk-problems__fold">{word(isOpen ? 'close' : 'open')}</span>}
      </div>
      <div className="gk-problems__title">{title}</div>
      {group.actions !== undefined && (
        <div className="gk-problems__actions" {...keepClicks}>
          {group.actions}
        </div>
      )}
    </div>
  );
}
