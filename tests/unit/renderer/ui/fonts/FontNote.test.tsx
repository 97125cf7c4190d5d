import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FontCheck } from '../../../../../renderer/data/pictures';
import { FontNote } from '../../../../../renderer/ui/fonts/FontNote';

const CHECK: FontCheck = {
  faces: [
    { role: 'title', wanted: '方正小标宋简体', found: '华文中宋', isWanted: false },
    { role: 'heading', wanted: '黑体', found: 'SimHei', isWanted: true },
    { role: 'body', wanted: '仿宋_GB2312', found: '', isWanted: false },
  ],
  missing: ['\u{2a6a5}'],
  selfMade: ['\ue123'],
};
const words = (check: FontCheck, isTold: boolean): string =>
  renderToStaticMarkup(<FontNote check={check} isTold={isTold} onSeen={() => undefined} />).replace(/<[^>]*>/g, '');

describe('note on faces before printing', () => {
  it('says which faces are lacking and what stands in for them, and nothing of those that are there', () => {
    const text = words(CHECK, false);
    expect(text).toContain('没有“方正小标宋简体”，印出来用“华文中宋”代替');
    expect(text).toContain('没有“仿宋_GB2312”，印出来用系统自带的字体代替');
    expect(text).not.toContain('黑体');
  });

  it('says it once, but characters that would be boxes every time, with their numbers', () => {
    const text = words(CHECK, true);
    expect(text).not.toContain('方正小标宋简体');
    expect(text).toContain('有 1 个字这台电脑印不出来，会变成方框：\u{2a6a5}（U+2A6A5）');
    expect(text).toContain('有 1 个字是自造字');
    expect(text).toContain('U+E123');
  });

  it('says nothing when everything is there', () => {
    expect(words({ faces: [], missing: [], selfMade: [] }, false)).toBe('');
  });
});
