import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
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
import { openDeskStore, type TestDesk } from './deskStore';
import type { FakeDisk } from './fakeHost';
import { thawed } from './frozenStore';
import { MemoryFolder } from './memoryFolder';
import { anIdNumber } from './people';

const OF_0_2_0 = ['units', 'batches', 'choices', 'layouts', 'settings', 'pins', 'received', 'sent', 'sentItems'];
const OF_0_3_0 = ['catalogs', 'disclosures', 'disclosureBodies', 'documents', 'reviews', 'calendars', 'absences'];

/** Releases of which a data folder is kept (fixtures/frozen/README.md): kinds of records they knew, newest files they open. */
const RELEASES = {
  '0.2.0': { tables: OF_0_2_0, opens: { storeFile: 1, snapshot: 1 } },
  '0.3.0': { tables: [...OF_0_2_0, ...OF_0_3_0, 'differences', 'personLists'], opens: { storeFile: 2, snapshot: 2 } },
} as const;
export type FolderRelease = keyof typeof RELEASES;

type Rows = readonly (readonly unknown[])[];
/** What every release was told. */
export interface ToldAnswers {
  readonly units: readonly object[];
  readonly batches: readonly { readonly title: string; readonly [field: string]: unknown }[];
  readonly lookUp: readonly { readonly person: number; readonly hits: Rows }[];
  readonly rememberedColumns: Rows;
  readonly pins: Rows;
  readonly received: readonly object[];
  readonly sent: readonly object[];
  /** Commands in order, each with what became of it. */
  readonly history: readonly (readonly [command: string, state: string])[];
}

/** What was put into a folder, by hand. */
export interface FolderAnswers extends ToldAnswers {
  readonly storeId: string;
  readonly passphrase: string;
  readonly settings: object;
  /** Titles of the batches that its backup holds. */
  readonly backup: readonly string[];
}

export const toldIn = (answers: FolderAnswers): ToldAnswers => {
  const { units, batches, lookUp: asked, rememberedColumns, pins, received, sent, history } = answers;
  return { units, batches, lookUp: asked, rememberedColumns, pins, received, sent, history };
};

export interface FrozenFolder<A extends FolderAnswers = FolderAnswers> {
  readonly release: FolderRelease;
  readonly answers: A;
  readonly tables: readonly string[];
  readonly opens: { readonly storeFile: number; readonly snapshot: number };
  /** Data folder, profile and a backup folder with one backup. */
  disk(): FakeDisk & { readonly backups: MemoryFolder };
  /** The working copy as that release left it. */
  loadWorkingCopy(): Promise<void>;
  /** A computer with these files alone. */
  open(disk?: FakeDisk): Promise<TestDesk>;
  /** The computer that the release ran on: its files and its working copy. */
  sameComputer(): Promise<TestDesk>;
}

export const clearWorkingCopy = (): Promise<unknown> => Promise.all(database().tables.map((table) => table.clear()));

export function frozenFolder<A extends FolderAnswers = FolderAnswers>(release: FolderRelease): FrozenFolder<A> {
  const place = path.join(import.meta.dirname, '../fixtures/frozen', release);
  const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path.join(place, name)));
  const answers = JSON.parse(readFileSync(path.join(place, 'answers.json'), 'utf8')) as A;
  const folder: FrozenFolder<A> = {
    release,
    answers,
    ...RELEASES[release],
    disk: () => ({
      data: folderAt(path.join(place, 'data')),
      profile: folderAt(path.join(place, 'profile')),
      backups: new MemoryFolder({ 'backup.gkb': bytesOf('backup.gkb') }),
    }),
    loadWorkingCopy: async () => {
      const isPacked = existsSync(path.join(place, 'database.json.gz'));
      const json = isPacked ? gunzipSync(bytesOf('database.json.gz')) : bytesOf('database.json');
      const { tables } = JSON.parse(new TextDecoder().decode(json)) as { readonly tables: Record<string, unknown[]> };
      await clearWorkingCopy();
      for (const [name, rows] of Object.entries(tables)) await database().table(name).bulkAdd(rows.map(thawed));
    },
    open: (disk = folder.disk()) => openDeskStore(disk, { passphrase: answers.passphrase }),
    sameComputer: async () => {
      await folder.loadWorkingCopy();
      return folder.open();
    },
  };
  return folder;
}

function folderAt(place: string): MemoryFolder {
  const found = readdirSync(place, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  const named = files.map((file) => {
    const name = path.relative(place, file).replaceAll(path.sep, '/');
    return [name, new Uint8Array(readFileSync(file))] as const;
  });
  return new MemoryFolder(Object.fromEntries(named));
}

/** Rows in use of every table of the working copy. */
export async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table } of await database().records.toArray()) counts[table] = (counts[table] ?? 0) + 1;
  for (const table of database().tables) counts[table.name] = await table.count();
  return counts;
}

async function batchAnswers(id: string): Promise<ToldAnswers['batches'][number]> {
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

export const byKey = <T extends object>(list: readonly T[], key: keyof T): T[] =>
  [...list].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));

/** By id, those in the bin too. */
export async function batchTitles(): Promise<ReadonlyMap<string, string>> {
  const stored = byKey([...(await listBatches()), ...(await listBatches({ deleted: true }))], 'createdAt');
  return new Map(stored.map(({ id, title }) => [id, title]));
}

/** What every release was told, read with today's decoders, in the form of `answers.json`. */
export async function readBack(answers: FolderAnswers): Promise<ToldAnswers> {
  const titles = await batchTitles();
  const batches: ToldAnswers['batches'][number][] = [];
  for (const id of titles.keys()) batches.push(await batchAnswers(id));
  const hits = [];
  for (const { person } of answers.lookUp)
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
  return {
    units: byKey(await readTable('units', decodeUnit), 'unitCode').map(
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
    sent: await sentAnswers(titles),
    history: (await listHistory({ limit: 1000 }))
      .reverse()
      .map(({ command, state }) => [command.replace(/^command\./, ''), state] as const),
  };
}

/** Packages of lists have no batch. */
async function sentAnswers(titles: ReadonlyMap<string, string>): Promise<object[]> {
  const sent = [];
  for (const { batchId, recipientUnit, sequence, state, rowCount, totalFen } of byKey(await listSent(), 'createdAt')) {
    const batch = titles.get(batchId);
    if (batch === undefined) sent.push({ recipientUnit, sequence, state });
    else {
      const villages = Object.keys(await readSentItems(batchId)).sort();
      sent.push({ batch, recipientUnit, sequence, state, rowCount, totalFen, villages });
    }
  }
  return sent;
}
