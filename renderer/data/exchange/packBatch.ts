import packageInfo from '../../../package.json';
import { text } from '../../../resources';
import { bundleTables } from '../../../resources/bundleTables';
import { layoutRules, privacyRules } from '../../../resources/tables';
import {
  type BundleInput,
  type BundleItemInput,
  type BundleSigner,
  bundleReadMe,
  keyIdOf,
  packBundle,
  planPayoutSubmission,
  type SubmissionProfile,
  type SubmissionVillage,
  verifyBundle,
} from '../../../shared/bundle';
import { sha256Hex, toBase64 } from '../../../shared/formats/crypto';
import { renderNoticeDocx } from '../../../shared/formats/docx';
import { NOTICE_HTML_LIMIT_BYTES, renderNoticeHtml } from '../../../shared/formats/html';
import { blobOfBytes } from '../../../shared/formats/zip';
import type { PackedBundle, PackRequest } from '../../../shared/jobs';
import { formatInstant, InvariantError, newId, toHex } from '../../../shared/kernel';
import { layoutPosting } from '../../../shared/layout';
import { planVillagePosting } from '../../../shared/pipeline/villagePosting';
import type { BatchRecord, SentBundle, UnitRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { readBatch, traceEntry, withTrace } from '../batches/batchStore';
import { readVillageRows } from '../batches/payoutBlocks';
import { factsOf, unitOfVillage, withLawfulPeriod } from '../postings';
import { programKind } from '../programs';
import { listSent } from '../queries';
import { readSettings } from '../settings';
import { instantNow, source } from '../source';
import { commit } from '../store/commit';
import { listUnits } from '../units';
import { readSentItems, type SentItem } from './sentItems';

/** A village with what its item is made from, to see whether it is the same as last time. */
interface PublicVillage extends SubmissionVillage {
  readonly madeFrom: string;
}

/** Private rows to public lists and notices; the only way leads through the masking module. */
async function publicVillages(
  batch: BatchRecord,
  request: PackRequest,
  units: readonly UnitRecord[],
  context: JobContext,
): Promise<PublicVillage[]> {
  const options = withLawfulPeriod({ ...request.options, form: 'board' });
  const made: PublicVillage[] = [];
  for (const [done, { name }] of batch.summary.villages.entries()) {
    context.signal.throwIfAborted();
    context.onProgress({ stage: 'pack', done, total: batch.summary.villages.length });
    const rows = await readVillageRows(batch, name);
    if (rows.length === 0) continue;
    const posting = planVillagePosting(rows, options, factsOf(batch, name, units), privacyRules, text);
    if (!posting.ok) throw new JobFault(posting.fault, posting.params);
    const { input, plan } = posting.value;
    const document = layoutPosting(input, { rules: layoutRules, text });
    const html = new TextEncoder().encode(renderNoticeHtml(document));
    const docx = renderNoticeDocx(document);
    const notice = html.length > NOTICE_HTML_LIMIT_BYTES ? [] : [{ name: 'notice.html', read: async () => html }];
    const described = new TextEncoder().encode(JSON.stringify(plan.rows));
    made.push({
      village: name,
      rows: plan.rows,
      files: [...notice, { name: 'notice.docx', read: async () => docx }],
      madeFrom: `${await sha256Hex(described)}${await sha256Hex(html)}`,
    });
  }
  return made;
}

/**
 * The number is spent before the first byte is written and never comes back (bundle.md § 10). Every bundle but the first of a
 * stream names its predecessor's digest, so a stream whose first bundle was never finished is left for a new one.
 */
async function spendNumber(
  batch: BatchRecord,
  request: PackRequest,
  bundleId: string,
): Promise<{ sent: SentBundle; previous: string }> {
  let spent: { sent: SentBundle; previous: string } | undefined;
  await commit({
    name: 'bundle.begun',
    params: { title: batch.title },
    scope: batch.id,
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
        batchId: batch.id,
        recipientUnit: request.recipientUnit,
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

/** Same list again keeps its id and revision; a changed one is the next revision and says why (bundle.md § 10). */
async function withRevisions(
  items: readonly BundleItemInput[],
  villages: readonly PublicVillage[],
  batch: BatchRecord,
): Promise<{ items: BundleItemInput[]; records: Record<string, SentItem> }> {
  const sentBefore = await readSentItems(batch.id);
  const reason = batch.trace.filter((entry) => entry.act === 'reopened').at(-1)?.reason ?? '';
  const out: BundleItemInput[] = [];
  const records: Record<string, SentItem> = {};
  for (const [index, item] of items.entries()) {
    const village = villages[index];
    if (!village) continue;
    const known = sentBefore[village.village];
    const isSame = known?.madeFrom === village.madeFrom;
    const revision = known ? (isSame ? known.revision : known.revision + 1) : 1;
    const previous = known ? (isSame ? known.previousSha256 : known.contentSha256) : '';
    out.push({
      ...item,
      itemId: known?.itemId ?? item.itemId,
      revision,
      ...(revision > 1
        ? {
            action: 'correct' as const,
            previousSha256: previous,
            reason: reason || (text['bundle.reason.changed'] ?? ''),
          }
        : {}),
    });
    records[village.village] = {
      itemId: known?.itemId ?? item.itemId,
      revision,
      contentSha256: '',
      previousSha256: previous,
      madeFrom: village.madeFrom,
    };
  }
  return { items: out, records };
}

function profileOf(
  batch: BatchRecord,
  request: PackRequest,
  self: UnitRecord,
  units: readonly UnitRecord[],
  { sent, previous }: { sent: SentBundle; previous: string },
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
  const villages = await publicVillages(batch, request, units, context);
  const bundleId = newId(source);
  const spent = await spendNumber(batch, request, bundleId);
  const { sent } = spent;
  const failed = (): Promise<number> =>
    commit({
      name: 'bundle.failed',
      params: { title: batch.title },
      scope: batch.id,
      kind: 'note',
      plan: () => ({ records: [{ table: 'sent', key: sent.id, value: { ...sent, state: 'failed' } }] }),
    });
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
    await failed().catch(() => undefined);
    throw error;
  }
}

const withDigests = (
  records: Readonly<Record<string, SentItem>>,
  digests: ReadonlyMap<string, string>,
): Record<string, SentItem> =>
  Object.fromEntries(
    Object.entries(records).map(([village, one]) => [
      village,
      { ...one, contentSha256: digests.get(one.itemId) ?? '' },
    ]),
  );

/** The batch may have been posted or reopened while the package was being made: only the line of the trail is added. */
async function noteWritten(batchId: string, done: SentBundle, items: Record<string, SentItem>): Promise<void> {
  const entry = traceEntry('packed', '', { sequence: done.sequence, rows: done.rowCount });
  await commit({
    name: 'bundle.written',
    params: { file: done.fileName, n: done.rowCount },
    scope: batchId,
    kind: 'note',
    plan: async () => {
      const batch = await readBatch(batchId);
      return {
        records: [
          { table: 'sent', key: done.id, value: done },
          { table: 'sentItems', key: batchId, value: { villages: { ...(await readSentItems(batchId)), ...items } } },
          { table: 'batches', key: batchId, value: withTrace(batch, entry) },
        ],
      };
    },
  });
}
