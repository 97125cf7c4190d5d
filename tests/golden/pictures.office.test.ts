import { type Browser, chromium, type Page as Tab } from '@playwright/test';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutRules } from '../../resources/tables';
import { renderHtml } from '../../shared/formats/html';
import type { PublicDocument } from '../../shared/layout';
import { goldenNotice } from '../support/goldenNotices';
import { hasTools, toolPath } from '../support/tools';

// Sheets drawn as PNG: the size of the paper at 150 dpi, and the same picture that the browser makes of our HTML.

const DPI = 150;
const CASES = [
  'circular-official-A4-portrait-0',
  'resolution-board-A4-portrait-14',
  'posting-official-A4-landscape-60',
  'finance-board-A3-landscape-24',
];

interface Api {
  sheetPicture(document: PublicDocument, page: PublicDocument['pages'][number]): Promise<Uint8Array>;
  checkFonts(fonts: PublicDocument['fonts'], text: string): unknown;
}
declare const pictures: Api;

async function script(): Promise<string> {
  const built = await build({
    stdin: {
      contents: "import * as pictures from './renderer/data/pictures'; globalThis.pictures = pictures;",
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return built.outputFiles[0]?.text ?? '';
}

const drawn = (tab: Tab, document: PublicDocument, index: number): Promise<string> =>
  tab.evaluate(
    async ([whole, at]) => {
      const page = whole.pages[at];
      if (!page) throw new Error('no sheet');
      const bytes = await pictures.sheetPicture(whole, page);
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [document, index] as const,
  );

/** Share of ink in each field of a grid laid over the picture. */
const inkOf = (tab: Tab, base64: string): Promise<number[]> =>
  tab.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    // Through a blurred picture in between, so that a thin rule counts the same on both sides of a field's edge.
    const shrink = (from: CanvasImageSource, side: number, blur: number): OffscreenCanvas => {
      const canvas = new OffscreenCanvas(side, side);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.filter = blur > 0 ? `blur(${blur}px)` : 'none';
      context.drawImage(from, 0, 0, side, side);
      return canvas;
    };
    const small = shrink(shrink(picture, 400, 8), 50, 0);
    const pixels = small.getContext('2d')?.getImageData(0, 0, 50, 50).data ?? new Uint8ClampedArray();
    const ink: number[] = [];
    for (let at = 0; at < pixels.length; at += 4) ink.push(255 - ((pixels[at] ?? 255) + (pixels[at + 1] ?? 255)) / 2);
    return ink;
  }, base64);

/** 1 when two pictures have their ink in the same places. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let both = 0;
  let squareA = 0;
  let squareB = 0;
  for (const [index, one] of a.entries()) {
    const x = one - meanA;
    const y = (b[index] ?? 0) - meanB;
    both += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return both / Math.sqrt(squareA * squareB);
}

describe.runIf(hasTools('chromium'))('sheets as pictures', () => {
  let browser: Browser | undefined;
  let tab: Tab | undefined;
  const open = (): { browser: Browser; tab: Tab } => {
    if (!browser || !tab) throw new Error('no browser');
    return { browser, tab };
  };
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: toolPath('chromium') ?? '', args: ['--no-sandbox'] });
    tab = await browser.newPage();
    await tab.setContent('<html></html>');
    await tab.addScriptTag({ content: await script() });
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(CASES)('are PNG of the size of the paper and look like the printed sheet: %s', async (name) => {
    const document = goldenNotice(name);
    const printed = await open().browser.newPage({
      viewport: { width: 1700, height: 1200 },
      deviceScaleFactor: DPI / 96,
    });
    await printed.setContent(renderHtml(document));
    for (const [index, page] of document.pages.slice(0, 3).entries()) {
      const base64 = await drawn(open().tab, document, index);
      const bytes = Buffer.from(base64, 'base64');
      expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
      const { widthTwips, heightTwips } = page.shape ?? document;
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(
        [widthTwips, heightTwips].map((twips) => Math.round((twips * DPI) / 1440)),
      );
      const shot = await printed.locator('.page').nth(index).screenshot();
      const [ours, theirs] = [await inkOf(open().tab, base64), await inkOf(open().tab, shot.toString('base64'))];
      expect(likeness(ours, theirs), `${name} ${page.number}`).toBeGreaterThan(0.93);
      // Another sheet is not like it: the measure can fail.
      const other = await inkOf(open().tab, await drawn(open().tab, document, index === 0 ? 1 : 0));
      if (document.pages.length > 1) expect(likeness(ours, other)).toBeLessThan(likeness(ours, theirs));
    }
    await printed.close();
  });

  it('finds faces and characters that this computer lacks by drawing them', async () => {
    const fonts = {
      ...layoutRules.fonts,
      body: { docx: '没有的字体', alternative: '', css: ['没有的字体', 'DejaVu Sans', 'serif'], ownNames: 1 },
      title: { docx: 'DejaVu Sans', alternative: '', css: ['DejaVu Sans', 'serif'], ownNames: 1 },
    };
    // A place in plane 2 that no character has; one of the private area; two that every computer has.
    const check = await open().tab.evaluate(([given, text]) => pictures.checkFonts(given, text), [
      fonts,
      '村公\u{2fa1f}\ue123，',
    ] as const);
    expect(check).toMatchObject({ missing: ['\u{2fa1f}'], selfMade: ['\ue123'] });
    expect((check as { faces: { role: string }[] }).faces).toEqual(
      expect.arrayContaining([
        { role: 'body', wanted: '没有的字体', found: 'DejaVu Sans', isWanted: false },
        { role: 'title', wanted: 'DejaVu Sans', found: 'DejaVu Sans', isWanted: true },
      ]),
    );
  });
});
