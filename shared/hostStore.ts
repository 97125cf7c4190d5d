/**
 * The part of the host contract that keeps data: journal, snapshots, vault, backups. The shell stores bytes and guards the
 * passphrase; what an entry means, and every seal but the vault's own, is the page's work (renderer/data/store).
 */
import { decode, type Params } from './kernel';
import type { Decoder } from './kernel/decode';

type Bytes = Uint8Array<ArrayBuffer>;

/** The last committed entry: `seq` 0 and 64 zeros before the first one. */
export interface StoreHead {
  readonly seq: number;
  /** SHA-256, 64 hex digits. */
  readonly hash: string;
}

/** The whole working copy as it was after entry `seq`. Chunks are sealed by the page. */
export interface SnapshotInfo {
  readonly name: string;
  /** Store in which it was made; chunks are bound to it. */
  readonly storeId: string;
  readonly seq: number;
  readonly hash: string;
  readonly chunks: number;
  readonly bytes: number;
  /** UTC instant. */
  readonly createdAt: string;
  /** SHA-256 over all chunk bytes in order, 64 hex digits. */
  readonly digest: string;
}

/**
 * A program refuses the forms that it does not know. 2: attachments are in it, which 0.2.0 would clear away. 3: kinds of records
 * are in it that 0.3.0 would not show.
 */
export const SNAPSHOT_FORMS = [1, 2, 3] as const;
export type SnapshotForm = (typeof SNAPSHOT_FORMS)[number];
/** The last entry that a snapshot will hold. */
export interface SnapshotStarted extends StoreHead {
  readonly form?: SnapshotForm;
}

/** Something the start mended or noticed; the sentence stands under the code. */
export interface StoreNotice {
  readonly code: string;
  readonly params: Params;
}

export interface VaultState {
  /** none: nothing private is kept yet, the key lies open beside the data. */
  readonly protection: 'none' | 'passphrase';
  readonly isOpen: boolean;
  /** The system's key store works here. It is a convenience, never the only way in. */
  readonly canUseKeyring: boolean;
  readonly usesKeyring: boolean;
  /** A six-digit code is set and may be used now (only after an idle lock of this run). */
  readonly hasQuick: boolean;
  readonly quickReady: boolean;
  readonly quickTriesLeft: number;
  /** ms until the next try is taken, 0 = at once. */
  readonly waitMs: number;
}

/** Data keys by id; new seals use `current`, older ones still open what was sealed with them. */
export interface VaultKeys {
  readonly current: string;
  readonly keys: readonly { readonly id: string; readonly key: Bytes }[];
}

export interface StoreOpened {
  readonly storeId: string;
  readonly isNew: boolean;
  readonly head: StoreHead;
  /** Newest first. */
  readonly snapshots: readonly SnapshotInfo[];
  readonly notices: readonly StoreNotice[];
  readonly vault: VaultState;
  /** Where the data lies, in words for the screen (a path, shown and never sent back). */
  readonly place: string;
}

export interface StoreSpace {
  /** Free bytes on the disk of the data folder, null where the shell cannot know. */
  readonly freeBytes: number | null;
  /** Below it nothing is written any more. */
  readonly floorBytes: number;
  readonly isLow: boolean;
}

/** One committed entry as stored. */
export interface JournalEntry {
  readonly seq: number;
  readonly hash: string;
  readonly previous: string;
  /** Id of its bulk, '' when it has no parts. */
  readonly bulk: string;
  /** How many parts it has; `isPruned`: they were dropped after a snapshot had them. */
  readonly parts: number;
  readonly isPruned: boolean;
  readonly payload: Bytes;
}

export interface JournalCheck {
  readonly entries: number;
  readonly isWhole: boolean;
  /** First broken link, where there is one: the file, the sequence number it should hold, and a code with a sentence. */
  readonly broken: { readonly file: string; readonly seq: number; readonly code: string } | null;
}

export type BackupReason = 'daily' | 'upgrade' | 'restore' | 'manual';

export interface BackupInfo {
  readonly name: string;
  readonly reason: BackupReason;
  readonly snapshot: SnapshotInfo;
  readonly bytes: number;
  /** UTC instant at which it was read back and compared, '' while it was not. */
  readonly verifiedAt: string;
}

export interface BackupState {
  /** Name of the chosen folder for showing, '' = none chosen. */
  readonly folder: string;
  readonly isReachable: boolean;
  /** Newest first. */
  readonly backups: readonly BackupInfo[];
  /** Since when the folder has been missing, '' while it is there or none is chosen. */
  readonly missingSince: string;
}

/** A backup that a person wants to restore, from the list or from anywhere. */
export interface OpenedBackup {
  readonly token: string;
  readonly name: string;
  readonly snapshot: SnapshotInfo;
  readonly protection: 'none' | 'passphrase';
  /** The same store as this one: no passphrase is asked when the vault is open. */
  readonly isOwn: boolean;
}

