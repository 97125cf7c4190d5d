import { database } from '../../renderer/data/database';
import { makeBackup } from '../../renderer/data/store/backup';
import { shell, storePort } from '../../renderer/data/store/port';
import { restoreSnapshot } from '../../renderer/data/store/restore';
import { redoLast, undoLast } from '../../renderer/data/store/undo';
import { setVaultKeys } from '../../renderer/data/vault';
import { faultOf } from '../../renderer/workers/faultCode';
import { text } from '../../resources';
import { type Dice, dice } from '../support/dice';
import { type HistoryGoods, nextAct } from '../support/histories';
import { type Frozen, HistoryDesk, PASSPHRASE, stateText } from '../support/historyDesk';
import { setUpTown } from '../support/historyGoods';
import { MemoryFolder } from '../support/memoryFolder';
import { differences } from './faultHistory';

/** What a restore brings: everything but the stream of packages, which begins anew, and the trail, which is joined to ours. */
async function restored(): Promise<string> {
  const state = JSON.parse(await stateText()) as Record<string, unknown>;
  for (const key of Object.keys(state))
    if (key.startsWith('history/') || key === 'settings/streamId') delete state[key];
  return JSON.stringify(state);
}

/** Entries of the trail as they came from another computer. */
async function foreignTrail(): Promise<number> {
  const ids = await database().history.toCollection().primaryKeys();
  return ids.filter((id) => !id.startsWith(storePort().storeId.slice(0, 8))).length;
}

/** Restores a backup as the wizard does, with the passphrase that belongs to it. */
export async function restoreBackup(name: string, passphrase: string): Promise<void> {
  const opened = await shell('backup.open', { name });
  try {
    await shell('backup.unlock', { token: opened.token, by: 'passphrase', text: passphrase });
    const { snapshot, keys } = await shell('backup.adopt', { token: opened.token });
    setVaultKeys(keys);
    await restoreSnapshot(snapshot);
  } finally {
    await shell('backup.close', { token: opened.token });
  }
}

const refusalOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => '',
    (error: unknown) => faultOf(error, false).code,
  );

/** An office's computer with some work on it and a backup. */
export interface Office {
  readonly name: string;
  readonly file: Uint8Array<ArrayBuffer>;
  readonly state: string;
  readonly trail: number;
  readonly storeId: string;
}

export async function anOffice(seed: number, goods: HistoryGoods, withPassphrase: boolean): Promise<Office> {
  const random = dice(seed);
  const desk = new HistoryDesk(seed);
  await desk.fresh();
  await setUpTown();
  if (withPassphrase) {
    const made = await desk.host['vault.protect']({ passphrase: PASSPHRASE });
    if (!made.ok) throw new Error(made.fault);
    setVaultKeys(made.value.keys);
  }
  const acts = random.int(6, 18);
  for (let step = 1; step <= acts; step += 1) {
    const act = await nextAct(random, goods);
    desk.beginStep(step);
    await act.run().catch(() => undefined);
  }
  desk.beginStep(acts + 1);
  const { backup, fault } = await makeBackup('manual');
  if (!backup?.verifiedAt) throw new Error(`no backup: ${fault}`);
  const file = desk.disk.backups?.bytes(backup.name) ?? new Uint8Array();
  const trail = await database().history.count();
  return { name: backup.name, file, state: await restored(), trail, storeId: backup.snapshot.storeId };
}

/** A computer on which nothing was ever done, or only a little, with that backup beside it. */
async function newComputer(seed: number, office: Office, withWork: boolean): Promise<HistoryDesk> {
  const desk = new HistoryDesk(seed + 7_000_000);
  const backups = { [office.name]: office.file };
  await desk.thaw({ files: { data: {}, profile: {}, backups }, rows: new Map() });
  if (withWork) await setUpTown();
  return desk;
}

/**
 * A backup of a random history comes back on another computer, record by record, also when the restore is killed on the way;
 * undone, the old state is there again. @param kills ends on the way. @returns what differs, or ''
 */
