import { bundleTables } from '../../../resources/bundleTables';
import { type BundleVerdict, openBundle, STAGE_CODES, verifyBundle } from '../../../shared/bundle';
import type { BlobLike } from '../../../shared/formats/zip';
import type { BundleView } from '../../../shared/jobs';
import { newId, type Problem, problem } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import type { ReceivedBundle } from '../../../shared/records';
import type { EntryKind } from '../../../shared/store/changes';
import { type JobContext, JobFault } from '../../workers/protocol';
import { blobLike, removeFile, storedFile, writeChunks } from '../fileChunks';
import { savePin } from '../pins';
import { findReceived, listPins } from '../queries';
import { readSettings } from '../settings';
import { instantNow, source } from '../source';
import type { Bulk } from '../store/bulk';
import { commit } from '../store/commit';
import { listUnits } from '../units';

const STAGE_NAMES = ['zip', 'bag', 'signature', 'package', 'tables', 'content'] as const;

async function judge(file: BlobLike, context: JobContext): Promise<BundleVerdict> {
  return verifyBundle(file, await verifyOptions(context));
}

async function verifyOptions(context: JobContext) {
  const self = (await listUnits()).find((unit) => unit.isSelf);
  const settings = await readSettings();
  return {
    ...bundleTables,
    keys: await listPins(),
    ...(self ? { recipient: self.unitCode } : {}),
    requireSignature: settings.requireSignature,
    signal: context.signal,
    onStage: (stage: number) => context.onProgress({ stage: STAGE_NAMES[stage - 1] ?? 'zip', done: stage, total: 6 }),
  };
}

const isError = (item: Problem): boolean => item.severity === 'error';

/** An unknown key is a question to a person, not a refusal: the bundle waits in staging (bundle.md § 6, 1). */
const waitsForTrust = (verdict: BundleVerdict): boolean => {
  const errors = verdict.problems.filter(isError);
  return errors.length > 0 && errors.every((item) => item.code === 'sig.keyUnknown');
};

function passedStages(verdict: BundleVerdict): string[] {
  const broken = new Set(verdict.problems.filter(isError).map((item) => item.code));
  return STAGE_NAMES.filter((_name, index) => {
    const stage = (index + 1) as keyof typeof STAGE_CODES;
    return stage <= verdict.stage && !STAGE_CODES[stage].some((code: string) => broken.has(code));
  });
}

function viewOf(
  bundle: ReceivedBundle,
  verdict: BundleVerdict,
  duplicate: boolean,
  extra: readonly Problem[] = [],
): BundleView {
  const [signature] = verdict.signatures;
  const problems = [...extra, ...verdict.problems];
  return {
    bundle,
    problems,
    verdict: problems.some(isError) ? 'fail' : 'pass',
    passedStages: passedStages(verdict),
    signer: signature
      ? {
          keyId: signature.keyId,
          fingerprint: signature.fingerprint,
          pinned: signature.standing !== 'unknown' && signature.standing !== 'invalid',
          publicKey: signature.publicKey,
        }
      : null,
    duplicate,
  };
}

function entryOf(file: { readonly name: string }, verdict: BundleVerdict): ReceivedBundle {
  const { info } = verdict;
  return {
    id: info?.bundleId.replace(/^urn:uuid:/, '') ?? newId(source),
    tagManifestSha256: verdict.tagManifestSha256,
    fileName: maskLongNumbers(file.name),
    senderUnit: info?.senderUnit ?? '',
    senderName: maskLongNumbers(info?.organization ?? ''),
    title: maskLongNumbers(info?.description ?? ''),
    stream: info?.stream ?? '',
    sequence: info?.sequence ?? 0,
    state: verdict.verdict === 'pass' || waitsForTrust(verdict) ? 'staged' : 'refused',
    receivedAt: instantNow(),
    decidedAt: '',
    items: verdict.items.map((item) => ({
      itemId: item.itemId,
      revision: item.revision,
      kind: item.kind,
      title: maskLongNumbers(item.title),
      unitCode: item.unitCode,
      rowCount: Number(item.rowCount) || 0,
      totalYuan: item.totalYuan,
      period: item.period,
    })),
    problemCodes: [...new Set(verdict.problems.map((item) => item.code))],
  };
}

/**
 * An unknown key stops the check before the content is looked at, yet the bundle is to wait in the store: what would be
 * refused afterwards (a number of a person in it above all) is refused now, and no byte of it stays here.
 */
async function judgeBeforeTrust(file: BlobLike, context: JobContext): Promise<BundleVerdict> {
  const verdict = await judge(file, context);
  if (!waitsForTrust(verdict)) return verdict;
  const { keys: _unknown, ...options } = await verifyOptions(context);
  const content = await verifyBundle(file, { ...options, requireSignature: false });
  return content.problems.some(isError) ? content : verdict;
}

