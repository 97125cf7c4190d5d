import type { IndexableType } from 'dexie';
import { database } from '../../renderer/data/database';
import { makeBackup, makeSnapshot } from '../../renderer/data/store/backup';
import { mendWorkingCopy } from '../../renderer/data/store/mend';
import { faultOf } from '../../renderer/workers/faultCode';
import type { Dice } from '../support/dice';
import { type Frozen, stateText } from '../support/historyDesk';
import { ofNewerVersion } from '../support/journals';
import type { MemoryFolder } from '../support/memoryFolder';
import type { FaultHistory } from './faultHistory';
import type { Tally } from './tally';

/** One thing that goes wrong while the program is closed. `isCopy`: the journal alone must give everything back. */
interface Damage {
  readonly name: string;
  readonly isCopy: boolean;
  /** false: there was nothing to damage. */
  do(history: FaultHistory, dice: Dice): Promise<boolean>;
}

const SEALED = ['records', 'history', 'sheetBlocks', 'payoutBlocks', 'bundleChunks', 'derived'] as const;
const COUNTED = ['records', 'history', 'sheetBlocks', 'payoutBlocks', 'bundleChunks', 'marks', 'derived'] as const;
type Row = { readonly body?: Uint8Array };

async function someRows(dice: Dice, names: readonly string[]) {
  const filled: { name: string; keys: IndexableType[] }[] = [];
  for (const name of names) {
    const keys = await database().table(name).toCollection().primaryKeys();
    if (keys.length > 0) filled.push({ name, keys });
  }
  return filled.length === 0 ? undefined : dice.pick(filled);
}

const rowsRemoved: Damage = {
  name: 'copy rows removed',
  isCopy: true,
  do: async (_history, dice) => {
    const found = await someRows(dice, COUNTED);
    if (!found) return false;
    const gone = dice.shuffle(found.keys).slice(0, dice.int(1, found.keys.length));
    await database().table(found.name).bulkDelete(gone);
    return true;
  },
};

const byteFlipped: Damage = {
  name: 'copy bytes flipped',
  isCopy: true,
  do: async (_history, dice) => {
    const found = await someRows(dice, SEALED);
    if (!found) return false;
    const table = database().table<Row, IndexableType>(found.name);
    const row = await table.get(dice.pick(found.keys));
    if (!row?.body || row.body.length === 0) return false;
    const body = row.body.slice();
    const at = dice.int(0, body.length - 1);
    body[at] = (body[at] ?? 0) ^ (1 << dice.int(0, 7));
    await table.put({ ...row, body });
    return true;
  },
};

const rolledBack: Damage = {
  name: 'copy rolled back',
  isCopy: true,
  do: async (history) => {
    const older = history.older();
    if (older) await history.desk.putRows(older.rows);
    return older !== undefined;
  },
};

const deleted: Damage = {
  name: 'copy database deleted',
  isCopy: true,
  do: async () => {
    const db = database();
    await db.delete();
    await db.open();
    return true;
  },
};

const segments = (data: MemoryFolder): string[] =>
  data.names().filter((name) => name.startsWith('journal/') && name.endsWith('.gkj'));

const journalDamage = (
  name: string,
  strike: (data: MemoryFolder, dice: Dice, older: Frozen | undefined) => boolean,
): Damage => ({
  name: `journal ${name}`,
  isCopy: false,
  do: async (history, dice) => strike(history.desk.disk.data, dice, history.older()),
});

const onSegment =
  (strike: (data: MemoryFolder, file: string, dice: Dice) => void) =>
  (data: MemoryFolder, dice: Dice): boolean => {
    const files = segments(data);
    if (files.length === 0) return false;
    strike(data, dice.pick(files), dice);
    return true;
  };

