import packageInfo from '../../../package.json';
import { text } from '../../../resources';
import { bundleTables } from '../../../resources/bundleTables';
import {
  type BundleInput,
  type BundleSigner,
  bundleReadMe,
  keyIdOf,
  packBundle,
  verifyBundle,
} from '../../../shared/bundle';
import { toBase64 } from '../../../shared/formats/crypto';
import { blobOfBytes } from '../../../shared/formats/zip';
import type { PackedBundle } from '../../../shared/jobs';
import { newId, type Result } from '../../../shared/kernel';
import type { SentBundle } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { source } from '../source';
import { type MadeItem, withDigests, withRevisions } from './itemRevisions';
import { noteFailed, noteWritten, type SendingSubject, type SpentNumber, spendNumber } from './sentNumbers';

export const GENERATOR = `gongkai ${packageInfo.version}`;

export interface Sending extends SendingSubject {
  /** What the items are made from, in their order. */
  readonly made: readonly MadeItem[];
  /** Why a changed item is sent again. */
  readonly reason: string;
  plan(spent: SpentNumber): Result<BundleInput>;
}

async function packToMemory(input: BundleInput, signer: BundleSigner, context: JobContext) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const packed = await packBundle(input, [signer], bundleTables.schemas, (chunk) => {
    context.signal.throwIfAborted();
    chunks.push(chunk.slice());
    size += chunk.length;
  });
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  // Read back with the importer's own code before anybody is told that it is good.
  const verdict = await verifyBundle(blobOfBytes(bytes), {
    ...bundleTables,
    keys: [
      {
        unit: input.senderUnit,
        keyId: keyIdOf(signer.publicKey),
        alg: 'Ed25519',
        publicKey: toBase64(signer.publicKey),
        status: 'active',
      },
    ],
    recipient: input.recipientUnit,
    requireSignature: true,
    signal: context.signal,
  });
  return { packed, bytes, verdict };
}

/** Spends a number, packs, signs, reads back with the importer's code, and notes what became of the number. */
export async function sendBundle(sending: Sending, publicKey: Uint8Array, context: JobContext): Promise<PackedBundle> {
  const bundleId = newId(source);
  const spent = await spendNumber(sending, bundleId);
  const { sent } = spent;
  try {
    const planned = sending.plan(spent);
    if (!planned.ok) throw new JobFault(planned.fault, planned.params);
    const reason = sending.reason || (text['bundle.reason.changed'] ?? '');
    const { items, records } = await withRevisions(planned.value.items, sending.made, sending.key, reason);
    const input: BundleInput = { ...planned.value, bundleId, items };
    const signer: BundleSigner = { publicKey, sign: (message) => context.sign(message) };
    const { packed, bytes, verdict } = await packToMemory(input, signer, context);
    if (verdict.verdict !== 'pass') {
      const first = verdict.problems.find((one) => one.severity === 'error');
      throw new JobFault(first?.code ?? 'job.failed', { ...first?.at, ...first?.params });
    }
    const done: SentBundle = {
      ...sent,
      fileName: packed.fileName,
      tagManifestSha256: packed.tagManifestSha256,
      state: 'written',
      rowCount: packed.rowCount,
      totalFen: packed.totalFen,
    };
    const digests = new Map(verdict.items.map((item) => [item.itemId, item.contentSha256]));
    await noteWritten(sending, done, withDigests(records, digests));
    return {
      sent: done,
      fileName: packed.fileName,
      bytes,
      note: new TextDecoder().decode(bundleReadMe(text, input, signer).bytes),
      problems: verdict.problems,
    };
  } catch (error) {
    // Where even this cannot be noted the number stays begun, and is as little used again.
    await noteFailed(sending, sent).catch(() => undefined);
    throw error;
  }
}
