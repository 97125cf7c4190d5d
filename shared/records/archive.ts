import { type Decoder, decode } from '../kernel';
import { type LineBase, lineShape } from './line';

/**
 * R-V20: what a village keeps, of article 39 and of its older lists: election files and ballots, minutes, plans and contracts of
 * land, other contracts, accounts, register of assets, facilities, building, homesteads, compensation, postings, and other.
 */
export const ARCHIVE_KINDS = [
  'election',
  'meeting',
  'land',
  'contract',
  'accounts',
  'assets',
  'facility',
  'building',
  'homestead',
  'compensation',
  'other',
] as const;
export type ArchiveKind = (typeof ARCHIVE_KINDS)[number];

/** A file in an archive box that never hung on the board. Lies in the page `<unitCode>` of the table `archiveLines`. */
export interface ArchiveLine extends LineBase {
  readonly unitCode: string;
  readonly kind: ArchiveKind;
  readonly title: string;
  /** Days or years that it tells of, as written: 2026年, 2026年3月1日 … */
  readonly span: string;
  /** 0 = nobody counted. */
  readonly pages: number;
  readonly box: string;
  readonly boxNo: number;
  readonly note: string;
  readonly deleted: boolean;
}

const text = (max: number): Decoder<string> => decode.string({ max });

export const decodeArchiveLine: Decoder<ArchiveLine> = decode.object({
  ...lineShape,
  unitCode: text(12),
  kind: decode.oneOf(ARCHIVE_KINDS),
  title: text(200),
  span: text(60),
  pages: decode.integer(0, 99_999),
  box: text(60),
  boxNo: decode.integer(0, 9999),
  note: text(400),
  deleted: decode.boolean,
});
