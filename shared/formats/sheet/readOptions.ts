import type { TextEncoding } from '../../kernel';
import type { Separator } from '../csv';

export interface ReadOptions {
  /** Default 300 MB. */
  readonly maxBytes?: number;
  /** Characters of one CSV record, default 1,000,000. */
  readonly maxLineChars?: number;
  /** The user's choice against our guess; text files and HTML only. */
  readonly encoding?: TextEncoding;
  /** The user's choice against our guess; CSV only. */
  readonly separator?: Separator;
  readonly signal?: AbortSignal;
}

export const MAX_BYTES = 300 * 1024 * 1024;
export const MAX_LINE_CHARS = 1_000_000;
