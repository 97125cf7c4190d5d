import { type Decoder, InvariantError, toHex } from '../../../shared/kernel';
import { decodeEntry, type Entry, type Row } from '../../../shared/store/changes';
import { database, type HistoryRow, type StoredRecord } from '../database';
import { sealJson, unsealJson } from '../vault';

/** Kinds of small records. A new kind needs a name here and a decoder at its reader, no change of the database. */
export const RECORD_TABLES = [
  'units',
  'batches',
  'choices',
  'layouts',
  'settings',
  'pins',
  'received',
  'sent',
  'sentItems',
  'catalogs',
  'disclosures',
  'disclosureBodies',
  'documents',
  'reviews',
  'calendars',
  'absences',
  'differences',
  'personLists',
  'notices',
  'noticeBodies',
  'boards',
  'boardLines',
  'archiveLines',
  'vouchers',
  'financePeriods',
  'assets',
  'consultations',
  'consultationBodies',
  'lookups',
] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

export interface OpenedRecord {
  readonly key: string;
  readonly rev: number;
  /** Of this very writing: never the same twice, also where a restore brings a counter back. */
  readonly seal: string;
  readonly value: Row;
}

const placeOf = (table: string, key: string, rev: number): string => `records/${table}/${key}/${rev}`;

/**
 * Opened bodies by the nonce of their seal, which is never used twice: lists are shown again and again, opening each record
 * every time would cost more than reading it.
 */
const openedBodies = new Map<string, Promise<Row>>();
const KEPT_BODIES = 4000;
const NONCE_END = 16;

export function forgetOpened(): void {
  openedBodies.clear();
}

async function openBody({ table, key, rev, body }: StoredRecord): Promise<Row> {
  const value = await unsealJson(placeOf(table, key, rev), body);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvariantError(`${table}: no record`);
  return value as Row;
}

const sealOf = ({ rev, body }: StoredRecord): string => `${rev}/${toHex(body.subarray(0, NONCE_END))}`;

export function openRecord(row: StoredRecord): Promise<Row> {
  const nonce = sealOf(row);
  const known = openedBodies.get(nonce);
  if (known) return known;
  const opened = openBody(row);
  openedBodies.set(nonce, opened);
  opened.catch(() => openedBodies.delete(nonce));
  const oldest = openedBodies.keys().next().value;
  if (openedBodies.size > KEPT_BODIES && oldest !== undefined) openedBodies.delete(oldest);
  return opened;
}

export async function sealRecord(table: string, key: string, rev: number, value: Row): Promise<StoredRecord> {
  return { table, key, rev, body: await sealJson(placeOf(table, key, rev), value) };
}

/**
 * A record as it is stored. Inside a live query everything is asked at once all the same: what is asked after a sealed row was
 * awaited goes unwatched (of promises that are not its own the database follows only those in `Promise.all`).
 */
export async function findRecord(table: RecordTable | string, key: string): Promise<OpenedRecord | undefined> {
  const row = await database().records.get([table, key]);
  if (!row) return undefined;
  const [value] = await Promise.all([openRecord(row)]);
  return { key, rev: row.rev, seal: sealOf(row), value };
}

/** A decoded record, or undefined when there is none or its shape does not fit. */
export async function readRecord<T>(table: RecordTable, key: string, decoder: Decoder<T>): Promise<T | undefined> {
  const found = await findRecord(table, key);
  const decoded = found && decoder(found.value);
  return decoded?.ok ? decoded.value : undefined;
}

export async function listTable(table: RecordTable): Promise<OpenedRecord[]> {
  const rows = await database().records.where('table').equals(table).toArray();
  return Promise.all(
    rows.map(async (row) => ({ key: row.key, rev: row.rev, seal: sealOf(row), value: await openRecord(row) })),
  );
}

/**
 * Sealed rows of a kind, or those whose key begins so. Opening them afterwards asks nothing of the database: a live query may
 * look at some and then choose which of the others it opens.
 */
export const askRecords = (table: RecordTable, prefix = ''): Promise<StoredRecord[]> =>
  prefix === ''
    ? database().records.where('table').equals(table).toArray()
    : database()
        .records.where('[table+key]')
        .between([table, prefix], [table, `${prefix}\uffff`])
        .toArray();

/** By the row that they were decoded from; a kind has one decoder. */
const decodedRows = new WeakMap<Row, ReturnType<Decoder<unknown>>>();

/** Decoded records of a kind, the same objects as long as nothing was written; one whose shape does not fit is passed over. */
export async function readTable<T>(table: RecordTable, decoder: Decoder<T>): Promise<T[]> {
  const rows = await listTable(table);
  return rows.flatMap(({ value }) => {
    const decoded = (decodedRows.get(value) as ReturnType<Decoder<T>> | undefined) ?? decoder(value);
    decodedRows.set(value, decoded);
    return decoded.ok ? [decoded.value] : [];
  });
}

const historyPlace = (id: string): string => `history/${id}`;

export const sealHistory = (id: string, entry: Entry): Promise<Uint8Array> => sealJson(historyPlace(id), entry);

const openedEntries = new WeakMap<Uint8Array, Promise<Entry>>();

export function openHistory(row: HistoryRow): Promise<Entry> {
  const known = openedEntries.get(row.body);
  if (known) return known;
  const opened = unsealJson(historyPlace(row.id), row.body).then((plain) => {
    const entry = decodeEntry(plain);
    if (!entry.ok) throw new InvariantError(`history ${row.id}: ${JSON.stringify(entry.params)}`);
    return entry.value;
  });
  openedEntries.set(row.body, opened);
  return opened;
}