export async function backupHistory(
  seed: number,
  goods: HistoryGoods,
  { withPassphrase, kills }: { readonly withPassphrase: boolean; readonly kills: number },
): Promise<{ readonly problem: string; readonly kills: number }> {
  const random = dice(seed);
  const office = await anOffice(seed, goods, withPassphrase);
  const desk = await newComputer(seed, office, random.chance(0.5));
  const empty = await stateText(true);
  const start = await desk.freeze();
  const label = `seed ${seed}`;
  desk.machine.arm();
  desk.beginStep(1);
  await restoreBackup(office.name, PASSPHRASE);
  const events = desk.machine.count;
  const problem = (await compareOffice(office)) || (await compareLater(desk, office, empty));
  if (problem) return { problem: `${label}: ${problem}`, kills: 0 };
  for (let n = 0; n < kills; n += 1) {
    const nth = random.int(1, events);
    const killed = await killRestore(desk, start, office, empty, nth, random);
    if (killed) return { problem: `${label}, kill before call ${nth} of ${events}: ${killed}`, kills: n + 1 };
  }
  return { problem: '', kills };
}

async function compareOffice(office: Office): Promise<string> {
  const now = await restored();
  if (now !== office.state) return `not what the backup held: ${differences(office.state, now)}`;
  const trail = await foreignTrail();
  return trail === office.trail ? '' : `trail of ${trail} entries, not ${office.trail}`;
}

/** The same after a start, after the working copy was lost, and back and forth. */
async function compareLater(desk: HistoryDesk, office: Office, empty: string): Promise<string> {
  await desk.restart();
  await desk.loseWorkingCopy();
  await desk.restart();
  const later = await compareOffice(office);
  if (later) return `after a start, ${later}`;
  desk.beginStep(2);
  const undone = await undoLast('store');
  if (!undone.ok) return `undo says ${undone.fault}`;
  const back = await stateText(true);
  if (back !== empty) return `undone: ${differences(empty, back)}`;
  const redone = await redoLast('store');
  if (!redone.ok) return `redo says ${redone.fault}`;
  return compareOffice(office);
}

async function killRestore(
  desk: HistoryDesk,
  start: Frozen,
  office: Office,
  empty: string,
  nth: number,
  random: Dice,
): Promise<string> {
  await desk.thaw(start);
  desk.beginStep(1);
  desk.machine.arm({ ending: { how: random.chance(0.7) ? 'kill' : 'power', nth } });
  await refusalOf(restoreBackup(office.name, PASSPHRASE));
  await desk.restart();
  const now = await stateText(true);
  if (now === empty) {
    // The old store; a second try brings the backup.
    desk.beginStep(2);
    const refused = await refusalOf(restoreBackup(office.name, PASSPHRASE));
    if (refused) return `the second try says ${refused}`;
  }
  return compareOffice(office);
}

/** A spoilt or foreign file: refused with a sentence and nothing changed, or (a byte that nobody needs) restored as it was. */
export async function spoiltBackup(seed: number, office: Office): Promise<string> {
  const random = dice(seed);
  const spoilt = spoil(office.file, random);
  const desk = await newComputer(seed, { ...office, file: spoilt.bytes }, true);
  const before = await stateText();
  desk.beginStep(1);
  const code = await refusalOf(restoreBackup(office.name, PASSPHRASE));
  if (code === '') return (await compareOffice(office)) && `seed ${seed}, ${spoilt.what}: restored something else`;
  if (!text[code]) return `seed ${seed}, ${spoilt.what}: ${code} has no sentence`;
  if (!['host.backupDamaged', 'host.backupForeign', 'host.storeNewer', 'host.storeDamaged'].includes(code))
    return `seed ${seed}, ${spoilt.what}: refused as ${code}`;
  return (await stateText()) === before ? '' : `seed ${seed}, ${spoilt.what}: ${code}, but something changed`;
}

function spoil(file: Uint8Array, random: Dice): { readonly bytes: Uint8Array<ArrayBuffer>; readonly what: string } {
  const how = random.int(0, 3);
  const at = random.int(0, file.length - 1);
  if (how === 0) return { bytes: file.slice(0, at), what: `cut at ${at}` };
  if (how === 1)
    return { bytes: Uint8Array.from({ length: 5000 }, () => random.int(0, 255)), what: 'no backup at all' };
  const folder = new MemoryFolder({ file });
  folder.flip('file', at, 1 << random.int(0, 7));
  return { bytes: folder.bytes('file'), what: `byte ${at} changed` };
}