export type UnlockWay = 'passphrase' | 'recovery' | 'quick' | 'keyring';

export interface HostCallOf<I, O> {
  readonly decodeInput: Decoder<I>;
  readonly output?: O;
}
const call = <I, O>(decodeInput: Decoder<I>): HostCallOf<I, O> => ({ decodeInput });

const { string, integer, boolean, oneOf, object, optional, nullable } = decode;

/** One part, chunk or payload. */
export const MAX_STORE_BYTES = 64 * 1024 * 1024;
const body: Decoder<Bytes> = (input, path = '$') => {
  const result = decode.bytes(input, path);
  return result.ok && result.value.byteLength > MAX_STORE_BYTES
    ? { ok: false, fault: 'decode', params: { path, expected: `at most ${MAX_STORE_BYTES} bytes` } }
    : result;
};
const nothing: Decoder<undefined> = (input, path = '$') =>
  input === undefined || input === null
    ? { ok: true, value: undefined }
    : { ok: false, fault: 'decode', params: { path, expected: 'nothing' } };
const seq = integer(0);
const hash = string({ pattern: /^[0-9a-f]{64}$/ });
const bulk = string({ pattern: /^[0-9a-f]{16}$/ });
const token = string({ pattern: /^[a-zA-Z0-9-]{8,64}$/ });
const name = string({ pattern: /^[A-Za-z0-9._-]{1,120}$/ });
const backupName = string({ max: 255 });
const reason = oneOf(['daily', 'upgrade', 'restore', 'manual'] as const);
const secret = string({ max: 200 });
const way = oneOf(['passphrase', 'recovery', 'quick', 'keyring'] as const);

