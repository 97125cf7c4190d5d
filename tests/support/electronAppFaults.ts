/** Makes steps of the machine fail: for unit tests a file system with a fault in it, for e2e the same inside the main process. */
import fs from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { FileHandle, FileSystem } from '../../electron/services/fileSystem';

export type MachineCode = 'EBUSY' | 'EPERM' | 'EACCES' | 'ENOSPC' | 'ENOENT' | 'ENAMETOOLONG' | 'EROFS' | 'EIO';

/** An error as Node throws it. */
export function machineError(code: MachineCode, syscall: string, file: string, dest?: string): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException & { dest?: string } = new Error(`${code}: injected, ${syscall} '${file}'`);
  error.code = code;
  error.syscall = syscall;
  error.path = file;
  if (dest !== undefined) error.dest = dest;
  return error;
}

export interface Faults {
  /** Fails the rename whose target has this file name. */
  readonly rename?: { readonly to: string; readonly code: MachineCode };
  /** Fails the opening of this file name. */
  readonly open?: { readonly name: string; readonly code: MachineCode };
  /** All files together may take this many bytes; then ENOSPC, after part of the bytes went in. */
  readonly roomBytes?: number;
  /** Fails the flush of every file. */
  readonly sync?: MachineCode;
}

/** The real file system of this machine with one thing wrong. */
export function faultyFileSystem(faults: Faults): FileSystem {
  let room = faults.roomBytes ?? Number.POSITIVE_INFINITY;
  const limited = (handle: FileHandle, file: string): FileHandle =>
    new Proxy(handle, {
      get(target, key) {
        if (key === 'write') {
          return async (bytes: Uint8Array, offset: number, length: number, position: number) => {
            if (room <= 0) throw machineError('ENOSPC', 'write', file);
            const taken = Math.min(length, room);
            room -= taken;
            return await target.write(bytes, offset, taken, position);
          };
        }
        if (key === 'sync' && faults.sync !== undefined && !fs.statSync(file).isDirectory()) {
          const code = faults.sync;
          return () => Promise.reject(machineError(code, 'fsync', file));
        }
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return {
    ...fs.promises,
    open: async (file, flags, mode) => {
      const name = path.basename(String(file));
      if (faults.open?.name === name) throw machineError(faults.open.code, 'open', String(file));
      return limited(await fs.promises.open(file, flags, mode), String(file));
    },
    rename: async (from, to) => {
      if (faults.rename?.to === path.basename(String(to))) {
        throw machineError(faults.rename.code, 'rename', String(from), String(to));
      }
      await fs.promises.rename(from, to);
    },
  };
}

/**
 * The same in a running program: `fs.promises` of its main process is replaced until the returned function is called.
 * @param step the call that fails from now on, for paths that contain `pathPart`.
 */
export async function breakFiles(
  app: ElectronApplication,
  step: 'open' | 'rename',
  code: MachineCode,
  pathPart: string,
): Promise<() => Promise<void>> {
  await app.evaluate(
    (_electron, { step, code, pathPart }) => {
      const { promises } = process.getBuiltinModule('node:fs');
      const whole = promises[step] as (...args: unknown[]) => Promise<unknown>;
      Reflect.set(globalThis, 'gongkaiWholeFs', { ...Reflect.get(globalThis, 'gongkaiWholeFs'), [step]: whole });
      Reflect.set(promises, step, async (...args: unknown[]) => {
        if (!args.slice(0, 2).some((arg) => String(arg).includes(pathPart))) return await whole(...args);
        throw Object.assign(new Error(code), { code, syscall: step, path: String(args[0]) });
      });
    },
    { step, code, pathPart },
  );
  return async () => {
    await app.evaluate((_electron, step) => {
      const { promises } = process.getBuiltinModule('node:fs');
      Reflect.set(promises, step, Reflect.get(globalThis, 'gongkaiWholeFs')[step]);
    }, step);
  };
}
