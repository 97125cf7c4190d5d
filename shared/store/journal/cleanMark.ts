import { type Decoder, decode } from '../../kernel';
import type { StoreFolder } from '../folder';
import { JOURNAL_FOLDER } from './segment';

/**
 * Written at an orderly close, taken away before the next write. When it fits the last segment exactly, the start need not
 * read 64 MB of bodies; when the segment is shorter, bytes that were once whole are gone.
 */
export interface CleanMark {
  readonly segment: number;
  readonly size: number;
  readonly seq: number;
  readonly hash: string;
}

const MARK_FILE = `${JOURNAL_FOLDER}/clean.json`;
const MAX_BYTES = 1000;

const { object, integer, string } = decode;
const decodeMark: Decoder<CleanMark> = object({
  segment: integer(1),
  size: integer(0),
  seq: integer(0),
  hash: string({ pattern: /^[0-9a-f]{64}$/ }),
});

/** undefined when there is none or it cannot be read: then everything is checked. */
export async function readCleanMark(folder: StoreFolder): Promise<CleanMark | undefined> {
  const size = await folder.size(MARK_FILE);
  if (size === undefined || size > MAX_BYTES) return undefined;
  try {
    const input: unknown = JSON.parse(new TextDecoder().decode(await folder.read(MARK_FILE, 0, size)));
    const mark = decodeMark(input);
    return mark.ok ? mark.value : undefined;
  } catch {
    return undefined;
  }
}

export const writeCleanMark = (folder: StoreFolder, mark: CleanMark): Promise<void> =>
  folder.writeWhole(MARK_FILE, new TextEncoder().encode(JSON.stringify(mark)));

export const removeCleanMark = (folder: StoreFolder): Promise<void> => folder.remove(MARK_FILE);
