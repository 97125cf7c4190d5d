import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fillText } from '../../shared/kernel';
import { fileWindow } from '../../shared/store/byteWindow';
import type { StoreFolder } from '../../shared/store/folder';
import { type JournalReport, verifyJournal } from '../../shared/store/journal';
import { isSnapshotWhole, readSnapshot, SNAPSHOT_FOLDER } from '../../shared/store/snapshots';
import { decodeStoreFile, STORE_FILE } from '../../shared/store/storeFile';
import { type CliCommand, type CliIo, type ExitCode, UsageError } from '../command';
import { readArguments } from '../io/arguments';
import { readOnlyFolder } from '../io/nodeFolder';

interface SnapshotCheck {
  readonly name: string;
  readonly isWhole: boolean;
}

/** Another folder that the person meant is wrong use; one that is not there is the machine's fault, as for any file. */
async function dataFolder(place: string): Promise<StoreFolder> {
  const info = await stat(place);
  if (!info.isDirectory()) throw Object.assign(new Error('no directory'), { code: 'ENOTDIR', path: place });
  return readOnlyFolder(place);
}

/** `newer`: its name is told, nothing is said about its content. */
async function checkSnapshots(folder: StoreFolder): Promise<SnapshotCheck[] | { readonly newer: string }> {
  const checks: SnapshotCheck[] = [];
  for (const name of await folder.list(SNAPSHOT_FOLDER)) {
    if (!name.endsWith('.gks')) continue;
    const file = `${SNAPSHOT_FOLDER}/${name}`;
    const window = fileWindow(folder, file, (await folder.size(file)) ?? 0);
    const contents = await readSnapshot(window);
    if (!contents.ok && contents.fault === 'newer') return { newer: name };
    checks.push({ name, isWhole: contents.ok && (await isSnapshotWhole(window, contents.value)) });
  }
  return checks;
}

function print(io: CliIo, journal: JournalReport, snapshots: readonly SnapshotCheck[]): void {
  const { entries, segments, broken, tornBytes } = journal;
  if (broken) {
    const sentence = fillText(io.text, broken.code, { file: broken.file, seq: broken.seq });
    io.out(fillText(io.text, 'cli.store.broken', { entries, sentence }));
  } else io.out(fillText(io.text, 'cli.store.whole', { entries, segments }));
  if (tornBytes > 0) io.out(fillText(io.text, 'cli.store.torn', { bytes: tornBytes }));
  const damaged = snapshots.filter(({ isWhole }) => !isWhole);
  io.out(
    fillText(io.text, 'cli.store.snapshots', { whole: snapshots.length - damaged.length, damaged: damaged.length }),
  );
  for (const { name } of damaged) io.out(fillText(io.text, 'cli.store.damagedSnapshot', { name }));
}

/** `gongkai store verify DIR [--json]`: walks the chain of entries without a key and names the first broken link. */
export const storeVerifyCommand: CliCommand = {
  words: ['store', 'verify'],
  helpKey: 'cli.help.storeVerify',
  async run(args, io): Promise<ExitCode> {
    const { values, positionals } = readArguments(args, { json: 'boolean' });
    const [place, ...more] = positionals;
    if (place === undefined || more.length > 0) throw new UsageError('cli.store.needsFolder');
    const folder = await dataFolder(path.resolve(io.cwd, place));
    const size = await folder.size(STORE_FILE);
    if (size === undefined) throw new UsageError('cli.store.foreign', { path: place });
    const refuse = (key: string, file = ''): ExitCode => {
      io.err(fillText(io.text, key, { path: place, file }));
      return 1;
    };
    const store = decodeStoreFile(await folder.read(STORE_FILE, 0, Math.min(size, 10_000)));
    if (!store.ok && store.fault === 'host.storeNewer') return refuse('cli.store.newer', STORE_FILE);
    if (!store.ok) return refuse('cli.store.unreadable');
    const journal = await verifyJournal(folder, store.value.file.storeId);
    if (!journal.ok) return refuse('cli.store.newer', String(journal.params.name));
    const snapshots = await checkSnapshots(folder);
    if ('newer' in snapshots) return refuse('cli.store.newer', snapshots.newer);
    const isWhole = journal.value.isWhole && snapshots.every((one) => one.isWhole);
    if (values.json) io.out(JSON.stringify({ isWhole, journal: journal.value, snapshots }, null, 2));
    else print(io, journal.value, snapshots);
    return isWhole ? 0 : 1;
  },
};
