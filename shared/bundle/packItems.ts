import { sha256Hex } from '../formats/crypto';
import { type CalendarDate, formatDecimal, formatYuan, type Instant } from '../kernel';
import type { PublicPayoutRow } from '../records';
import { formatCsvLine } from './csvReader';
import { contentDigest } from './items';
import type { BundleSchemas, TableName } from './schemas';
import { encodeUtf8 } from './strictText';
import type { ItemAction } from './types';

/** One line of payout.csv. The row has been through the masking module; nothing here can unmask it. */
export interface PayoutLine {
  /** UUIDv7. */
  readonly rowId: string;
  readonly divisionCode: string;
  readonly subsidyProgram: string;
  readonly quantityUnit: string;
  readonly row: PublicPayoutRow;
}

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

export type BundleItemInput =
  | (ItemHead & {
      readonly kind: 'payout';
      readonly lines: readonly PayoutLine[];
      readonly files: readonly BundleFile[];
    })
  | (ItemHead & { readonly kind: 'notice'; readonly files: readonly BundleFile[] });

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
    const isWithdrawn = item.action === 'withdraw';
    const rows = item.kind === 'payout' && !isWithdrawn ? item.lines : [];
    const own: BundleFile[] = isWithdrawn ? [] : [...item.files];
    if (item.kind === 'payout' && !isWithdrawn) {
      const bytes = writeTable('payout', schemas, rows.map(payoutCells));
      own.push({ name: 'payout.csv', read: async () => bytes });
    }
    const digests: { name: string; sha256: string }[] = [];
    for (const file of own) digests.push({ name: file.name, sha256: await sha256Hex(await file.read()) });
    const itemFen = rows.reduce((sum, { row }) => sum + row.amount, 0);
    const sums: Record<string, string> =
      item.kind === 'payout' && !isWithdrawn ? { rowCount: String(rows.length), totalYuan: formatYuan(itemFen) } : {};
    lines.push({ ...itemCells(item), ...sums, contentSha256: await contentDigest(digests) });
    rowCount += rows.length;
    totalFen += itemFen;
    for (const { name, title, read } of own) {
      files.push({ path: `data/items/${item.itemId}/${name}`, read, ...(title === undefined ? {} : { title }) });
    }
  }
  const table = writeTable('items', schemas, lines);
  files.push({ path: 'data/items.csv', read: async () => table });
  return { files, rowCount, totalFen };
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

/** Names, codes and numbers as most cells are: nothing to tidy. */
const SIMPLE_TEXT = /^[0-9A-Za-z.\u4e00-\u9fff]*$/;

/** Cell text: NFC, trimmed, on one line. What is refused beyond that (formulas, invisible characters) stays refused. */
const cellText = (text = ''): string =>
  SIMPLE_TEXT.test(text)
    ? text
    : text
        .normalize('NFC')
        .replace(/[\t\r\n]+/g, ' ')
        .trim();

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

const yuan = (value: number | undefined): string => (value === undefined ? '' : formatYuan(value));

function payoutCells({ rowId, divisionCode, subsidyProgram, quantityUnit, row }: PayoutLine): Record<string, string> {
  return {
    rowId,
    seq: String(row.seq),
    divisionCode,
    villagerGroup: cellText(row.villagerGroup),
    payee: cellText(row.payee),
    idNumberMasked: row.idNumberMasked ?? '',
    bankCardNumberMasked: row.bankCardNumberMasked ?? '',
    phoneMasked: row.phoneMasked ?? '',
    subsidyProgram: cellText(subsidyProgram),
    quantity: row.quantity ? formatDecimal(row.quantity) : '',
    quantityUnit: row.quantity ? cellText(quantityUnit) : '',
    unitRateYuan: row.unitRateYuan ? formatDecimal(row.unitRateYuan) : '',
    adjustAddYuan: yuan(row.adjustAdd),
    adjustLessYuan: yuan(row.adjustLess),
    amountYuan: formatYuan(row.amount),
    note: cellText(row.note),
  };
}
