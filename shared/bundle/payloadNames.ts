import { UUID7_PATTERN } from '../kernel';
import { TABLE_NAMES, type TableName } from './schemas';
import type { BundleKind } from './types';

export const DATA_PACKAGE = 'data/datapackage.json';
const ATTACHMENT = /^a[0-9]{2,3}\.(docx|pdf|jpg|png|txt)$/;
const ITEM_TABLES: readonly string[] = ['payout', 'persons', 'disclosure-list', 'catalog'];
const NOTICE_FILES: readonly string[] = ['notice.html', 'notice.docx', 'notice.pdf', 'portal.json'];

/** Payload files of each kind outside schemas/ and items/ (bundle.md §§ 3, 9, 9a), `true` = must be there. */
const KIND_FILES: Readonly<Record<BundleKind, Readonly<Record<string, boolean>>>> = {
  submission: { 'items.csv': true },
  receipt: { 'receipt.json': true, 'receipt-lines.csv': true, 'receipt.pdf': false },
  roster: { 'units.csv': true },
  catalog: { 'catalog.csv': true },
  assignment: {
    'items.csv': false,
    'join.json': false,
    'duties.csv': false,
    'lookup.csv': false,
    'lookup.json': false,
  },
};

export const neededFiles = (kind: BundleKind): string[] => [
  DATA_PACKAGE,
  ...Object.entries(KIND_FILES[kind])
    .filter(([, isNeeded]) => isNeeded)
    .map(([name]) => `data/${name}`),
];

export type PayloadPlace =
  | { readonly type: 'package' }
  | { readonly type: 'schema'; readonly table: TableName | undefined }
  | { readonly type: 'item'; readonly itemId: string; readonly name: string }
  | { readonly type: 'file'; readonly name: string }
  | { readonly type: 'unexpected' };

/** What a payload path is in a bundle of this kind. */
export function placeOf(path: string, kind: BundleKind): PayloadPlace {
  if (path === DATA_PACKAGE) return { type: 'package' };
  const name = path.slice('data/'.length);
  const schema = /^schemas\/([^/]+)\.json$/.exec(name)?.[1];
  if (schema !== undefined) {
    return { type: 'schema', table: TABLE_NAMES.find((table) => `${table}-1` === schema) };
  }
  if (name in KIND_FILES[kind]) return { type: 'file', name };
  const [, itemId = '', file = ''] = /^items\/([^/]+)\/(.+)$/.exec(name) ?? [];
  const hasItems = kind === 'submission' || kind === 'assignment';
  if (hasItems && UUID7_PATTERN.test(itemId)) return { type: 'item', itemId, name: file };
  return { type: 'unexpected' };
}

/** May a file of this name lie in an item's folder? */
export const isItemFile = (name: string): boolean =>
  ITEM_TABLES.some((table) => name === `${table}.csv`) || NOTICE_FILES.includes(name) || ATTACHMENT.test(name);

export const isItemTable = (name: string): boolean => ITEM_TABLES.some((table) => name === `${table}.csv`);

/** The table that a CSV of this path holds; undefined when no table belongs there. */
export function tableOf(path: string): TableName | undefined {
  const stem = /([^/]+)\.csv$/.exec(path)?.[1];
  return TABLE_NAMES.find((table) => table === stem);
}
