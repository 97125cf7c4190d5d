import { sha256Hex } from '../formats/crypto';
import { type CalendarDate, formatYuan, type Instant } from '../kernel';
import { formatCsvLine } from './csvReader';
import { contentDigest } from './items';
import {
  cellText,
  type ListLine,
  listCells,
  type PayoutLine,
  type PersonLine,
  payoutCells,
  personCells,
} from './itemTables';
import type { BundleSchemas, TableName } from './schemas';
import { encodeUtf8 } from './strictText';
import type { ItemAction } from './types';

export interface BundleFile {
  /** `notice.html`, `a01.pdf` … (bundle.md § 3). */
  readonly name: string;
  /** May be called twice: packed types are read again when they are written. */
  read(): Promise<Uint8Array>;
  /** Original file name. */
  readonly title?: string;
}

interface ItemHead {
  /** UUIDv7. */
  readonly itemId: string;
  readonly revision: number;
  /** Absent exactly for revision 1. */
  readonly previousSha256?: string;
  readonly action: Extract<ItemAction, 'publish' | 'correct' | 'withdraw'>;
  readonly title: string;
  readonly unitCode: string;
  readonly catalogCode?: string;
  readonly disclosureClass: 'open' | 'redacted';
  /** Lists of names default to the board (rules.md R-CH02). */
  readonly reach: 'internet' | 'board';
  readonly documentNumber?: string;
  readonly period?: string;
  readonly postingFrom?: CalendarDate;
  readonly postingTo?: CalendarDate;
  readonly publishedOn?: CalendarDate;
  readonly contact?: string;
  /** Needed for correct and withdraw. */
  readonly reason?: string;
  readonly updatedAt: Instant;
}

interface ItemFiles extends ItemHead {
  readonly files: readonly BundleFile[];
}

export type BundleItemInput =
  | (ItemFiles & { readonly kind: 'payout'; readonly lines: readonly PayoutLine[] })
  | (ItemFiles & { readonly kind: 'persons'; readonly lines: readonly PersonLine[] })
  | (ItemFiles & { readonly kind: 'disclosure-list'; readonly lines: readonly ListLine[] })
  | (ItemFiles & { readonly kind: 'notice' });

export interface WrittenFile {
  /** Path below the base folder. */
  readonly path: string;
  readonly title?: string;
  read(): Promise<Uint8Array>;
}

export interface WrittenItems {
  readonly files: readonly WrittenFile[];
  readonly rowCount: number;
  readonly totalFen: number;
}

/** Makes items.csv and every item's files; counts, sums and digests are computed here, never given. */
export async function writeItems(items: readonly BundleItemInput[], schemas: BundleSchemas): Promise<WrittenItems> {
  const files: WrittenFile[] = [];
  const lines: Record<string, string>[] = [];
  let rowCount = 0;
  let totalFen = 0;
  for (const item of items) {
    const table = item.action === 'withdraw' ? undefined : tableOfItem(item);
    const own: BundleFile[] = item.action === 'withdraw' ? [] : [...item.files];
    if (table) {
      const bytes = writeTable(table.name, schemas, table.rows);
      own.push({ name: `${table.name}.csv`, read: async () => bytes });
    }
    const digests: { name: string; sha256: string }[] = [];
    for (const file of own) digests.push({ name: file.name, sha256: await sha256Hex(await file.read()) });
    lines.push({ ...itemCells(item), ...table?.stated, contentSha256: await contentDigest(digests) });
    rowCount += table?.rows.length ?? 0;
    totalFen += table?.totalFen ?? 0;
    for (const { name, title, read } of own) {
      files.push({ path: `data/items/${item.itemId}/${name}`, read, ...(title === undefined ? {} : { title }) });
    }
  }
  const table = writeTable('items', schemas, lines);
  files.push({ path: 'data/items.csv', read: async () => table });
  return { files, rowCount, totalFen };
}

interface ItemTable {
  readonly name: TableName;
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly totalFen: number;
  /** What items.csv says of it. */
  readonly stated: Readonly<Record<string, string>>;
}

/** Counts and sums are computed here, from the very rows that are written. */
function tableOfItem(item: BundleItemInput): ItemTable | undefined {
  if (item.kind === 'notice') return undefined;
  const rowCount = String(item.lines.length);
  if (item.kind === 'payout') {
    const totalFen = item.lines.reduce((sum, { row }) => sum + row.amount, 0);
    const stated = { rowCount, totalYuan: formatYuan(totalFen) };
    return { name: item.kind, rows: item.lines.map(payoutCells), totalFen, stated };
  }
  const rows = item.kind === 'persons' ? item.lines.map(personCells) : item.lines.map(listCells);
  return { name: item.kind, rows, totalFen: 0, stated: { rowCount } };
}

/** A table as CSV: every column of the schema in its order, CRLF, no BOM. */
export function writeTable(
  name: TableName,
  schemas: BundleSchemas,
  rows: readonly Readonly<Record<string, string>>[],
): Uint8Array<ArrayBuffer> {
  const columns = schemas[name].fields.map((field) => field.name);
  let text = formatCsvLine(columns);
  for (const row of rows) text += formatCsvLine(columns.map((column) => row[column] ?? ''));
  return encodeUtf8(text);
}

const itemCells = (item: BundleItemInput): Record<string, string> => ({
  itemId: item.itemId,
  revision: String(item.revision),
  previousSha256: item.previousSha256 ?? '',
  kind: item.kind,
  action: item.action,
  title: cellText(item.title),
  unitCode: item.unitCode,
  catalogCode: cellText(item.catalogCode),
  disclosureClass: item.disclosureClass,
  reach: item.reach,
  documentNumber: cellText(item.documentNumber),
  period: item.period ?? '',
  postingFrom: item.postingFrom ?? '',
  postingTo: item.postingTo ?? '',
  publishedOn: item.publishedOn ?? '',
  contact: cellText(item.contact),
  reason: cellText(item.reason),
  updatedAt: item.updatedAt,
});
