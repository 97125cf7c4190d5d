import type { PreparedPhoto, StagedPhotos } from '../../../shared/attachmentJobs';
import { sha256Hex } from '../../../shared/formats/crypto';
import { checkImageMetadata, isWholeJpeg, readShotOn } from '../../../shared/formats/picture';
import { beijingDay, InvariantError } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import type { AttachmentRef } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { guardPrivateFile } from '../batches/privateGuard';
import { writeFiles } from '../fileChunks';
import { source } from '../source';
import { attachmentFileId } from './bytes';
import { attachmentKind, contentOf, isHeicName } from './kinds';
import { drawAnew } from './shrink';

const MIB = 1024 * 1024;
/** No telephone writes more; whatever is larger is no photograph of a board. */
const LIMIT_MB = 200;

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new JobFault('attachment.unreadable', { name: maskLongNumbers(file.name) });
  }
}

/** Refuses by name and size, then by what is in it. @throws JobFault */
async function checkedBytes(file: File): Promise<Uint8Array> {
  const name = maskLongNumbers(file.name);
  if (isHeicName(file.name)) throw new JobFault('attachment.heic', { name });
  if (attachmentKind(file.name)?.reading !== 'picture') throw new JobFault('attachment.noPhoto', { name });
  if (file.size === 0) throw new JobFault('attachment.empty', { name });
  if (file.size > LIMIT_MB * MIB)
    throw new JobFault('attachment.photoTooLarge', { name, sizeMb: (file.size / MIB).toFixed(0), limitMb: LIMIT_MB });
  const bytes = await bytesOf(file);
  const content = contentOf(bytes);
  if (content === 'heic') throw new JobFault('attachment.heic', { name });
  const isWhole = content === 'png' || (content === 'jpeg' && isWholeJpeg(bytes));
  if (!isWhole) throw new JobFault('attachment.pictureBroken', { name });
  return bytes;
}

/**
 * A photograph as it may be kept: drawn anew, upright, at most `LONGEST_SIDE` pixels, without place, camera and comments. The day of
 * the shot is read before. @throws JobFault `attachment.*`
 */
export async function preparePhoto(file: File, { signal }: Pick<JobContext, 'signal'>): Promise<PreparedPhoto> {
  const shotOn = readShotOn(await checkedBytes(file));
  signal.throwIfAborted();
  const { name, bytes, thumb } = await drawAnew(file);
  // What we drew ourselves has nothing but pixels; a place that got through would be kept for years.
  if (checkImageMetadata(bytes).length > 0) throw new InvariantError('a drawn picture with metadata');
  return { name: maskLongNumbers(name).slice(0, 255), bytes, thumb, shotOn };
}

async function refOf({ name, bytes, shotOn }: PreparedPhoto): Promise<AttachmentRef> {
  if (contentOf(bytes) !== 'jpeg' || checkImageMetadata(bytes).length > 0)
    throw new JobFault('attachment.pictureBroken', { name });
  return {
    sha256: await sha256Hex(bytes),
    name,
    bytes: bytes.length,
    mediaType: 'image/jpeg',
    role: 'proof',
    privacy: 'unread',
    addedOn: beijingDay(source.now()),
    shotOn,
  };
}

/** Digest and bytes of prepared photographs, written ahead: one act names them all. @throws JobFault `vault.passphraseNeeded` */
export async function stagePhotos(photos: readonly PreparedPhoto[], context: JobContext): Promise<StagedPhotos> {
  guardPrivateFile();
  const refs = await Promise.all(photos.map(refOf));
  const files = photos.map(({ bytes }, n) => ({
    fileId: attachmentFileId(refs[n]?.sha256 ?? ''),
    file: { size: bytes.length, slice: async (start: number, end: number) => bytes.subarray(start, end) },
  }));
  const bulk = await writeFiles(files, { signal: context.signal, onProgress: context.onProgress });
  return { refs, bulk: bulk.written };
}
