import { describe, expect, it } from 'vitest';
import { listItems, MAX_LISTED, stepProblem } from '../../../../../renderer/ui/problemList/problemItems';
import type { ProblemGroup } from '../../../../../renderer/ui/problemList/types';

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
const keyOf = (problem: number) => `${problem}`;
const reject: ProblemGroup<number> = { key: 'bad', severity: 'reject', problems: [1, 2] };
const warn: ProblemGroup<number> = { key: 'odd', severity: 'warn', problems: [3] };
const repair: ProblemGroup<number> = { key: 'mended', severity: 'repair', problems: [4, 5] };

describe('listItems', () => {
  it('shows a group of a thousand equal problems as one line until it is opened', () => {
    const many: ProblemGroup<number> = { key: 'many', severity: 'warn', problems: numbers(0, 1000) };
    expect(listItems([many, warn], new Set(), keyOf).length).toBe(2);
    const opened = listItems([many, warn], new Set(['many']), keyOf);
    expect(opened.length).toBe(1002);
    expect(opened[1]).toMatchObject({ kind: 'problem', problem: 0, place: 1 });
    expect(opened[1001]).toMatchObject({ kind: 'group', key: 'g:odd' });
  });
  it('counts what it does not list', () => {
    const huge: ProblemGroup<number> = {
      key: 'h',
      severity: 'warn',
      problems: numbers(0, MAX_LISTED + 7),
      count: 90_000,
    };
    const items = listItems([huge], new Set(['h']), keyOf);
    expect(items.length).toBe(MAX_LISTED + 2);
    expect(items.at(-1)).toMatchObject({ kind: 'rest', count: 90_000 - MAX_LISTED });
  });
});

describe('stepProblem (F7)', () => {
  const groups = [repair, reject, warn];
  it('goes round the problems that wait and passes over repairs', () => {
    expect(stepProblem(groups, null, 1, keyOf)).toBe(1);
    expect(stepProblem(groups, '1', 1, keyOf)).toBe(2);
    expect(stepProblem(groups, '2', 1, keyOf)).toBe(3);
    expect(stepProblem(groups, '3', 1, keyOf)).toBe(1);
    expect(stepProblem(groups, '1', -1, keyOf)).toBe(3);
    expect(stepProblem(groups, null, -1, keyOf)).toBe(3);
  });
  it('begins anew when the current problem has been solved', () => {
    expect(stepProblem(groups, 'gone', 1, keyOf)).toBe(1);
  });
  it('goes through repairs when nothing else is left, and has nothing to say without problems', () => {
    expect(stepProblem([repair], '5', 1, keyOf)).toBe(4);
    expect(stepProblem<number>([], null, 1, keyOf)).toBeNull();
  });
});