/**
 * Copies the file to staging, checks the copy (the stick may be pulled) and waits for a person. A refused bundle leaves a line
 * in the log and no bytes; a bundle that was here before is a no-op (bundle.md §§ 10, atomicity).
 */
export async function receiveBundle(file: File, context: JobContext): Promise<BundleView> {
  const copy = blobLike(new Blob([await file.arrayBuffer()]));
  const verdict = await judgeBeforeTrust(copy, context);
  const entry = entryOf(file, verdict);
  const known = await findReceived(entry.id);
  if (known && known.state !== 'refused') {
    if (known.tagManifestSha256 === entry.tagManifestSha256) return viewOf(known, verdict, true);
    const reused = problem('merge.idReused', 'error', {}, { title: known.title });
    return viewOf({ ...entry, state: 'refused' }, verdict, false, [reused]);
  }
  const staged = entry.state === 'staged' ? await writeChunks(entry.id, copy) : undefined;
  try {
    await keepEntry(staged ? 'bundle.received' : 'bundle.refused', entry, staged ? 'act' : 'note', staged);
  } catch (error) {
    await staged?.drop(() => removeFile(entry.id));
    throw error;
  }
  return viewOf(entry, verdict, false);
}

async function keepEntry(name: string, entry: ReceivedBundle, kind: EntryKind, bulk?: Bulk): Promise<void> {
  await commit({
    name,
    params: { title: entry.title || entry.fileName },
    scope: `received/${entry.id}`,
    kind,
    plan: () => ({ records: [{ table: 'received', key: entry.id, value: entry }] }),
    ...(bulk ? { bulk } : {}),
  });
}

async function stagedFile(bundleId: string): Promise<{ bundle: ReceivedBundle; file: BlobLike }> {
  const bundle = await findReceived(bundleId);
  const file = bundle && bundle.state !== 'refused' ? await storedFile(bundleId) : undefined;
  if (!bundle || !file) throw new JobFault('exchange.gone');
  return { bundle, file };
}

/** Judges staged bytes again, under the keys of now. */
export async function reopenBundle(bundleId: string, context: JobContext): Promise<BundleView> {
  const { bundle, file } = await stagedFile(bundleId);
  const verdict = await judge(file, context);
  const entry = { ...entryOf({ name: bundle.fileName }, verdict), receivedAt: bundle.receivedAt };
  let next = entry;
  await commit({
    name: 'bundle.judged',
    params: { title: entry.title },
    scope: `received/${bundleId}`,
    // Its bytes go away with a refusal: there is nothing to come back to.
    kind: entry.state === 'refused' ? 'note' : 'act',
    plan: async () => {
      // Judging takes a while: what was accepted meanwhile, here or in another window, stays accepted.
      const now = await findReceived(bundleId);
      next = now?.state === 'accepted' ? now : entry;
      return next === entry ? { records: [{ table: 'received', key: bundleId, value: entry }] } : {};
    },
  });
  if (next.state === 'refused') await removeFile(bundleId);
  return viewOf(next, verdict, false);
}

/** First trust: somebody compared the fingerprint by telephone; from now on the key belongs to that unit (§ 6, 1). */
export async function pinSigner(bundleId: string, by: string, context: JobContext): Promise<BundleView> {
  const { bundle, file } = await stagedFile(bundleId);
  const verdict = await judge(file, context);
  const signature = verdict.signatures.find((one) => one.standing === 'unknown');
  if (signature?.alg === 'Ed25519' && signature.publicKey) {
    const known = (await listPins()).find((pin) => pin.keyId === signature.keyId);
    if (!known)
      await savePin({
        keyId: signature.keyId,
        unit: bundle.senderUnit,
        unitName: bundle.senderName,
        alg: 'Ed25519',
        publicKey: signature.publicKey,
        status: 'active',
        validTo: '',
        firstSeen: instantNow(),
        confirmedBy: by,
      });
  }
  return reopenBundle(bundleId, context);
}

/** Accepts a bundle that passes now; a second time changes nothing. */
export async function acceptBundle(bundleId: string, context: JobContext): Promise<ReceivedBundle> {
  const view = await reopenBundle(bundleId, context);
  if (view.bundle.state === 'accepted') return view.bundle;
  if (view.verdict !== 'pass' || view.bundle.state !== 'staged') throw new JobFault('exchange.notPassed');
  const accepted: ReceivedBundle = { ...view.bundle, state: 'accepted', decidedAt: instantNow() };
  await keepEntry('bundle.accepted', accepted, 'act');
  return accepted;
}

export async function readItem(bundleId: string, itemId: string, context: JobContext) {
  const { file } = await stagedFile(bundleId);
  const opened = await openBundle(file, await verifyOptions(context));
  const item = await opened.readItem(itemId);
  if (!item) throw new JobFault('exchange.itemUnreadable');
  return { html: item.html ?? '', columns: item.columns, rows: item.rows };
}
