import { describe, expect, it } from 'vitest';
import { searchedPerson } from '../../../../../renderer/data/search/searchedPerson';
import { findItems, searchItem } from '../../../../../renderer/data/search/searchItems';
import { anIdNumber } from '../../../../support/people';

const document = (id: string, title: string, number = '') =>
  searchItem({ kind: 'document', year: '2026', id }, title, [number]);
const disclosure = (id: string, title: string, unit: string) =>
  searchItem({ kind: 'disclosure', unitCode: '190101100201', year: '2026', id }, title, [unit, '2026年第1季度']);

const ITEMS = [
  document('a', '关于做好耕地地力保护补贴发放工作的通知', '样政发〔2026〕3号'),
  document('b', '耕地保护责任书', '样政发〔2026〕4号'),
  disclosure('c', '村级财务收支情况', '东坝村'),
  disclosure('d', '村级财务收支情况', '西坝村'),
];
const idsOf = (query: string): string[] =>
  findItems(ITEMS, query, 10).flatMap(({ items }) => items.map(({ target }) => target.id));

describe('search', () => {
  it.each([
    ['财务', ['c', 'd']],
    ['财务 东坝', ['c']],
    ['东坝　财务', ['c']],
    ['第1季度 西坝', ['d']],
    ['样政发[２０２６]３号', ['a']],
    ['没有这个', []],
    ['   ', []],
  ])('finds %j', (query, ids) => {
    expect(idsOf(query)).toEqual(ids);
  });

  it('puts what begins with the word before what only holds it', () => {
    expect(idsOf('耕地')).toEqual(['b', 'a']);
  });

  it('says how many there are when it shows fewer', () => {
    const [group] = findItems(ITEMS, '财务', 1);
    expect(group).toMatchObject({ kind: 'disclosure', found: 2 });
    expect(group?.items).toHaveLength(1);
  });

  it('looks ten thousand titles through within a few times a bare walk', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => disclosure(String(n), `第${n}项公开事项`, '东坝村'));
    const timeOf = (work: () => unknown): number => {
      const times = Array.from({ length: 7 }, () => {
        const begun = performance.now();
        work();
        return performance.now() - begun;
      });
      return Math.min(...times.slice(2));
    };
    const bare = timeOf(() => many.filter(({ folded }) => folded.includes('没有这个')).length);
    expect(timeOf(() => findItems(many, '公开 东坝', 6)) / bare).toBeLessThan(25);
  });
});

describe('searchedPerson', () => {
  it('takes a whole number only, also typed full-width', () => {
    const number = anIdNumber(7);
    expect(searchedPerson(number)).toBe(number);
    expect(searchedPerson(` ${[...number].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')} `)).toBe(
      number,
    );
    expect(searchedPerson(number.slice(0, 17))).toBe('');
    const other = number.endsWith('1') ? '2' : '1';
    expect(searchedPerson(number.slice(0, 17) + other)).toBe('');
    expect(searchedPerson('财务')).toBe('');
  });
});
