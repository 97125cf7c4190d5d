import type { StagedAttachment, StageRequest } from '../../../shared/attachmentJobs';
import { sha256Hex } from '../../../shared/formats/crypto';
import { beijingDay, type Problem } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import { isQuestion } from '../../../shared/privacy';
import type { AttachmentPrivacy, AttachmentRole } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { guardPrivateFile } from '../batches/privateGuard';
import { writeChunks } from '../fileChunks';
import { scanOutput } from '../scanOutput';
import { readSettings } from '../settings';
import { source } from '../source';
import { attachmentFileId } from './bytes';
import { attachmentKind, type Content, contentOf, isHeicName } from './kinds';
import { preparePhoto } from './photo';

const MIB = 1024 * 1024;
/** bundle.md § 7: a larger picture is refused by whoever receives it. */
const PICTURE_LIMIT_MB = 10;

/** What never leaves may hold private values; everything else is to be shown to people. */
const staysHere = (role: AttachmentRole): boolean => role === 'original' || role === 'scan';

type Kind = NonNullable<ReturnType<typeof attachmentKind>>;

/** Refuses by name and size alone, before a byte is read. @throws JobFault */
async function checkOutside(file: File): Promise<Kind> {
  const name = maskLongNumbers(file.name);
  const kind = attachmentKind(file.name);
  if (isHeicName(file.name)) throw new JobFault('attachment.heic', { name });
  if (!kind) throw new JobFault('attachment.kindNotTaken', { name });
  if (file.size === 0) throw new JobFault('attachment.empty', { name });
  const { attachmentLimitMb } = await readSettings();
  const isPicture = kind.reading === 'picture';
  const limitMb = isPicture ? Math.min(attachmentLimitMb, PICTURE_LIMIT_MB) : attachmentLimitMb;
  const sizeMb = (file.size / MIB).toFixed(1);
  if (file.size > limitMb * MIB)
    throw new JobFault(isPicture ? 'attachment.pictureTooLarge' : 'attachment.tooLarge', { name, sizeMb, limitMb });
  return kind;
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder that was dropped, a stick that was pulled, a file that another program holds.
    throw new JobFault('attachment.unreadable', { name: maskLongNumbers(file.name) });
  }
}

/** Refuses what is not what its name says. @returns its media type @throws JobFault */
async function checkInside(file: File, bytes: Uint8Array, kind: Kind): Promise<string> {
  const name = maskLongNumbers(file.name);
  const content: Content = contentOf(bytes);
  if (content === 'heic') throw new JobFault('attachment.heic', { name });
  const fits = kind.content.includes(content);
  if (kind.reading !== 'picture') {
    if (fits) return kind.mediaType;
    throw new JobFault('attachment.otherContent', { name });
  }
  if (!fits || !(await isWholePicture(file))) throw new JobFault('attachment.pictureBroken', { name });
  return content === 'png' ? 'image/png' : 'image/jpeg';
}

async function isWholePicture(file: File): Promise<boolean> {
  // Not every shell of this code can show pictures (tests on the command line).
  if (typeof createImageBitmap === 'undefined') return true;
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
}

function privacyOf({ reading }: Kind, findings: readonly Problem[]): AttachmentPrivacy {
  if (findings.some(({ code }) => code.startsWith('pii.') && !isQuestion(code))) return 'found';
  return reading === 'read' && findings.length === 0 ? 'clean' : 'unread';
}

interface TakenIn {
  readonly file: File;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly kind: Kind;
  /** Of a photograph. */
  readonly shotOn?: string;
}

const isPhoto = ({ file, role }: StageRequest<File>): boolean =>
  role === 'proof' && (isHeicName(file.name) || attachmentKind(file.name)?.reading === 'picture');

/** The file as it is kept: a photograph as proof is drawn anew, anything else stays what it is. @throws JobFault */
async function takeIn(request: StageRequest<File>, context: JobContext): Promise<TakenIn> {
  const { file } = request;
  if (isPhoto(request)) {
    context.onProgress({ stage: 'read', done: 0, total: 0 });
    const { name, bytes, shotOn } = await preparePhoto(file, context);
    const drawn = new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' });
    return { file: drawn, bytes, mediaType: 'image/jpeg', kind: await checkOutside(drawn), shotOn };
  }
  const kind = await checkOutside(file);
  context.onProgress({ stage: 'read', done: 0, total: 0 });
  const bytes = await bytesOf(file);
  return { file, bytes, mediaType: await checkInside(file, bytes, kind), kind };
}

/**
 * Digest, scan and bytes of a file, written ahead. What the detector finds keeps a file out of every role that is shown to
 * people: then `bulk` is null, nothing was stored, and the findings say where.
 * @throws JobFault `attachment.*`; `vault.passphraseNeeded` for what is private or may be.
 */
export async function stageAttachment(request: StageRequest<File>, context: JobContext): Promise<StagedAttachment> {
  const { role, publicContacts = [] } = request;
  const { file, bytes, mediaType, kind, shotOn } = await takeIn(request, context);
  context.signal.throwIfAborted();
  const { supervisionTelephone } = await readSettings();
  const findings = await scanOutput(file.name, bytes, { telephone: supervisionTelephone, publicContacts });
  context.signal.throwIfAborted();
  const sha256 = await sha256Hex(bytes);
  const privacy = privacyOf(kind, findings);
  const name = maskLongNumbers(file.name).slice(0, 255);
  const addedOn = beijingDay(source.now());
  const facts = { sha256, name, bytes: bytes.length, mediaType, role, privacy, addedOn };
  const ref = shotOn === undefined ? facts : { ...facts, shotOn };
  if (privacy === 'found' && !staysHere(role)) return { ref, findings, bulk: null };
  if (privacy !== 'clean') guardPrivateFile();
  const bulk = await writeChunks(
    attachmentFileId(sha256),
    { size: bytes.length, slice: async (start, end) => bytes.subarray(start, end) },
    // The same bytes may hang on another record: what nobody names is swept away later.
    { ...context, clear: async () => undefined },
  );
  return { ref, findings, bulk: bulk.written };
}
