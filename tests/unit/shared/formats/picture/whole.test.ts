import { describe, expect, it } from 'vitest';
import { isWholeJpeg } from '../../../../../shared/formats/picture';
import { aBrokenPhoto, aHeic, aPhoto } from '../../../../support/photos';

describe('a JPEG', () => {
  it('has its end, with and without what cameras write before and behind it', () => {
    expect(isWholeJpeg(aPhoto())).toBe(true);
    expect(isWholeJpeg(aPhoto({ shotAt: '2026:09:10 14:05:33', paddedTo: 200_000 }))).toBe(true);
    expect(isWholeJpeg(Buffer.concat([aPhoto(), Buffer.alloc(5000, 7)]))).toBe(true);
  });

  it('sent by half, cut anywhere, or no JPEG at all has none', () => {
    const whole = aPhoto({ width: 32, height: 16 });
    for (let at = 0; at < whole.length - 1; at += 1) expect(isWholeJpeg(whole.slice(0, at))).toBe(false);
    expect(isWholeJpeg(aBrokenPhoto())).toBe(false);
    expect(isWholeJpeg(aHeic())).toBe(false);
    expect(isWholeJpeg(new Uint8Array())).toBe(false);
  });
});
