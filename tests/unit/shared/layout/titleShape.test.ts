import { describe, expect, it } from 'vitest';
import { widthEm } from '../../../../shared/layout';
import { shapeTitle } from '../../../../shared/layout/titleShape';
import { layoutRules } from '../../../support/postingSamples';

const shape = (title: string, maxEm = 20): string[] =>
  shapeTitle(title, maxEm, layoutRules).map(({ from, to }) => title.slice(from, to));

describe('[notices § 3] titles of official documents', () => {
  it('stand on one line when it holds them', () => {
    expect(shape('关于召开村民代表会议的通知')).toEqual(['关于召开村民代表会议的通知']);
  });

  it('are broken behind a unit, and never inside of a name in 《》 when that can be helped', () => {
    expect(shape('样本镇东坝村村民委员会关于召开第三季度村民代表会议的通知')[0]).toBe('样本镇东坝村村民委员会');
    const lines = shape('关于公开征求《东坝村村规民约（修订草案）》意见的公告');
    expect(lines.some((line) => line.includes('《东坝村村规民约（修订草案）》'))).toBe(true);
  });

  it.each([
    '样本镇东坝村第十一届村民代表会议关于村集体林地流转方案和收益分配办法的决议公告',
    '中共样本镇委员会样本镇人民政府关于进一步做好2026年农村居民最低生活保障对象动态管理工作的通知',
    '关于样本镇东坝村2026年度第一批次农村危房改造补助资金发放结果的公示',
  ])('are neither a block nor an hourglass, cut no word, and fit: %s', (title) => {
    const lines = shape(title);
    const widths = lines.map(widthEm);
    expect(lines.join('')).toBe(title);
    expect(Math.max(...widths)).toBeLessThanOrEqual(20);
    expect(new Set(widths).size).toBeGreaterThan(1);
    if (widths.length === 3) expect(Math.min(...widths)).not.toBe(widths[1]);
    for (const word of ['村集体', '村民代表', '公告', '通知', '公示', '委员会', '关于'])
      expect(lines.filter((line) => line.includes(word)).length).toBe(
        title.includes(word) ? title.split(word).length - 1 : 0,
      );
  });

  it('keep an unbroken run of any length within the lines', () => {
    expect(shape('村'.repeat(200)).every((line) => widthEm(line) <= 20)).toBe(true);
  });
});
