/** The numbers of the packages that went out, as the journal keeps them (bundle.md § 10). */
import { InvariantError, toHex } from '../../../shared/kernel';
import type { SentBundle } from '../../../shared/records';
import { readBatch, traceEntry, withTrace } from '../batches/batchStore';
import { listSent } from '../queries';
import { readSettings } from '../settings';
import { instantNow, source } from '../source';
import { commit } from '../store/commit';
import { readSentItems, type SentItem } from './sentItems';

export interface SpentNumber {
  readonly sent: SentBundle;
  /** Digest of the bundle before it in the stream, `none` for the first. */
  readonly previous: string;
}

/** What a package is about: a batch, or the lists of a period. */
export interface SendingSubject {
  /** Undo scope and key of what was sent of it: the id of the batch, or `lists/<period>`. */
  readonly key: string;
  readonly title: string;
  /** '' when it is no batch. */
  readonly batchId: string;
  readonly recipientUnit: string;
}

/**
 * The number is spent before the first byte is written and never comes back (bundle.md § 10). Every bundle but the first of a
 * stream names its predecessor's digest, so a stream whose first bundle was never finished is left for a new one.
 */
export async function spendNumber(subject: SendingSubject, bundleId: string): Promise<SpentNumber> {
  let spent: SpentNumber | undefined;
  await commit({
    name: 'bundle.begun',
    params: { title: subject.title },
    scope: subject.key,
    kind: 'note',
    plan: async () => {
      const stored = (await readSettings()).streamId;
      const inStream = (await listSent()).filter((one) => one.stream === stored);
      const written = inStream.filter((one) => one.state === 'written').sort((a, b) => b.sequence - a.sequence)[0];
      const mustBegin = stored === '' || (inStream.length > 0 && !written);
      const stream = mustBegin ? toHex(source.randomBytes(4)) : stored;
      const sent: SentBundle = {
        id: bundleId,
        fileName: '',
        batchId: subject.batchId,
        recipientUnit: subject.recipientUnit,
        stream,
        sequence: mustBegin ? 1 : inStream.reduce((highest, one) => Math.max(highest, one.sequence), 0) + 1,
        tagManifestSha256: '',
        state: 'begun',
        createdAt: instantNow(),
        rowCount: 0,
        totalFen: 0,
      };
      spent = { sent, previous: mustBegin ? 'none' : (written?.tagManifestSha256 ?? 'none') };
      const streamId = { table: 'settings', key: 'streamId', value: { value: stream } } as const;
      return { records: [...(mustBegin ? [streamId] : []), { table: 'sent', key: bundleId, value: sent }] };
    },
  });
  if (!spent) throw new InvariantError('no number was spent');
  return spent;
}

/** The number came to nothing: it is never used again. */
export const noteFailed = (subject: SendingSubject, sent: SentBundle): Promise<number> =>
  commit({
    name: 'bundle.failed',
    params: { title: subject.title },
    scope: subject.key,
    kind: 'note',
    plan: () => ({ records: [{ table: 'sent', key: sent.id, value: { ...sent, state: 'failed' } }] }),
  });

/** A batch may have been posted or reopened while the package was being made: only the line of its trail is added. */
export async function noteWritten(
  subject: SendingSubject,
  done: SentBundle,
  items: Record<string, SentItem>,
): Promise<void> {
  const entry = traceEntry('packed', '', { sequence: done.sequence, rows: done.rowCount });
  await commit({
    name: 'bundle.written',
    params: { file: done.fileName, n: done.rowCount },
    scope: subject.key,
    kind: 'note',
    plan: async () => {
      const villages = { ...(await readSentItems(subject.key)), ...items };
      const batch = subject.batchId === '' ? undefined : await readBatch(subject.batchId);
      return {
        records: [
          { table: 'sent', key: done.id, value: done },
          { table: 'sentItems', key: subject.key, value: { villages } },
          ...(batch ? [{ table: 'batches' as const, key: batch.id, value: withTrace(batch, entry) }] : []),
        ],
      };
    },
  });
}
