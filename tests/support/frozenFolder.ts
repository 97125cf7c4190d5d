import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBatch, readChoices } from '../../renderer/data/batches/batchStore';
import { rememberedFields } from '../../renderer/data/batches/checkRun';
import { lookUp } from '../../renderer/data/batches/confirm';
import { readVillageRows } from '../../renderer/data/batches/payoutBlocks';
import { readBlock } from '../../renderer/data/batches/sheetBlocks';
import { database } from '../../renderer/data/database';
import { readSentItems } from '../../renderer/data/exchange/sentItems';
import { listBatches, listPins, listReceived, listSent } from '../../renderer/data/queries';
import { listHistory } from '../../renderer/data/store/history';
import { readTable } from '../../renderer/data/store/records';
import { decodeUnit } from '../../shared/records';
import type { FakeDisk } from './fakeHost';
import { thawed } from './frozenStore';
import { MemoryFolder } from './memoryFolder';
import { anIdNumber } from './people';

/** The data folder of 0.2.0 and what was put into it (fixtures/frozen/README.md). */
const PLACE = path.join(import.meta.dirname, '../fixtures/frozen/0.2.0');
const fromJson = (name: string): unknown => JSON.parse(readFileSync(path.join(PLACE, name), 'utf8'));

type Rows = readonly (readonly unknown[])[];
interface FolderAnswers {
  readonly storeId: string;
  readonly passphrase: string;
  readonly units: readonly object[];
  readonly settings: object;
  readonly batches: readonly { readonly title: string; readonly [field: string]: unknown }[];
  readonly lookUp: readonly { readonly person: number; readonly hits: Rows }[];
  readonly rememberedColumns: Rows;
  readonly pins: Rows;
  readonly received: readonly object[];
  readonly sent: readonly object[];
  /** Commands in order, each with what became of it. */
  readonly history: readonly (readonly [command: string, state: string])[];
  /** Titles of the batches that its backup holds. */
  readonly backup: readonly string[];
}
export const folderAnswers = fromJson('answers.json') as FolderAnswers;

const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(PLACE, name)));

function folderOf(name: string): MemoryFolder {
  const found = readdirSync(path.join(PLACE, name), { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  return new MemoryFolder(
    Object.fromEntries(
      files.map((file) => {
        const relative = path.relative(path.join(PLACE, name), file).replaceAll(path.sep, '/');
        return [relative, new Uint8Array(readFileSync(file))];
      }),
    ),
  );
}

/** Data folder, profile and a backup folder with one backup. */
export function folderDisk(): FakeDisk & { readonly backups: MemoryFolder } {
  const backups = new MemoryFolder({ 'backup.gkb': bytesOf('backup.gkb') });
  return { data: folderOf('data'), profile: folderOf('profile'), backups };
}

/** The working copy as 0.2.0 left it. */
export async function loadWorkingCopy(): Promise<void> {
  const { tables } = fromJson('database.json') as { readonly tables: Readonly<Record<string, readonly unknown[]>> };
  const db = database();
  await Promise.all(db.tables.map((table) => table.clear()));
  for (const [name, rows] of Object.entries(tables)) await db.table(name).bulkAdd(rows.map(thawed));
}

/** Rows in use of every table of the working copy. */
export async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table } of await database().records.toArray()) counts[table] = (counts[table] ?? 0) + 1;
  for (const table of database().tables) counts[table.name] = await table.count();
  return counts;
}

async function batchAnswers(id: string): Promise<FolderAnswers['batches'][number]> {
  const record = await readBatch(id);
  const [, ...rows] = await readBlock(id, '0.0', 0);
  const confirmed: Record<string, unknown[]> = {};
  for (const village of record.confirmedVillages ?? []) {
    const people = await readVillageRows(record, village);
    confirmed[village] = people.map(({ payee, idNumber, amount }) => [payee, idNumber, amount]);
  }
  const { posting, summary } = record;
  const { program, year, period, unitRateYuan, documentNumber, allocatedFen, state, deleted, version } = record;
  return {
    title: record.title,
    head: { program, year, period, unitRateYuan, documentNumber, allocatedFen, state, deleted, version },
    imported: summary.counts.imported,
    totalFen: summary.totalFen,
    posting: posting && {
      postedOn: posting.postedOn,
      telephone: posting.telephone,
      reviewer: posting.reviewer,
      reviewedOn: posting.reviewedOn,
    },
    acceptedWithoutId: (await readChoices(id)).acts.flatMap((act) =>
      act.kind === 'acceptWithoutId' ? [...act.rows] : [],
    ),
    rows: rows.map(withoutEmptyEnd),
    confirmed,
  };
}

function withoutEmptyEnd(row: readonly string[]): string[] {
  const cells = [...row];
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

const byKey = <T extends object>(list: readonly T[], key: keyof T): T[] =>
  [...list].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));

/** The same things read with today's decoders, in the form of `answers.json`. */
export async function readBack(): Promise<Omit<FolderAnswers, 'storeId' | 'passphrase' | 'backup' | 'settings'>> {
  const stored = byKey([...(await listBatches()), ...(await listBatches({ deleted: true }))], 'createdAt');
  const titles = new Map(stored.map(({ id, title }) => [id, title]));
  const batches: FolderAnswers['batches'][number][] = [];
  for (const { id } of stored) batches.push(await batchAnswers(id));
  const hits = [];
  for (const { person } of folderAnswers.lookUp)
    hits.push({
      person,
      hits: (await lookUp(anIdNumber(person))).map((one) => [
        titles.get(one.batchId),
        one.village,
        one.villagerGroup,
        one.payee,
        one.amountFen,
        one.postedOn,
      ]),
    });
  const sent = [];
  for (const one of await listSent()) {
    const { recipientUnit, sequence, state, rowCount, totalFen } = one;
    const villages = Object.keys(await readSentItems(one.batchId)).sort();
    sent.push({ batch: titles.get(one.batchId), recipientUnit, sequence, state, rowCount, totalFen, villages });
  }
  return {
    units: byKey(await readTable('units', decodeUnit), 'id').map(
      ({ name, unitCode, level, isSelf, aliases, deleted }) => ({ name, unitCode, level, isSelf, aliases, deleted }),
    ),
    batches,
    lookUp: hits,
    rememberedColumns: [...(await rememberedFields()).values()].flat().map(({ index, field }) => [index, field]),
    pins: (await listPins()).map((pin) => [pin.unit, pin.unitName, pin.status, pin.confirmedBy]),
    received: byKey(await listReceived(), 'receivedAt').map(({ state, senderUnit, sequence, items, fileName }) => ({
      state,
      ...(state === 'refused' ? { fileName } : {}),
      senderUnit,
      sequence,
      items: items.map((item) => [item.unitCode, item.period, item.rowCount, item.totalYuan]),
    })),
    sent,
    history: (await listHistory({ limit: 1000 }))
      .reverse()
      .map(({ command, state }) => [command.replace(/^command\./, ''), state] as const),
  };
}
