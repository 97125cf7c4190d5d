import packageInfo from '../../../package.json';
import { text } from '../../../resources';
import { bundleTables } from '../../../resources/bundleTables';
import { rollupDuty } from '../../../resources/tables';
import {
  type BundleInput,
  type BundleSigner,
  bundleReadMe,
  keyIdOf,
  packBundle,
  planPayoutSubmission,
  type SubmissionProfile,
  verifyBundle,
} from '../../../shared/bundle';
import { toBase64 } from '../../../shared/formats/crypto';
import { blobOfBytes } from '../../../shared/formats/zip';
import type { PackedBundle, PackRequest } from '../../../shared/jobs';
import { formatInstant, newId } from '../../../shared/kernel';
import type { BatchRecord, SentBundle, UnitRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { readBatch } from '../batches/batchStore';
import { entriesOfYear, refuseDifferences } from '../consistency';
import { unitOfVillage, withLawfulPeriod } from '../postings';
import { programKind } from '../programs';
import { source } from '../source';
import { listUnits } from '../units';
import { withDigests, withRevisions } from './itemRevisions';
import { publicVillages } from './publicVillages';
import { noteFailed, noteWritten, type SpentNumber, spendNumber } from './sentNumbers';

function profileOf(
  batch: BatchRecord,
  request: PackRequest,
  self: UnitRecord,
  units: readonly UnitRecord[],
  { sent, previous }: SpentNumber,
): SubmissionProfile {
  const options = withLawfulPeriod(request.options);
  return {
    unitCode: self.unitCode,
    unitName: self.name,
    level: self.level,
    recipientUnit: request.recipientUnit,
    stream: sent.stream,
    sequence: sent.sequence,
    previous,
    created: formatInstant(source.now()),
    program: batch.program,
    documentNumber: batch.documentNumber,
    unitRateYuan: batch.unitRateYuan,
    period: batch.period,
    postingFrom: options.postedOn,
    postingTo: options.postingTo,
    contact: options.telephone,
    publicContacts: [...request.publicContacts],
    villages: batch.summary.villages.flatMap(({ name }) => {
      const unit = unitOfVillage(name, units);
      return unit ? [{ name, code: unit.unitCode }] : [];
    }),
  };
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

/** R-V10: entries that were made from this batch, or that sum up the year of its villages, must agree first. */
async function refuseUnlike(batch: BatchRecord, units: readonly UnitRecord[], context: JobContext): Promise<void> {
  const codes = new Set(batch.summary.villages.flatMap(({ name }) => unitOfVillage(name, units)?.unitCode ?? []));
  const entries = (await entriesOfYear(batch.year)).filter(
    (entry) =>
      entry.batchId === batch.id || (entry.catalogCode === rollupDuty.catalogCode && codes.has(entry.unitCode)),
  );
  if (entries.length === 0) return;
  const ids = new Set(entries.map(({ id }) => id));
  await refuseDifferences(batch.year, (id) => ids.has(id), context);
}

/** A confirmed batch as a signed, verified package in memory; the page writes it where the person says. */
export async function packBatch(
  request: PackRequest,
  publicKey: Uint8Array,
  context: JobContext,
): Promise<PackedBundle> {
  const batch = await readBatch(request.batchId);
  if (batch.state !== 'confirmed' && batch.state !== 'posted') throw new JobFault('batch.notConfirmed');
  const units = await listUnits();
  const self = units.find((unit) => unit.isSelf);
  if (!self) throw new JobFault('unit.missing');
  await refuseUnlike(batch, units, context);
  const villages = await publicVillages(batch, request, units, context);
  const bundleId = newId(source);
  const spent = await spendNumber(batch, request, bundleId);
  const { sent } = spent;
  try {
    const profile = profileOf(batch, request, self, units, spent);
    const unit = programKind(batch.program)?.quantityUnit ?? '';
    const planned = planPayoutSubmission(profile, villages, unit, source, `gongkai ${packageInfo.version}`, text);
    if (!planned.ok) throw new JobFault(planned.fault, planned.params);
    const withRows = villages.filter((village) => village.rows.length > 0);
    const { items, records } = await withRevisions(planned.value.items, withRows, batch);
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
    await noteWritten(batch.id, done, withDigests(records, digests));
    return {
      sent: done,
      fileName: packed.fileName,
      bytes,
      note: new TextDecoder().decode(bundleReadMe(text, input, signer).bytes),
      problems: verdict.problems,
    };
  } catch (error) {
    // Where even this cannot be noted the number stays begun, and is as little used again.
    await noteFailed(batch, sent).catch(() => undefined);
    throw error;
  }
}
