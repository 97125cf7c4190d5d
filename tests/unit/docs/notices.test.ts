import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import ruleIds from '../../fixtures/ruleIds.json';

/** docs/notices.md says of every rule what the program does about it; here what it says is held against the tree. */
const ROOT = path.resolve(import.meta.dirname, '../../..');

interface Row {
  readonly id: string;
  readonly rule: string;
  readonly state: string;
  readonly where: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

const paths = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '');

const rows: Row[] = readFileSync(path.join(ROOT, 'docs/notices.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| R-'))
  .map((line) => {
    const [, id = '', rule = '', state = '', where = '', files = '', tests = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return { id, rule, state, where, files: paths(files), tests: paths(tests) };
  });
const done = rows.filter((row) => row.state === '已做');

describe('docs/notices.md', () => {
  it('names every rule id once, and no other', () => {
    expect(rows.map((row) => row.id).sort()).toEqual([...ruleIds].sort());
  });

  it('says of each rule: done, in part, later or not, and where or why', () => {
    const unclear = rows.filter(
      (row) => !['已做', '部分', '以后', '不做'].includes(row.state) || row.rule === '' || row.where === '',
    );
    expect(unclear.map((row) => row.id)).toEqual([]);
  });

  it('names files and tests that exist', () => {
    const named = rows.flatMap((row) => [...row.files, ...row.tests].map((file) => ({ id: row.id, file })));
    expect(named.filter(({ file }) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    const withoutPlace = rows.filter((row) => ['已做', '部分'].includes(row.state) && row.files.length === 0);
    expect(withoutPlace.map((row) => row.id)).toEqual([]);
  });

  it('calls done only what a test with that id in its title holds', () => {
    const untested = done.filter(
      (row) => !row.tests.some((file) => titlesOf(file).some((title) => title.includes(row.id))),
    );
    expect(untested.map((row) => row.id)).toEqual([]);
  });
});

/**
 * Titles of the tests of a file: the first text of `it`, `test` and `describe`, also of their `each`. Where a title is filled from a
 * table ('[%s] …'), the ids of that table's rows stand in it.
 */
function titlesOf(file: string): string[] {
  const code = readFileSync(path.join(ROOT, file), 'utf8');
  const titles = [...code.matchAll(/\b(?:it|test|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])([\s\S]*?)\1/g)].map(
    (found) => found[2] ?? '',
  );
  const inTables = [...code.matchAll(/\[\s*'(R-[A-Z0-9]+[a-z]?)/g)].map((found) => found[1] ?? '');
  return titles.some((title) => title.includes('[%s]')) ? [...titles, ...inTables] : titles;
}
