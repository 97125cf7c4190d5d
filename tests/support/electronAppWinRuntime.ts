/**
 * A stand-in for Electron's Windows runtime, for machines that have none: an .exe without code, but with what packaging
 * reads and changes in it (version resource, fuse wire). It proves contents, fuses and archive seal, not that Windows starts it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** Marks the fuse wire inside the binary (@electron/fuses), then version 1 and eight fuses as Electron ships them. */
const FUSE_WIRE = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0008${'10110001'}`;
const CHINESE = 2052;
const UNICODE = 1200;

export function writeWindowsStandIn(folder: string, version: string): void {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  const exe = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(exe);
  const info = Resource.VersionInfo.createEmpty();
  info.setFileVersion(`${version}.0`, CHINESE);
  info.setStringValues({ lang: CHINESE, codepage: UNICODE }, { ProductName: 'Electron' });
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(exe);
  exe.setExtraData(Buffer.from(FUSE_WIRE, 'latin1'));
  writeFileSync(path.join(folder, 'electron.exe'), Buffer.from(exe.generate()));
  writeFileSync(path.join(folder, 'version'), version);
  writeFileSync(path.join(folder, 'resources', 'default_app.asar'), 'must not be shipped');
  for (const locale of ['zh-CN', 'en-US', 'fr']) writeFileSync(path.join(folder, 'locales', `${locale}.pak`), locale);
}

interface Seal {
  readonly file: string;
  readonly alg: string;
  readonly value: string;
}

/** What Windows Electron compares app.asar with at start: the resource INTEGRITY/ELECTRONASAR of the .exe. */
export function readArchiveSeal(exe: Uint8Array): Seal[] {
  const resources = NtExecutableResource.from(NtExecutable.from(exe));
  const entry = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  return entry === undefined ? [] : (JSON.parse(Buffer.from(entry.bin).toString('utf8')) as Seal[]);
}
