import { describe, expect, it } from 'vitest';
import { coverMatters, fieldFinder } from '../../../../../shared/disclosure/coverage';
import { aCatalogEntry } from '../../../../support/catalogEntries';
import { aDisclosure } from '../../../../support/disclosures';

const TOWN = '190101100000';
const MATTERS = [
  { id: '7', name: '筹资筹劳' },
  { id: '8', name: '社会救助' },
];
const relief = aCatalogEntry({ code: 'GK20-01', kind: 'government', domain: '社会救助', townshipMatter: 8 });
const labour = aCatalogEntry({ code: 'GK26-01', kind: 'government', domain: '市政服务', townshipMatter: 7 });
const published = aDisclosure({
  unitCode: TOWN,
  catalogCode: 'GK20-01',
  period: '2025',
  state: 'published',
  postedOn: '2025-03-01',
});
const byMatter = (entry: { townshipMatter: number }): string => String(entry.townshipMatter);
const cover = (lines: readonly (typeof published)[], reasons: ReadonlyMap<string, string> = new Map()) =>
  coverMatters(MATTERS, [relief, labour], byMatter, lines, reasons);

describe('coverMatters', () => {
  it('[R-P05] covers a matter by at least one live entry, of whatever year', () => {
    const [, last] = cover([published]);
    expect(last).toMatchObject({ state: 'covered' });
    expect(last?.live.map((line) => line.id)).toEqual(['d1']);
  });

  it.each([
    [{ takenDownOn: '2025-06-01' }, 'taken down'],
    [{ state: 'archived' }, 'archived'],
    [{ state: 'draft' }, 'not public yet'],
    [{ deleted: true }, 'in the bin'],
    [{ catalogCode: 'GK26-01' }, 'of another matter'],
  ] as const)('[R-P05] does not count an entry that is no longer or not yet public: %j, %s', (change, _why) => {
    expect(cover([{ ...published, ...change }])[1]?.state).toBe('missing');
  });

  it('[R-P05] takes a stated reason where nothing is live, and only there', () => {
    const reasons = new Map([
      ['7', '本镇近三年没有筹资筹劳'],
      ['8', '没有用的理由'],
    ]);
    expect(cover([published], reasons).map(({ state }) => state)).toEqual(['excused', 'covered']);
  });

  it('[R-C02] finds the field of an entry by its name or by an older one', () => {
    const find = fieldFinder([
      { id: 'GK14', name: '乡村振兴', aliases: ['扶贫'] },
      { id: 'GK20', name: '社会救助', aliases: [] },
    ]);
    expect(find(aCatalogEntry({ domain: '扶贫' }))).toBe('GK14');
    expect(find(relief)).toBe('GK20');
    expect(find(aCatalogEntry({ domain: '其他' }))).toBe('');
  });

  it('[R-C02] shows each field, also one for which the catalog has no entry', () => {
    const fields = [
      { id: 'GK06', name: '税收管理', aliases: [] },
      { id: 'GK20', name: '社会救助', aliases: [] },
    ];
    const found = coverMatters(fields, [relief], fieldFinder(fields), [published], new Map());
    expect(found.map(({ matter, entries, state }) => [matter.id, entries.length, state])).toEqual([
      ['GK06', 0, 'missing'],
      ['GK20', 1, 'covered'],
    ]);
  });
});
