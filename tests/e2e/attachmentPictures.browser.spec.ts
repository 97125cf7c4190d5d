import path from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { chromiumPath } from '../support/launch';

/** Making pictures smaller, in the engine that decodes them. */
const ENTRY = path.resolve(import.meta.dirname, '../../renderer/data/attachments/shrink.ts');
let browser: Browser;
let page: Page;

test.beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'pictures' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  page = await browser.newPage();
  await page.addScriptTag({ content: `${chunk?.code ?? ''};window.pictures = pictures;` });
});
test.afterAll(() => browser.close());

declare global {
  interface Window {
    pictures: { shrinkPicture(file: File): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> };
  }
}

test('a picture of more than 30 MB becomes a JPEG of at most 2560 pixels and less than 10 MiB', async () => {
  const made = await page.evaluate(async () => {
    const [width, height] = [4000, 2700];
    const canvas = new OffscreenCanvas(width, height);
    const pixels = new ImageData(width, height);
    // Noise does not pack: the PNG stays as large as its pixels.
    for (let at = 0, seed = 1; at < pixels.data.length; at += 1) {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      pixels.data[at] = at % 4 === 3 ? 255 : seed & 255;
    }
    canvas.getContext('2d')?.putImageData(pixels, 0, 0);
    const png = await canvas.convertToBlob({ type: 'image/png' });
    const { name, bytes } = await window.pictures.shrinkPicture(new File([png], '照片.png'));
    const shown = await createImageBitmap(new Blob([bytes]));
    return { before: png.size, after: bytes.length, name, width: shown.width, height: shown.height };
  });
  expect(made.before).toBeGreaterThan(30 * 1024 * 1024);
  expect(made.after).toBeLessThan(10 * 1024 * 1024);
  expect(made).toMatchObject({ name: '照片.jpg', width: 2560, height: 1728 });
});

test('a picture lying on its side stands up, and its Exif block is gone', async () => {
  const made = await page.evaluate(async () => {
    const plain = await new OffscreenCanvas(60, 20).getContext('2d')?.canvas.convertToBlob({ type: 'image/jpeg' });
    const jpeg = new Uint8Array((await plain?.arrayBuffer()) ?? new ArrayBuffer(0));
    // Exif with one entry: orientation 6, a quarter turn.
    const turned = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const exif = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, ...turned];
    const file = new File([new Uint8Array([...jpeg.slice(0, 2), ...exif, ...jpeg.slice(2)])], '照片.jpg');
    const { bytes } = await window.pictures.shrinkPicture(file);
    const shown = await createImageBitmap(new Blob([bytes]));
    const text = new TextDecoder('latin1').decode(bytes);
    return { width: shown.width, height: shown.height, hasExif: text.includes('Exif') };
  });
  expect(made).toEqual({ width: 20, height: 60, hasExif: false });
});

test('what is no picture is refused with a sentence', async () => {
  const code = await page.evaluate(() =>
    window.pictures.shrinkPicture(new File(['x'], '坏.jpg')).then(
      () => '',
      (error: { code?: string }) => error.code,
    ),
  );
  expect(code).toBe('attachment.pictureBroken');
});
