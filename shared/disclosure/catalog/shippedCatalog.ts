import { type Decoder, decode } from '../../kernel';
import { type CatalogEntry, decodeCatalogEntry } from '../../records';
import { lineIdOf } from './planVersion';

/** A field of the standard catalogs (R-C02), in its official order. */
export interface CatalogField {
  readonly code: string;
  readonly order: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly guidingDepartment: string;
  readonly source: string;
  /** False: no published township catalog was found for it. */
  readonly grounded: boolean;
}

export const decodeCatalogFields: Decoder<CatalogField[]> = decode.arrayOf(
  decode.object({
    code: decode.string({ max: 40 }),
    order: decode.integer(1),
    name: decode.string({ max: 60 }),
    aliases: decode.arrayOf(decode.string({ max: 60 })),
    guidingDepartment: decode.string({ max: 60 }),
    source: decode.string({ max: 400 }),
    grounded: decode.boolean,
  }),
);

const unstamped = decode.object({ code: decode.string(), version: decode.integer(0) });

const decodeRow: Decoder<CatalogEntry> = (input, path) => {
  const head = unstamped(input, path);
  if (!head.ok) return head;
  const row = input as object;
  return decodeCatalogEntry({ ...row, id: lineIdOf(head.value), revision: 0, updatedAt: '', updatedBy: '' }, path);
};

/** Entries as they ship: version 0, without the stamp of a stored line. */
export const decodeShippedCatalog: Decoder<CatalogEntry[]> = decode.arrayOf(decodeRow);
