import { type CalendarDate, parseCalendarDate } from '../../kernel';
import { asLatin1 } from '../scan/decodeText';
import { metadataBlocks } from '../scan/imageMetadata';

/** Pointer from the first directory to that of the shot; day of the shot; day of the scan of a negative. */
const SHOT_DIRECTORY = 0x8769;
const SHOT = 0x9003;
const DIGITIZED = 0x9004;
const TEXT = 2;
const ENTRY_BYTES = 12;
/** "2026:09:10 14:05:33" and its end mark. */
const DAY_TEXT = 20;

/** TIFF directories as they lie in an Exif block; a place outside of it reads as nothing. */
class Tiff {
  private readonly view: DataView;
  private readonly little: boolean;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.little = bytes[0] === 0x49;
  }

  short(at: number): number {
    return at >= 0 && at + 2 <= this.bytes.length ? this.view.getUint16(at, this.little) : 0;
  }
  long(at: number): number {
    return at >= 0 && at + 4 <= this.bytes.length ? this.view.getUint32(at, this.little) : 0;
  }

  /** Where the entry with this tag begins in the directory; undefined: none. */
  entry(directory: number, tag: number): number | undefined {
    const count = directory > 0 ? this.short(directory) : 0;
    for (let n = 0; n < count; n += 1) {
      const at = directory + 2 + n * ENTRY_BYTES;
      if (at + ENTRY_BYTES > this.bytes.length) return undefined;
      if (this.short(at) === tag) return at;
    }
    return undefined;
  }

  text(directory: number, tag: number): string {
    const at = this.entry(directory, tag);
    if (at === undefined || this.short(at + 2) !== TEXT || this.long(at + 4) < DAY_TEXT - 1) return '';
    const from = this.long(at + 8);
    return asLatin1(this.bytes.subarray(from, from + DAY_TEXT));
  }
}

function dayOf(text: string): CalendarDate | undefined {
  const found = /^(\d{4})[:-](\d{2})[:-](\d{2})\s/.exec(text);
  return found ? parseCalendarDate(`${found[1]}-${found[2]}-${found[3]}`) : undefined;
}

/**
 * The day on which a JPEG was shot, as the camera's clock said it; '' when it does not say (WeChat takes it out, a screenshot never
 * had it). The day of the last change by a program is no such day and is passed over.
 */
export function readShotOn(bytes: Uint8Array): CalendarDate | '' {
  const exif = metadataBlocks(bytes).find(({ kind }) => kind === 'Exif')?.bytes;
  if (!exif) return '';
  const tiff = new Tiff(exif.subarray(6));
  const pointer = tiff.entry(tiff.long(4), SHOT_DIRECTORY);
  const directory = pointer === undefined ? 0 : tiff.long(pointer + 8);
  return dayOf(tiff.text(directory, SHOT)) ?? dayOf(tiff.text(directory, DIGITIZED)) ?? '';
}
