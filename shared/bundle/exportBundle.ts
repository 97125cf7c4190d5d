import { toBase64 } from '../formats/crypto';
import type { BlobLike, ZipSink } from '../formats/zip';
import { keyIdOf } from './keys';
import { type BundleInput, type BundleSigner, type PackedBundle, packBundle } from './pack';
import type { BundleVerdict, KnownKey } from './types';
import { type VerifyOptions, verifyBundle } from './verify';

/** What a shell does for an export. Each step may fail with the shell's own fault, which is passed on as it is. */
export interface BundleStorage {
  /** Notes durably that this sequence number is used up; it never comes back, even if the export fails. */
  spendNumber(sequence: number): Promise<void>;
  /** Opens `name` for writing from its first byte. */
  create(name: string): Promise<{ readonly write: ZipSink; close(): Promise<void> }>;
  /** Opens what was written, after it has been flushed to the disk. */
  open(name: string): Promise<BlobLike & { close(): Promise<void> }>;
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface ExportedBundle {
  /** false: nothing was left behind but the spent number; `verdict` says why. */
  readonly isWritten: boolean;
  readonly packed: PackedBundle;
  readonly verdict: BundleVerdict;
}

/**
 * The steps of an export, in the order that survives a crash at any point (bundle.md § 10): spend the number, write
 * `*.zip.part`, read it back with the importer's own code, rename. A bundle that does not pass is removed.
 */
export async function exportBundle(
  input: BundleInput,
  signers: readonly BundleSigner[],
  storage: BundleStorage,
  options: Pick<VerifyOptions, 'schemas' | 'makeScanner' | 'signal' | 'onStage'>,
  textBeside?: { readonly name: string; readonly bytes: Uint8Array },
): Promise<ExportedBundle> {
  await storage.spendNumber(input.sequence);
  const fileName = `gk-${input.senderUnit}-${input.stream}-${String(input.sequence).padStart(6, '0')}-submission.zip`;
  const part = `${fileName}.part`;
  let isFinished = false;
  try {
    const file = await storage.create(part);
    let packed: PackedBundle;
    try {
      packed = await packBundle(input, signers, options.schemas, async (chunk) => {
        options.signal?.throwIfAborted();
        await file.write(chunk);
      });
    } finally {
      await file.close();
    }
    const verdict = await readBack(part, input, signers, storage, options);
    if (verdict.verdict === 'pass') {
      if (textBeside) await writeWhole(storage, textBeside.name, textBeside.bytes);
      await storage.rename(part, packed.fileName);
      isFinished = true;
    }
    return { isWritten: isFinished, packed, verdict };
  } finally {
    if (!isFinished) await storage.remove(part);
  }
}

async function readBack(
  part: string,
  input: BundleInput,
  signers: readonly BundleSigner[],
  storage: BundleStorage,
  options: Pick<VerifyOptions, 'schemas' | 'makeScanner' | 'signal' | 'onStage'>,
): Promise<BundleVerdict> {
  const blob = await storage.open(part);
  try {
    const keys = signers.map(
      ({ publicKey }): KnownKey => ({
        unit: input.senderUnit,
        keyId: keyIdOf(publicKey),
        alg: 'Ed25519',
        publicKey: toBase64(publicKey),
        status: 'active',
      }),
    );
    return await verifyBundle(blob, {
      ...options,
      keys,
      recipient: input.recipientUnit,
      requireSignature: signers.length > 0,
    });
  } finally {
    await blob.close();
  }
}

async function writeWhole(storage: BundleStorage, name: string, bytes: Uint8Array): Promise<void> {
  const file = await storage.create(name);
  try {
    await file.write(bytes);
  } finally {
    await file.close();
  }
}
