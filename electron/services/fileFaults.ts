/** Turns what Node throws about files into the closed set of fault codes. Looks at `code` and `syscall`, never at a message. */
import path from 'node:path';
import type { HostFault, HostResult } from '../../shared/host';

export interface EncodedFault {
  readonly fault: HostFault;
  /** Bare file name, when the error names a path. */
  readonly name?: string;
}

const BY_CODE: Readonly<Record<string, HostFault>> = {
  ENOSPC: 'host.diskFull',
  EDQUOT: 'host.diskFull',
  EBUSY: 'host.fileLocked',
  ETXTBSY: 'host.fileLocked',
  EACCES: 'host.noPermission',
  EPERM: 'host.noPermission',
  ENOENT: 'host.notFound',
  ENOTDIR: 'host.notFound',
  ENODEV: 'host.notFound',
  ENXIO: 'host.notFound',
  ENAMETOOLONG: 'host.pathTooLong',
  EROFS: 'host.readOnly',
  EISDIR: 'host.nameInvalid',
  EINVAL: 'host.nameInvalid',
};

const field = (error: object, key: string): string | undefined => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
};

/**
 * @param platform `process.platform`. Windows says EPERM or EACCES for a file that WPS or Excel holds open. Elsewhere EPERM
 * counts as locked only at the final rename: the `.part` file beside it was just written, so the folder itself is writable.
 */
export function encodeFileFault(error: unknown, platform: string = process.platform): EncodedFault {
  if (typeof error !== 'object' || error === null) return { fault: 'host.failed' };
  const code = field(error, 'code') ?? '';
  const renaming = field(error, 'syscall') === 'rename';
  const held = (code === 'EPERM' && (renaming || platform === 'win32')) || (code === 'EACCES' && renaming);
  const fault = held ? 'host.fileLocked' : (BY_CODE[code] ?? 'host.failed');
  const where = field(error, 'dest') ?? field(error, 'path');
  return where === undefined ? { fault } : { fault, name: path.basename(where).replace(/\.part$/, '') };
}

/** Same as a result, for services that know the name better than the error does. */
export function fileFault(error: unknown, name?: string): HostResult<never> {
  const encoded = encodeFileFault(error);
  const shown = name ?? encoded.name;
  return { ok: false, fault: encoded.fault, params: shown === undefined ? {} : { name: shown } };
}