const DAMAGES: readonly Damage[] = [
  rowsRemoved,
  rowsRemoved,
  byteFlipped,
  byteFlipped,
  rolledBack,
  rolledBack,
  deleted,
  journalDamage(
    'segment truncated',
    onSegment((data, file, dice) => data.cut(file, dice.int(0, data.bytes(file).length))),
  ),
  journalDamage(
    'segment deleted',
    onSegment((data, file) => data.lose(file)),
  ),
  journalDamage(
    'bit flipped',
    onSegment((data, file, dice) => data.flip(file, dice.int(0, data.bytes(file).length - 1), 1 << dice.int(0, 7))),
  ),
  journalDamage('rolled back', (data, _dice, older) => {
    if (!older) return false;
    for (const name of data.names()) if (name.startsWith('journal')) data.lose(name);
    for (const [name, bytes] of Object.entries(older.files.data)) if (name.startsWith('journal')) data.put(name, bytes);
    return true;
  }),
  journalDamage('close mark lies', (data, dice) => {
    const [file] = segments(data);
    if (!file) return false;
    const mark = { segment: dice.int(1, 3), size: data.bytes(file).length + dice.int(-50, 50), seq: dice.int(0, 40) };
    const hash = dice.chance(0.5) ? 'ab'.repeat(32) : '0'.repeat(64);
    data.put('journal/clean.json', new TextEncoder().encode(JSON.stringify({ ...mark, hash })));
    return true;
  }),
];

/** Damages working copy or journal, starts, and looks whether everything is there. */
export async function restDamage(history: FaultHistory, dice: Dice, tally: Tally): Promise<void> {
  const { desk } = history;
  if (dice.chance(0.08)) return newerVersion(history, dice, tally);
  const damage = dice.pick(DAMAGES);
  const before = await stateText();
  const isOrderly = dice.chance(0.5);
  if (isOrderly) await desk.store.close();
  if (!(await damage.do(history, dice))) {
    await desk.restart();
    return;
  }
  tally.addFault(damage.name);
  const label = history.label(`${damage.name}${isOrderly ? ' after an orderly end' : ''}`);
  try {
    await desk.restart();
    if (damage.isCopy) await afterCopyDamage(history, dice, before, label);
    else await afterJournalDamage(history, before, label);
  } catch (error) {
    tally.failed.push(
      `${label}: ${JSON.stringify(faultOf(error, false))} ${error instanceof Error ? error.stack : ''}`,
    );
  }
  if (tally.isClean) await history.checkOn(label);
}

/**
 * What nobody has looked at yet may still be broken. Two backups in that state must not make it broken for good: the journal
 * drops its rows after the second one.
 */
async function afterCopyDamage(history: FaultHistory, dice: Dice, before: string, label: string): Promise<void> {
  if (dice.chance(0.5)) {
    for (let n = 0; n < 3; n += 1) {
      history.desk.beginStep(history.nextStep());
      await makeBackup('daily');
    }
  } else await mendWorkingCopy();
  await history.compare(label, [before]);
  await history.checkLoss(label);
}

/** The working copy has everything; what the journal lost it gets back with the next snapshot at the latest. */
async function afterJournalDamage(history: FaultHistory, before: string, label: string): Promise<void> {
  await history.compare(label, [before]);
  await history.checkNext(label);
  await history.desk.catchUp();
  history.desk.beginStep(history.nextStep());
  await makeBackup('daily');
  await makeSnapshot();
  await history.checkLoss(label);
}

/** A store of a newer program is refused, and not one byte of it is touched. */
async function newerVersion(history: FaultHistory, dice: Dice, tally: Tally): Promise<void> {
  const { desk } = history;
  const frozen = await desk.freeze();
  const { data } = desk.disk;
  const [segment] = segments(data);
  const [snapshot] = data.names().filter((name) => name.endsWith('.gks'));
  const json = new TextEncoder().encode(JSON.stringify({ format: 'gongkai-store', version: 99 }));
  const file = dice.pick([segment, snapshot, 'store.json'].filter((one) => one !== undefined));
  data.put(file, file === 'store.json' ? json : ofNewerVersion(data.bytes(file)));
  const before = JSON.stringify(Object.entries(data.snapshot()).map(([name, bytes]) => [name, [...bytes]]));
  tally.addFault('newer version');
  const label = history.label(`newer ${file}`);
  const answer = await desk.restart().then(
    () => 'opened',
    (error: unknown) => faultOf(error, false).code,
  );
  if (answer !== 'host.storeNewer') tally.failed.push(`${label}: ${answer}`);
  const after = JSON.stringify(Object.entries(desk.under.data.snapshot()).map(([name, bytes]) => [name, [...bytes]]));
  if (after !== before) tally.failed.push(`${label}: was touched`);
  await desk.thaw(frozen);
}
