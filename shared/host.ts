/**
 * The one contract between the interface and its shell. Preload, main process, browser adapter and the fake in tests
 * are all derived from `hostCalls`; the IPC channel is the key itself and is written nowhere else.
 * Owns: names, input decoders, result types and the closed set of fault codes.
 * Must never: let a path, a private key or an exception cross; a file is bytes or an opaque token.
 */

import { storeCalls, storeFaults } from './hostStore';
import { decode, type Result } from './kernel';
import type { Decoder } from './kernel/decode';

/** What the machine does to us. Every call answers one of these or a value; nothing is ever thrown to the page. */
export const hostFaults = [
  'host.cancelled',
  'host.diskFull',
  'host.fileLocked',
  'host.noPermission',
  'host.notFound',
  'host.pathTooLong',
  'host.nameInvalid',
  'host.readOnly',
  'host.badInput',
  'host.badToken',
  'host.changed',
  'host.keyDamaged',
  'host.unavailable',
  /** The system knows no printer. */
  'host.noPrinter',
  'host.failed',
  ...storeFaults,
] as const;
export type HostFault = (typeof hostFaults)[number];
/** `params.name` is the bare file name where one is known, never a path. */
export type HostResult<T> = Result<T, HostFault>;

/** What this shell can do. A screen hides or rewords what is false here; the call itself then says `host.unavailable`. */
export interface HostCapabilities {
  /** `print.toPdf` makes PDF files without a dialog. */
  readonly pdf: boolean;
  /** `print.html` opens the system's print dialog. */
  readonly print: boolean;
  /** `folder.*` writes many files into a chosen folder in one go. */
  readonly folder: boolean;
  /** `storage.freeSpace` knows the free bytes of the data disk. */
  readonly freeSpace: boolean;
  /** The person chooses where a file goes; false means it lands in the browser's download folder. */
  readonly chooseTarget: boolean;
  /** Where the data lies: a folder of this machine, or the browser's own store. */
  readonly keyStore: 'file' | 'browser';
  /** Backups go by themselves into a folder that a person chose; false: they are saved by hand. */
  readonly backupFolder: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly shell: 'electron' | 'browser';
  /** `win32`, `linux`, `darwin`, or `browser`. */
  readonly platform: string;
  /** Engine for the help page, for instance `Chromium 130`. */
  readonly engine: string;
  /** Data lies beside the program (stick, D:) and not in the user's profile. */
  readonly portable: boolean;
  readonly capabilities: HostCapabilities;
}

