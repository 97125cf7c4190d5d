import { describe, expect, it } from 'vitest';
import { mergeSmall } from '../../../../shared/privacy';

const line = (name: string, profile: 'A' | 'B' | 'C' | 'D', count: number) => ({ name, profile, count });
const names = (lines: readonly { name: string }[]) => lines.map(({ name }) => name);

describe('small numbers in a summary', () => {
  it('[R-S03] shows fewer than three persons of C or D only together with others', () => {
    const { shown, merged } = mergeSmall(
      [line('粮补', 'B', 1), line('低保', 'C', 40), line('孤儿', 'D', 1), line('临时救助', 'C', 2)],
      3,
    );
    expect(names(shown)).toEqual(['粮补', '低保']);
    expect(names(merged)).toEqual(['孤儿', '临时救助']);
  });

  it('[R-S03] lets the smallest other line join while they are too few, or one alone', () => {
    const { shown, merged } = mergeSmall([line('低保', 'C', 40), line('特困', 'C', 5), line('孤儿', 'D', 2)], 3);
    expect(names(shown)).toEqual(['低保']);
    expect(names(merged)).toEqual(['特困', '孤儿']);
  });

  it('merges nothing where all are many or nobody is sensitive', () => {
    const lines = [line('粮补', 'B', 1), line('低保', 'C', 3)];
    expect(mergeSmall(lines, 3)).toEqual({ shown: lines, merged: [] });
  });
});