export const storeCalls = {
  /** Opens the store once per page; a torn tail has been cut and is told in `notices`. `host.storeNewer`: made by a newer program, untouched. */
  'store.open': call<undefined, StoreOpened>(nothing),
  'store.space': call<undefined, StoreSpace>(nothing),
  /** Walks every file of the journal. */
  'store.verify': call<undefined, JournalCheck>(nothing),
  /** Dialog; copies everything, reads it back, and uses the new place from the next start on. */
  'store.moveFolder': call<undefined, { readonly place: string }>(nothing),
  /**
   * Only after `store.open` answered `host.keyDamaged`, `host.storeDamaged` or `host.notFound` (the folder is away): what is
   * there is set aside or forgotten, nothing is removed, and the next `store.open` makes an empty store, into which a backup
   * can be restored. `host.unavailable` at any other time.
   */
  'store.startOver': call<undefined, null>(nothing),

  'journal.head': call<undefined, StoreHead>(nothing),
  /** A place for the parts of one large command; nothing counts before `journal.commit` names it. */
  'journal.begin': call<undefined, { readonly bulk: string }>(nothing),
  'journal.part': call<{ readonly bulk: string; readonly bytes: Bytes }, null>(object({ bulk, bytes: body })),
  'journal.drop': call<{ readonly bulk: string }, null>(object({ bulk })),
  /**
   * Appends and flushes one entry; when it answers, the entry is on the disk. `host.journalBehind`: `seq` and `previous` do not
   * continue the head (another window wrote): read what came in between and try again. `host.spaceLow`: below the floor.
   */
  'journal.commit': call<
    { readonly seq: number; readonly previous: string; readonly payload: Bytes; readonly bulk?: string },
    StoreHead
  >(object({ seq, previous: hash, payload: body, bulk: optional(bulk) })),
  /** Entries after `afterSeq`, in order, as many as fit `maxBytes` of payload (at least one). */
  'journal.list': call<{ readonly afterSeq: number; readonly maxBytes: number }, readonly JournalEntry[]>(
    object({ afterSeq: seq, maxBytes: integer(1) }),
  ),
  'journal.readPart': call<{ readonly seq: number; readonly part: number }, Bytes>(object({ seq, part: integer(0) })),
  /** Drops the parts of entries up to `throughSeq`, which a snapshot holds; the chain stays whole. */
  'journal.prune': call<{ readonly throughSeq: number }, null>(object({ throughSeq: seq })),
  /** The journal was lost, is older than the working copy or is broken: it goes on from this snapshot, the old files are set aside. */
  'journal.rebase': call<{ readonly snapshot: string }, StoreHead>(object({ snapshot: name })),

  /** Newest first; those that do not read well are left out. */
  'snapshot.list': call<undefined, readonly SnapshotInfo[]>(nothing),
  'snapshot.begin': call<SnapshotStarted, { readonly token: string }>(
    object({ seq, hash, form: optional(oneOf(SNAPSHOT_FORMS)) }),
  ),
  'snapshot.append': call<{ readonly token: string; readonly bytes: Bytes }, null>(object({ token, bytes: body })),
  /** Flushed, read back, renamed. `summary` is sealed by the page: counts and digests of what is inside. */
  'snapshot.finish': call<{ readonly token: string; readonly summary: Bytes }, SnapshotInfo>(
    object({ token, summary: body }),
  ),
  'snapshot.abort': call<{ readonly token: string }, null>(object({ token })),
  'snapshot.read': call<{ readonly name: string; readonly chunk: number }, Bytes>(object({ name, chunk: integer(0) })),
  'snapshot.summary': call<{ readonly name: string }, Bytes>(object({ name })),
  'snapshot.remove': call<{ readonly name: string }, null>(object({ name })),

  'vault.state': call<undefined, VaultState>(nothing),
  /** Keys while the vault is open; `host.locked` otherwise. */
  'vault.keys': call<undefined, VaultKeys>(nothing),
  /** `host.wrongPassphrase` (params.waitMs: the delay before the next try), `host.waitFirst`. Nothing is changed by a wrong one. */
  'vault.unlock': call<{ readonly by: UnlockWay; readonly text: string }, VaultKeys>(object({ by: way, text: secret })),
  /** First passphrase: a fresh data key for everything from now on. `recovery` is shown and printed once. */
  'vault.protect': call<{ readonly passphrase: string }, { readonly recovery: string; readonly keys: VaultKeys }>(
    object({ passphrase: secret }),
  ),
  /** `by` what the person still knows; a forgotten passphrase is replaced with the recovery code. */
  'vault.changePassphrase': call<
    { readonly by: 'passphrase' | 'recovery'; readonly text: string; readonly passphrase: string },
    { readonly recovery: string; readonly keys: VaultKeys }
  >(object({ by: oneOf(['passphrase', 'recovery'] as const), text: secret, passphrase: secret })),
  /** A new recovery code; the old sheet is void. */
  'vault.newRecovery': call<{ readonly passphrase: string }, { readonly recovery: string }>(
    object({ passphrase: secret }),
  ),
  /** Six digits for the way back after an idle lock, or null for none. */
  'vault.setQuick': call<{ readonly digits: string | null }, VaultState>(
    object({ digits: nullable(string({ pattern: /^[0-9]{6}$/ })) }),
  ),
  'vault.setKeyring': call<{ readonly on: boolean }, VaultState>(object({ on: boolean })),
  'vault.lock': call<undefined, VaultState>(nothing),
  /** After a restore: the signing key that belongs to the restored data. */
  'vault.signingKey': call<{ readonly id: string | null }, { readonly id: string }>(
    object({ id: nullable(string({ pattern: /^[0-9a-f]{8}$/ })) }),
  ),

  'backup.state': call<undefined, BackupState>(nothing),
  /** Dialog. */
  'backup.chooseFolder': call<undefined, BackupState>(nothing),
  /** Copies a snapshot with the (wrapped) vault into the folder, flushes, reads it back byte by byte, thins out old ones. */
  'backup.write': call<{ readonly snapshot: string; readonly reason: BackupReason }, BackupInfo>(
    object({ snapshot: name, reason }),
  ),
  /** The page has opened every chunk of it and compared counts and digests. */
  'backup.verified': call<{ readonly name: string; readonly at: string }, BackupState>(
    object({ name: backupName, at: string({ max: 30 }) }),
  ),
  /** Dialog (or download): a backup file wherever the person wants it. */
  'backup.saveAs': call<{ readonly snapshot: string }, { readonly name: string; readonly size: number }>(
    object({ snapshot: name }),
  ),
  /** Without a name: dialog. `host.backupDamaged`, `host.backupForeign` (no backup at all), `host.storeNewer`. */
  'backup.open': call<{ readonly name?: string }, OpenedBackup>(object({ name: optional(backupName) })),
  'backup.close': call<{ readonly token: string }, null>(object({ token })),
  /** Keys of the backup's own vault, for looking into it. */
  'backup.unlock': call<
    { readonly token: string; readonly by: 'passphrase' | 'recovery' | 'own'; readonly text: string },
    VaultKeys
  >(object({ token, by: oneOf(['passphrase', 'recovery', 'own'] as const), text: secret })),
  'backup.read': call<{ readonly token: string; readonly chunk: number }, Bytes>(object({ token, chunk: integer(0) })),
  'backup.summary': call<{ readonly token: string }, Bytes>(object({ token })),
  /** Takes its keys into this vault and its snapshot beside the journal; nothing is in use before an entry names the snapshot. */
  'backup.adopt': call<{ readonly token: string }, { readonly snapshot: SnapshotInfo; readonly keys: VaultKeys }>(
    object({ token }),
  ),
} as const;

/** Fault codes that only these calls answer. */
export const storeFaults = [
  'host.storeNewer',
  'host.storeDamaged',
  'host.journalBehind',
  'host.spaceLow',
  'host.locked',
  'host.wrongPassphrase',
  'host.waitFirst',
  'host.weakPassphrase',
  'host.backupDamaged',
  'host.backupForeign',
  'host.backupMissing',
] as const;
