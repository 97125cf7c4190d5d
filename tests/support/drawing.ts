import { createHash } from 'node:crypto';
import { vi } from 'vitest';

/**
 * The engine's drawing where there is none: a picture of the size that the JPEG names, and for each source a JPEG of its own with
 * nothing but its digest in place of pixels. What the engine really does with pixels is tested in the browser.
 */
export function drawHere(): void {
  class Canvas {
    private drawn = '';
    constructor(
      readonly width: number,
      readonly height: number,
    ) {}
    getContext() {
      return {
        fillRect: () => undefined,
        drawImage: (picture: { digest: string }) => {
          this.drawn = picture.digest;
        },
      };
    }
    async convertToBlob(): Promise<Blob> {
      const pixels = [...createHash('sha256').update(this.drawn).digest()].map((byte) => byte & 0x7f);
      return new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, ...pixels, 0xff, 0xd9])]);
    }
  }
  vi.stubGlobal('OffscreenCanvas', Canvas);
  vi.stubGlobal('createImageBitmap', async (file: Blob) => {
    const bytes = Buffer.from(await file.arrayBuffer());
    if (bytes.includes('undrawable')) throw new DOMException('cannot be decoded', 'InvalidStateError');
    return {
      width: 64,
      height: 48,
      digest: createHash('sha256').update(bytes).digest('hex'),
      close: () => undefined,
    };
  });
}
