import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addAttachment, readAttachment } from '../../../../../renderer/data/attachments';
import { preparePhoto, stagePhotos } from '../../../../../renderer/data/attachments/photo';
import { database } from '../../../../../renderer/data/database';
import { setProtected } from '../../../../../renderer/data/vault';
import { checkImageMetadata } from '../../../../../shared/formats/picture';
import { asFile, emptyDesk, jobContext } from '../../../../support/deskStore';
import { drawHere } from '../../../../support/drawing';
import { aHolder, heldBy } from '../../../../support/heldAttachments';
import { anIdNumber } from '../../../../support/people';
import { aBrokenPhoto, aHeic, aPhoto } from '../../../../support/photos';

vi.mock('../../../../../renderer/workers/client', () => import('../../../../support/workerHere'));

beforeEach(async () => {
  drawHere();
  await emptyDesk();
});
afterEach(() => {
  vi.unstubAllGlobals();
  setProtected(true);
});

const MIB = 1024 * 1024;
const CAMERA = { shotAt: '2026:09:11 09:30:00', isPlaced: true, orientation: 6 };
const prove = (bytes: Uint8Array, name = '东坝村公开栏.jpg') => addAttachment(aHolder(), asFile(bytes, name), 'proof');

async function expectNothingStored(): Promise<void> {
  expect(await heldBy()).toEqual([]);
  expect(await database().bundleChunks.count()).toBe(0);
}

describe('a photograph as proof', () => {
  it('[R-V04] keeps the day of the shot and loses place and camera: the stored bytes say so', async () => {
    const outcome = await prove(aPhoto(CAMERA));
    expect(outcome).toMatchObject({ ok: true, value: { added: true, ref: { shotOn: '2026-09-11', role: 'proof' } } });
    const [ref] = await heldBy();
    const read = ref && (await readAttachment(ref));
    const bytes = new Uint8Array((read?.ok && (await read.value.arrayBuffer())) || new ArrayBuffer(0));
    expect(bytes.length).toBe(ref?.bytes);
    expect(checkImageMetadata(aPhoto(CAMERA))).not.toEqual([]);
    expect(checkImageMetadata(bytes)).toEqual([]);
    expect(Buffer.from(bytes).includes('Exif')).toBe(false);
    expect(Buffer.from(bytes).includes('TESTPHONE')).toBe(false);
  });

  it('[R-V04] of WeChat has no day, which is no fault', async () => {
    expect(await prove(aPhoto())).toMatchObject({ ok: true, value: { added: true, ref: { shotOn: '' } } });
  });

  it('of 60 MB is taken in, smaller', async () => {
    const large = aPhoto({ ...CAMERA, paddedTo: 60 * MIB });
    expect(large.length).toBeGreaterThan(60 * MIB);
    const outcome = await prove(large);
    expect(outcome).toMatchObject({ ok: true, value: { added: true, ref: { shotOn: '2026-09-11' } } });
    expect((await heldBy())[0]?.bytes).toBeLessThan(MIB);
  });

  it('as another kind of attachment stays the person’s own file', async () => {
    const photo = aPhoto(CAMERA);
    const outcome = await addAttachment(aHolder(), asFile(photo, '扫描.jpg'), 'scan');
    expect(outcome).toMatchObject({ ok: true, value: { ref: { bytes: photo.length } } });
    expect(outcome.ok && outcome.value.ref.shotOn).toBeUndefined();
  });
});

describe('a bad photograph', () => {
  it.each([
    ['照片.heic', aHeic(), 'attachment.heic'],
    ['照片.HEIF', aHeic(), 'attachment.heic'],
    ['改了名.jpg', aHeic(), 'attachment.heic'],
    ['一半.jpg', aBrokenPhoto(), 'attachment.pictureBroken'],
    ['打不开.jpg', Buffer.concat([aPhoto(), Buffer.from('undrawable')]), 'attachment.pictureBroken'],
    ['文字.jpg', new TextEncoder().encode('东坝村'), 'attachment.pictureBroken'],
    ['空.jpg', new Uint8Array(), 'attachment.empty'],
  ])('%s → a sentence, and everything is as before', async (name, bytes, code) => {
    expect(await prove(bytes, name)).toMatchObject({ ok: false, fault: code, params: { name } });
    await expectNothingStored();
  });

  it('of more than any telephone writes is refused unread', async () => {
    const file = asFile(aPhoto(), '照片.jpg');
    Object.defineProperty(file, 'size', { value: 201 * MIB });
    file.arrayBuffer = () => Promise.reject(new Error('was read'));
    await expect(preparePhoto(file, jobContext())).rejects.toMatchObject({ code: 'attachment.photoTooLarge' });
  });

  it('that lies on a stick that was pulled says so', async () => {
    const file = asFile(aPhoto(), '照片.jpg');
    file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    await expect(preparePhoto(file, jobContext())).rejects.toMatchObject({ code: 'attachment.unreadable' });
  });

  it('a document among the photographs is none', async () => {
    await expect(preparePhoto(asFile('x', '公示.docx'), jobContext())).rejects.toMatchObject({
      code: 'attachment.noPhoto',
    });
  });
});

describe('many photographs', () => {
  const photos = (n: number) =>
    Promise.all(
      Array.from({ length: n }, (_, seed) =>
        preparePhoto(asFile(aPhoto({ ...CAMERA, seed }), `照片${seed}.jpg`), jobContext()),
      ),
    );

  it('are written ahead together, each under its own digest', async () => {
    const { refs } = await stagePhotos(await photos(5), jobContext());
    expect(new Set(refs.map(({ sha256 }) => sha256)).size).toBe(5);
    expect(refs.map(({ name, shotOn, privacy }) => [name, shotOn, privacy])[4]).toEqual([
      '照片4.jpg',
      '2026-09-11',
      'unread',
    ]);
    expect(await database().bundleChunks.count()).toBe(5);
  });

  it('ask for a passphrase before anything is stored', async () => {
    setProtected(false);
    await expect(stagePhotos(await photos(1), jobContext())).rejects.toMatchObject({ code: 'vault.passphraseNeeded' });
    await expectNothingStored();
  });

  it('that still carry a place are not stored, whoever hands them over', async () => {
    const [one] = await photos(1);
    if (!one) throw new Error('no photo');
    const placed = { ...one, bytes: aPhoto(CAMERA) };
    await expect(stagePhotos([placed], jobContext())).rejects.toMatchObject({ code: 'attachment.pictureBroken' });
    await expectNothingStored();
  });

  it('do not keep a number of a person in their name', async () => {
    const prepared = await preparePhoto(asFile(aPhoto(), `${anIdNumber(3)}.jpg`), jobContext());
    expect(prepared.name).not.toContain(anIdNumber(3));
  });
});
