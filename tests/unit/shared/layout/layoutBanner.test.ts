import { describe, expect, it } from 'vitest';
import { layoutBanner, type PublicDocument, twipsOfMm, widthEm } from '../../../../shared/layout';
import { fill, pageText } from '../../../support/pageReading';
import { layoutResources } from '../../../support/postingSamples';

const banner = (text: string, sheets: number, paper: 'A4' | 'A3' = 'A4'): PublicDocument =>
  layoutBanner(text, paper, sheets, layoutResources);
const words = (document: PublicDocument): string[] => document.pages.map((page) => pageText(page).trim());
const sizeOf = (document: PublicDocument): number =>
  Math.max(
    ...document.pages.flatMap((page) =>
      page.blocks.flatMap((b) => (b.kind === 'text' ? b.lines.map((l) => l.sizePt) : [])),
    ),
  );

describe('banner titles over several sheets', () => {
  it('share the characters as evenly as may be', () => {
    expect(words(banner('村务公开栏', 5))).toEqual(['村', '务', '公', '开', '栏']);
    expect(words(banner('村务公开栏', 3))).toEqual(['村务', '公开', '栏']);
    expect(words(banner('东坝村2026年党务村务财务公开', 4)).join('')).toBe('东坝村2026年党务村务财务公开');
    expect(banner('公开', 9).pages).toHaveLength(2);
  });

  it('are as large as the paper allows, one character on a sheet higher than 14 cm', () => {
    const one = banner('村务公开栏', 5);
    expect(one.orientation).toBe('portrait');
    expect((sizeOf(one) * 25.4) / 72).toBeGreaterThan(140);
    expect(sizeOf(banner('村务公开栏', 5, 'A3'))).toBeGreaterThan(1.35 * sizeOf(one));
    const two = banner('村务公开', 2);
    expect(two.orientation).toBe('landscape');
  });

  it.each([
    ['村务公开栏', 5],
    ['东坝村党务村务财务公开栏', 3],
    ['𠮷田村2026', 2],
  ] as const)('fit on their sheets: %s on %i', (text, sheets) => {
    const document = banner(text, sheets);
    const room = document.widthTwips - 2 * twipsOfMm(12);
    for (const page of document.pages) {
      expect(widthEm(pageText(page).trim()) * sizeOf(document) * 20).toBeLessThanOrEqual(room);
      const { used, room: height } = fill(document, page);
      expect(used).toBeLessThanOrEqual(height);
    }
  });

  it('keep a character of two units whole', () => {
    expect(words(banner('𠮷田', 2))).toEqual(['𠮷', '田']);
  });
});
