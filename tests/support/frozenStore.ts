import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Dexie } from 'dexie';
import type { PayoutRow } from '../../shared/payout/types';
import { type FakeDisk, newFakeDisk } from './fakeHost';

/** Stores that released programs wrote, and what those programs answered about them (fixtures/frozen/README.md). */
export const RELEASES = ['0.1.0'] as const;
export type Release = (typeof RELEASES)[number];

type Row = Record<string, unknown>;
interface Dump {
  readonly database: { readonly name: string; readonly version: number };
  readonly keys: Readonly<Record<'data.key' | 'signing.key', string>>;
  readonly stores: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

/** What a store answers: the same questions to the old program and to this one. */
export interface Answers {
  readonly batches: readonly BatchAnswers[];
  readonly lookUp: Readonly<Record<string, unknown>>;
  readonly units: readonly unknown[];
  readonly settings: unknown;
  readonly layouts: unknown;
  readonly pins: readonly unknown[];
  readonly received: readonly unknown[];
  readonly sent: readonly unknown[];
  readonly bundles: readonly unknown[];
  /** base64 of the public key. */
  readonly signer: string;
}

export interface BatchAnswers {
  readonly id: string;
  readonly title: string;
  readonly program: string;
  readonly year: number;
  readonly period: string;
  readonly state: string;
  readonly deleted: boolean;
  readonly version: number;
  readonly imported: number;
  readonly rejected: number;
  readonly totalFen: number;
  readonly villages: readonly unknown[];
  readonly sheets: Readonly<Record<string, unknown>>;
  readonly confirmed: Readonly<Record<string, unknown>>;
  readonly choices: unknown;
  readonly problems: Readonly<Record<string, number>>;
  readonly marks: Readonly<Record<string, unknown>>;
  readonly posting: readonly unknown[] | null;
}

const readJson = (release: Release, name: string): unknown =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../fixtures/frozen', release, name), 'utf8'));
export const frozenDump = (release: Release): Dump => readJson(release, 'store.json') as Dump;
export const frozenAnswers = (release: Release): Answers & { counts: Record<string, number> } =>
  readJson(release, 'answers.json') as Answers & { counts: Record<string, number> };

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'));

/** A row as it lay in the database. */
export function thawed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(thawed);
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value) return fromBase64(String(value.$bytes));
  if ('$blob' in value) return new Blob([fromBase64(String(value.$blob))]);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, thawed(one)]));
}

/** The database as that program would open it; the caller closes it. */
export async function openFrozen(release: Release): Promise<Dexie> {
  const { database, stores } = frozenDump(release);
  const db = new Dexie(database.name);
  db.version(database.version).stores({ ...stores });
  return db.open();
}

const ofBatch = ({ id, batchId }: Row, batch: string): boolean => id === batch || batchId === batch;

/** Puts the frozen rows into an empty database of that name. @param leaveOut a batch that only takes time */
export async function loadFrozen(release: Release, leaveOut = ''): Promise<void> {
  const { database, tables } = frozenDump(release);
  await Dexie.delete(database.name);
  const db = await openFrozen(release);
  for (const [name, rows] of Object.entries(tables))
    await db.table(name).bulkAdd(rows.filter((row) => !ofBatch(row, leaveOut)).map(thawed));
  db.close();
}

/** The disk of that program: its key files in the profile, no store of today yet. */
export function frozenDisk(release: Release): FakeDisk {
  const disk = newFakeDisk();
  for (const [name, key] of Object.entries(frozenDump(release).keys)) disk.profile.put(name, fromBase64(key));
  return disk;
}

/** Every row of the old database as one text, or undefined when it is gone. */
export async function frozenState(release: Release): Promise<string | undefined> {
  if (!(await Dexie.getDatabaseNames()).includes(frozenDump(release).database.name)) return undefined;
  const db = await openFrozen(release);
  const lines: string[] = [];
  for (const table of db.tables)
    for (const row of await table.toArray()) lines.push(JSON.stringify([table.name, await frozen(row)]));
  db.close();
  return lines.join('\n');
}

async function frozen(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return digest(value);
  if (value instanceof Blob) return digest(new Uint8Array(await value.arrayBuffer()));
  if (Array.isArray(value)) return Promise.all(value.map(frozen));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(async ([key, one]) => [key, await frozen(one)] as const);
  return Object.fromEntries(await Promise.all(fields));
}

export const digest = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');

const decimalText = (value: PayoutRow['quantity']): string => (value ? `${value.units}e-${value.scale}` : '');

/** A confirmed row as its digest was made; fields that later versions add are not in it. */
export const rowLine = (row: PayoutRow): string =>
  [
    row.row,
    row.village,
    row.villagerGroup,
    row.payee,
    row.idNumber,
    row.bankCardNumber,
    row.accountName,
    row.phone,
    decimalText(row.quantity),
    decimalText(row.unitRate),
    row.amount,
    row.remark,
  ].join('|');
