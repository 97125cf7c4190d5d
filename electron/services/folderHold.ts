/**
 * One program at a time over one data folder. The engine's own lock is per profile; a folder on D: is shared by everybody
 * who signs in to the machine, and two of them may be signed in at once. A lock file would outlive a crash: this is a name
 * that the system frees by itself with the process (a pipe on Windows, elsewhere a socket whose leftover answers nobody).
 */
import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { HostResult } from '../../shared/host';
import { fault, ok } from '../../shared/kernel';

export interface FolderHold {
  release(): Promise<void>;
}

/** @returns `host.fileLocked` while another process holds the folder. */
export async function holdFolder(folder: string, platform: string = process.platform): Promise<HostResult<FolderHold>> {
  const address = addressOf(folder, platform);
  const first = await listen(address);
  if (first !== undefined) return ok(holdOf(first));
  const taken = fault('host.fileLocked', { name: path.basename(folder) });
  if (platform === 'win32' || (await answers(address))) return taken;
  await unlink(address).catch(() => undefined);
  const second = await listen(address);
  return second === undefined ? taken : ok(holdOf(second));
}

function addressOf(folder: string, platform: string): string {
  const place = path.resolve(folder);
  const id = createHash('sha256').update(platform === 'win32' ? place.toLowerCase() : place);
  const name = `gongkai-desk-${id.digest('hex').slice(0, 32)}`;
  return platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), `${name}.sock`);
}

/** undefined: the name is taken, or belongs to another user. */
function listen(address: string): Promise<net.Server | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', () => resolve(undefined));
    // Not what keeps the program alive.
    server.listen(address, () => resolve(server.unref()));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // A leftover refuses; a socket of another user does not let us in, and somebody is there.
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });
}

const holdOf = (server: net.Server): FolderHold => ({
  release: () => new Promise((resolve) => server.close(() => resolve())),
});
