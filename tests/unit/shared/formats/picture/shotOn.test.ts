import { describe, expect, it } from 'vitest';
import { checkImageMetadata, readShotOn } from '../../../../../shared/formats/picture';
import { aHeic, aPhoto, exifBlock } from '../../../../support/photos';

const withExif = (exif: readonly number[]): Uint8Array => {
  const length = exif.length + 2;
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...exif, 0xff, 0xd9]);
};

describe('the day of a shot', () => {
  it.each([
    ['as cameras write it', { shotAt: '2026:09:10 14:05:33' }, '2026-09-10'],
    ['as Intel writes numbers', { shotAt: '2026:09:10 23:59:59', littleEndian: true }, '2026-09-10'],
    ['beside a place and a side', { shotAt: '2026:12:31 00:00:00', isPlaced: true, orientation: 6 }, '2026-12-31'],
    ['of a leap year', { shotAt: '2028:02:29 08:00:00' }, '2028-02-29'],
    ['with dashes, as some programs write it', { shotAt: '2026-09-10 14:05:33' }, '2026-09-10'],
  ])('[R-V04] %s', (_, facts, day) => {
    expect(readShotOn(aPhoto(facts))).toBe(day);
  });

  it.each([
    ['WeChat took everything out', aPhoto()],
    ['a clock that was never set', aPhoto({ shotAt: '0000:00:00 00:00:00' })],
    ['a day that does not exist', aPhoto({ shotAt: '2026:02:30 10:00:00' })],
    ['only a program’s last change', aPhoto({ changedAt: '2026:09:10 14:05:33' })],
    ['a HEIC picture', aHeic()],
    ['nothing', new Uint8Array()],
    ['another kind of text', aPhoto({ shotAt: 'yesterday, about noon' })],
  ])('is unknown, and no fault: %s', (_, bytes) => {
    expect(readShotOn(bytes)).toBe('');
  });

  it('is never looked for outside the block: any byte of it may be damaged, and it may end anywhere', () => {
    const exif = exifBlock({ shotAt: '2026:09:10 14:05:33', isPlaced: true });
    for (let at = 0; at < exif.length; at += 1) {
      const damaged = exif.map((byte, index) => (index === at ? byte ^ 0xff : byte));
      expect(readShotOn(withExif(damaged))).toMatch(/^(?:\d{4}-\d{2}-\d{2})?$/);
      expect(readShotOn(withExif(exif.slice(0, at)))).toMatch(/^(?:2026-09-10)?$/);
    }
  });
});

describe('what else is inside', () => {
  it('place and camera are seen; a bare picture has none', () => {
    expect(checkImageMetadata(aPhoto({ isPlaced: true }))).toHaveLength(1);
    expect(checkImageMetadata(aPhoto())).toEqual([]);
  });
});
