/** The page's side of the store's folder in the browser: every call goes to the worker that may flush files. */
import type { StoreFolder } from '../../shared/store/folder';

export interface FolderQuestion {
  readonly id: number;
  readonly call: keyof StoreFolder;
  readonly args: readonly unknown[];
}
export type FolderAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly name: string; readonly message: string };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** What is left of a Worker after a test took the rest away. */
export type FolderWorker = Pick<Worker, 'postMessage' | 'addEventListener'>;

const newWorker = (): FolderWorker =>
  new Worker(new URL('./opfs.worker.ts', import.meta.url), { type: 'module', name: 'files' });

/** @param open starts the worker at the first call: a page under Electron never needs it. */
export function createOpfsFolder(open: () => FolderWorker = newWorker): StoreFolder {
  const waiting = new Map<number, Waiting>();
  let worker: FolderWorker | undefined;
  let nextId = 1;

  const start = (): FolderWorker => {
    const started = open();
    started.addEventListener('message', ({ data }: MessageEvent<FolderAnswer>) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) asked?.resolve(data.value);
      else asked?.reject(new DOMException(data.message, data.name));
    });
    // The worker could not even be loaded: nothing it was asked will be answered.
    started.addEventListener('error', () => {
      for (const asked of waiting.values()) asked.reject(new Error('store files: worker failed'));
      waiting.clear();
      worker = undefined;
    });
    return started;
  };
  const ask = <T>(call: keyof StoreFolder, ...args: readonly unknown[]): Promise<T> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      const question: FolderQuestion = { id: nextId, call, args };
      nextId += 1;
      waiting.set(question.id, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage(question);
    });
  return {
    list: (subFolder) => ask('list', subFolder),
    size: (name) => ask('size', name),
    read: (name, offset, length) => ask('read', name, offset, length),
    write: (name, offset, chunks) => ask('write', name, offset, chunks),
    flush: (name) => ask('flush', name),
    truncate: (name, size) => ask('truncate', name, size),
    writeWhole: (name, bytes) => ask('writeWhole', name, bytes),
    rename: (from, to) => ask('rename', from, to),
    remove: (name) => ask('remove', name),
    freeBytes: () => ask('freeBytes'),
  };
}