/** One line of a file dialog: `{ label: '表格文件', extensions: ['csv', 'xlsx', 'xls'] }`. */
export interface FileKind {
  readonly label: string;
  readonly extensions: string[];
}
export interface OpenInput {
  readonly title?: string;
  readonly kinds?: FileKind[];
  readonly multiple?: boolean;
}
/** A file that a person chose. `size` in bytes; read it with `file.read` and give it back with `file.close`. */
export interface PickedFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}
/** `length` at most `MAX_READ_BYTES`; a shorter answer means the end. `host.changed`: the file changed size since it was opened. */
export interface ReadInput {
  readonly token: string;
  readonly offset: number;
  readonly length: number;
}
export interface TokenInput {
  readonly token: string;
}
export interface SaveInput {
  readonly suggestedName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly kinds?: FileKind[];
}
export interface SavedFile {
  readonly name: string;
  readonly size: number;
}
/** `beside`: a small text that goes into the same folder once the file has its name (说明.txt beside a package). */
export interface FinishInput {
  readonly token: string;
  readonly beside?: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };
}
/** `besideWritten` is false where the shell cannot write beside a file, or could not this time; the file itself is safe. */
export interface FinishedSave extends SavedFile {
  readonly besideWritten: boolean;
}
export interface SaveBeginInput {
  readonly suggestedName: string;
  readonly kinds?: FileKind[];
}
/** A save in progress. Nothing has the final name before `save.finish`. */
export interface OpenSave {
  readonly token: string;
  readonly name: string;
}
export interface AppendInput {
  readonly token: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
export interface ChosenFolder {
  readonly token: string;
  /** Last part of the path, for showing. */
  readonly name: string;
}
/** `relativeName` is a file name, or at most two folders and a file name divided by `/`. */
export interface FolderWriteInput {
  readonly token: string;
  readonly relativeName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
/** The name the file will get; two names that differ only in case get a number, for such disks hold only one of them. */
export interface FolderWritten {
  readonly name: string;
}
export interface FolderCommit {
  readonly written: number;
}
/** A whole page: own styles inside, pictures as data URIs; scripts and remote addresses do not load. */
export interface PrintInput {
  readonly html: string;
  readonly paper: 'A4' | 'A3';
  readonly landscape: boolean;
}
export interface SignInput {
  readonly bytes: Uint8Array<ArrayBuffer>;
}
export interface HostSettings {
  /** Port of the browser build on 127.0.0.1. The browser's store belongs to it, so it is not changed lightly. */
  readonly port: number;
  /** Largest input file in MiB. */
  readonly inputLimitMb: number;
  /** Free MiB on the disk of the data folder below which nothing is written any more. */
  readonly freeSpaceFloorMb: number;
  /** Minutes without a key or click after which the window locks, 0 = never. */
  readonly lockAfterMinutes: number;
}
export interface SettingsChange {
  readonly port?: number;
  readonly inputLimitMb?: number;
  readonly freeSpaceFloorMb?: number;
  readonly lockAfterMinutes?: number;
}
export interface BusyInput {
  /** What is going on, in the words of the screen; null when it is over. While set, closing the window asks first. */
  readonly reason: string | null;
}
export interface KioskInput {
  readonly on: boolean;
}
export interface FreeSpace {
  readonly bytes: number;
}

/** Bytes of one `file.read` and `save.read`. */
export const MAX_READ_BYTES = 4 * 1024 * 1024;
/** Bytes of one `save.append`, `file.save` or `folder.write`. */
export const MAX_WRITE_BYTES = 512 * 1024 * 1024;
export const DEFAULT_SETTINGS: HostSettings = {
  port: 47321,
  inputLimitMb: 300,
  freeSpaceFloorMb: 300,
  lockAfterMinutes: 15,
};

export interface HostCall<I, O> {
  readonly decodeInput: Decoder<I>;
  /** Never set; carries the result type. */
  readonly output?: O;
}
const call = <I, O>(decodeInput: Decoder<I>): HostCall<I, O> => ({ decodeInput });

const { string, integer, boolean, oneOf, arrayOf, object, optional, nullable } = decode;

const nothing: Decoder<undefined> = (input, path = '$') =>
  input === undefined || input === null
    ? { ok: true, value: undefined }
    : { ok: false, fault: 'decode', params: { path, expected: 'nothing' } };

const token = string({ pattern: /^[a-zA-Z0-9-]{8,64}$/ });
const fileName = string({ max: 255 });
const kinds = arrayOf(
  object({ label: string({ max: 60 }), extensions: arrayOf(string({ pattern: /^[a-z0-9]{1,12}$/ }), 20) }),
  10,
);
const payload: typeof decode.bytes = (input, path = '$') => {
  const result = decode.bytes(input, path);
  return result.ok && result.value.byteLength > MAX_WRITE_BYTES
    ? { ok: false, fault: 'decode', params: { path, expected: `at most ${MAX_WRITE_BYTES} bytes` } }
    : result;
};
const tokenOnly: Decoder<TokenInput> = object({ token });
const range: Decoder<ReadInput> = object({ token, offset: integer(0), length: integer(1, MAX_READ_BYTES) });
const page: Decoder<PrintInput> = object({
  html: string({ max: 64 * 1024 * 1024 }),
  paper: oneOf(['A4', 'A3']),
  landscape: boolean,
});
const port = integer(1024, 65535);
const inputLimitMb = integer(1, 2000);
export const decodeSettingsChange: Decoder<SettingsChange> = object({
  port: optional(port),
  inputLimitMb: optional(inputLimitMb),
  freeSpaceFloorMb: optional(integer(0, 100_000)),
  lockAfterMinutes: optional(integer(0, 600)),
});

export const hostCalls = {
  'app.info': call<undefined, AppInfo>(nothing),

  /** Dialog; `host.cancelled` when nothing was chosen. Files dropped on the window are `File` objects and need no call. */
  'file.open': call<OpenInput, PickedFile[]>(
    object({ title: optional(string({ max: 100 })), kinds: optional(kinds), multiple: optional(boolean) }),
  ),
  'file.read': call<ReadInput, Uint8Array<ArrayBuffer>>(range),
  'file.close': call<TokenInput, null>(tokenOnly),
  /** Dialog, then one atomic write: the old file stays whole until the new one is. */
  'file.save': call<SaveInput, SavedFile>(object({ suggestedName: fileName, bytes: payload, kinds: optional(kinds) })),

  /** Dialog, then `<name>.part` beside the target; append, read back, finish (rename) or abort (nothing remains). */
  'save.begin': call<SaveBeginInput, OpenSave>(object({ suggestedName: fileName, kinds: optional(kinds) })),
  'save.append': call<AppendInput, null>(object({ token, bytes: payload })),
  'save.read': call<ReadInput, Uint8Array<ArrayBuffer>>(range),
  'save.finish': call<FinishInput, FinishedSave>(
    object({ token, beside: optional(object({ name: fileName, bytes: payload })) }),
  ),
  'save.abort': call<TokenInput, null>(tokenOnly),

  /** Dialog; then `folder.write` collects files as `.part`, and `folder.commit` renames all of them or none. */
  'folder.choose': call<{ readonly title?: string }, ChosenFolder>(object({ title: optional(string({ max: 100 })) })),
  'folder.write': call<FolderWriteInput, FolderWritten>(
    object({ token, relativeName: string({ max: 700 }), bytes: payload }),
  ),
  'folder.commit': call<TokenInput, FolderCommit>(tokenOnly),
  /** Takes away everything written since the last commit. */
  'folder.discard': call<TokenInput, null>(tokenOnly),

  /** System print dialog; `host.cancelled` when it is closed without printing. */
  'print.html': call<PrintInput, null>(page),
  /** One document; at most about 2,000 table rows (memory of the engine). Page size and margins of `@page` win. */
  'print.toPdf': call<PrintInput, Uint8Array<ArrayBuffer>>(page),

  /** Raw Ed25519 public key, 32 bytes. The pair lies in the vault (`host.locked` while it is closed); the private key never reaches the page. */
  'sign.publicKey': call<undefined, Uint8Array<ArrayBuffer>>(nothing),
  /** Ed25519 signature, 64 bytes. */
  'sign.sign': call<SignInput, Uint8Array<ArrayBuffer>>(object({ bytes: payload })),

  'settings.get': call<undefined, HostSettings>(nothing),
  'settings.set': call<SettingsChange, HostSettings>(decodeSettingsChange),
  'clipboard.writeText': call<{ readonly text: string }, null>(object({ text: string({ max: 16 * 1024 * 1024 }) })),
  /** Free bytes on the disk that holds the data. */
  'storage.freeSpace': call<undefined, FreeSpace>(nothing),
  'window.setBusy': call<BusyInput, null>(object({ reason: nullable(string({ max: 200 })) })),
  /**
   * The window fills the screen, has no menu and no keys but those of its page, and does not close; what is printed goes to the
   * printer without a dialog where the shell can do that. `host.locked`: it is taken off only while the vault is open.
   */
  'window.setKiosk': call<KioskInput, null>(object({ on: boolean })),

  ...storeCalls,
} as const;

export type HostCallName = keyof typeof hostCalls;
export type HostInput<K extends HostCallName> = (typeof hostCalls)[K] extends HostCall<infer I, unknown> ? I : never;
export type HostOutput<K extends HostCallName> = Exclude<(typeof hostCalls)[K]['output'], undefined>;

/** What the page sees: `host()['file.save']({ … })`. */
export type Host = {
  readonly [K in HostCallName]: (
    ...input: HostInput<K> extends undefined ? [] : [HostInput<K>]
  ) => Promise<HostResult<HostOutput<K>>>;
};

/** What a shell writes: one function per call, given decoded input. */
export type HostHandlers = {
  readonly [K in HostCallName]: (input: HostInput<K>) => Promise<HostResult<HostOutput<K>>>;
};

export const hostCallNames = Object.keys(hostCalls) as HostCallName[];
export const isHostCallName = (name: string): name is HostCallName => Object.hasOwn(hostCalls, name);

/** Builds the page's side from one sender: preload sends over IPC, the browser adapter and the fake call in place. */
export function hostFrom(send: (name: HostCallName, input: unknown) => Promise<HostResult<unknown>>): Host {
  const entries = hostCallNames.map((name) => [name, (input?: unknown) => send(name, input)]);
  return Object.fromEntries(entries) as Host;
}

/**
 * The shell's side of the same door: decodes the input, runs the handler, and turns whatever is thrown into a fault.
 * @param encodeFault maps a thrown machine error to a code; it must not throw.
 */
export async function answerHostCall(
  handlers: HostHandlers,
  name: string,
  input: unknown,
  encodeFault: (error: unknown) => { fault: HostFault; name?: string },
): Promise<HostResult<unknown>> {
  if (!isHostCallName(name)) return { ok: false, fault: 'host.badInput', params: { where: name } };
  const decoded = hostCalls[name].decodeInput(input);
  if (!decoded.ok) return { ok: false, fault: 'host.badInput', params: { where: name, ...decoded.params } };
  const handle = handlers[name] as (value: unknown) => Promise<HostResult<unknown>>;
  try {
    return await handle(decoded.value);
  } catch (error) {
    const { fault, name: file } = encodeFault(error);
    return { ok: false, fault, params: file === undefined ? {} : { name: file } };
  }
}
