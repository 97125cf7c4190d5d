/** The drives of a Windows machine, and the stores that lie on them. Asked only while no place is remembered. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { decode } from '../../shared/kernel';
import type { FileSystem } from './fileSystem';
import { DRIVE_FOLDER, type Drive, type FoundStore } from './storePlace';

/** .NET's names are the same in every language of Windows; Node itself cannot tell a stick from a disk. */
const QUESTION =
  '[System.IO.DriveInfo]::GetDrives() | Where-Object { $_.IsReady } | ForEach-Object { "$($_.Name)|$($_.DriveType)|$($_.AvailableFreeSpace)" }';
const ANSWER_MS = 8_000;

export type AskSystem = () => Promise<string>;

const askPowerShell: AskSystem = async () => {
  const shell = path.win32.join(
    process.env.SystemRoot ?? 'C:\\Windows',
    'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  );
  const options = { timeout: ANSWER_MS, windowsHide: true };
  const { stdout } = await promisify(execFile)(shell, ['-NoProfile', '-NonInteractive', '-Command', QUESTION], options);
  return stdout;
};

/** Fixed and removable drives; network drives may not answer for minutes and are left out. Empty when the system says nothing. */
export async function listDrives(platform: string, ask: AskSystem = askPowerShell): Promise<Drive[]> {
  if (platform !== 'win32') return [];
  try {
    return (await ask()).split(/\r?\n/).flatMap((line) => {
      const [, root, type, free] = /^([A-Z]:\\)\|(Fixed|Removable)\|(\d+)$/i.exec(line.trim()) ?? [];
      if (root === undefined) return [];
      return [{ root, isFixed: type?.toLowerCase() === 'fixed', freeBytes: Number(free) }];
    });
  } catch {
    return [];
  }
}

const decodeStore = decode.object({ storeId: decode.string({ pattern: /^[0-9a-f]{32}$/ }) });

/** What is a store among these folders. */
export async function findStores(fs: FileSystem, folders: readonly string[]): Promise<FoundStore[]> {
  const found: FoundStore[] = [];
  for (const folder of folders) {
    try {
      const content = (await fs.readFile(path.join(folder, 'store.json'))).toString('utf8');
      const store = decodeStore(JSON.parse(content));
      if (store.ok) {
        found.push({
          folder,
          storeId: store.value.storeId,
          changedMs: await lastChange(fs, path.join(folder, 'journal')),
        });
      }
    } catch {
      // No store, or none that can be read: the others are looked at all the same.
    }
  }
  return found;
}

async function lastChange(fs: FileSystem, folder: string): Promise<number> {
  try {
    const names = await fs.readdir(folder);
    const times = await Promise.all(names.map(async (name) => (await fs.stat(path.join(folder, name))).mtimeMs));
    return Math.max(0, ...times);
  } catch {
    return 0;
  }
}

export const driveFolders = (drives: readonly Drive[]): string[] => drives.map(({ root }) => `${root}${DRIVE_FOLDER}`);
