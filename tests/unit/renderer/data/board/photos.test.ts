import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAttachment } from '../../../../../renderer/data/attachments';
import {
  type AssignedPhoto,
  actsOf,
  correct,
  keepPhotos,
  type LookedAt,
  preparePhotos,
} from '../../../../../renderer/data/board';
import { readCoverage } from '../../../../../renderer/data/coverage';
import { database } from '../../../../../renderer/data/database';
import { mustReadEntry } from '../../../../../renderer/data/disclosures';
import { listHistory } from '../../../../../renderer/data/store/history';
import { undoLast } from '../../../../../renderer/data/store/undo';
import type { PreparedPhoto } from '../../../../../shared/attachmentJobs';
import type { Hanging } from '../../../../../shared/board/ledger';
import {
  DONGBA,
  hangingBy,
  itIs,
  postAgain,
  posted,
  postedBatch,
  postedNotice,
  XIBA,
} from '../../../../support/boardActs';
import { asFile, emptyDesk } from '../../../../support/deskStore';
import { drawHere } from '../../../../support/drawing';
import { aBrokenPhoto, aHeic, aPhoto } from '../../../../support/photos';

vi.mock('../../../../../renderer/workers/client', () => import('../../../../support/workerHere'));

beforeEach(async () => {
  drawHere();
  await emptyDesk();
});
afterEach(() => vi.unstubAllGlobals());

const UP = '2026-04-10';
const shot = (seed: number, name = `照片${seed}.jpg`): File =>
  asFile(aPhoto({ shotAt: '2026:04:11 09:30:00', isPlaced: true, seed }), name);

async function looked(files: readonly File[], signal?: AbortSignal): Promise<LookedAt[]> {
  const seen: LookedAt[] = [];
  const done = await preparePhotos(files, (one) => seen.push(one), signal ? { signal } : {});
  if (!done.ok && !signal) throw new Error(done.fault);
  return seen;
}
const photosOf = async (files: readonly File[]): Promise<PreparedPhoto[]> =>
  (await looked(files)).flatMap((one) => ('photo' in one ? [one.photo] : []));
const all = (photos: readonly PreparedPhoto[], hanging: Hanging): AssignedPhoto[] =>
  photos.map((photo) => ({ photo, hangings: [hanging] }));
const proofsOf = async ({ thing }: Hanging) => (await actsOf(thing).details(thing)).proofs;

describe('many files dropped at once', () => {
  it('are looked at one by one: a bad one stops no other and says why', async () => {
    const files = [shot(1), asFile(aHeic(), 'IMG_1.HEIC'), asFile(aBrokenPhoto(), '一半.jpg'), shot(2)];
    const seen = await looked(files);
    expect(seen.map((one) => ('photo' in one ? one.photo.shotOn : one.refused.code))).toEqual([
      '2026-04-11',
      'attachment.heic',
      'attachment.pictureBroken',
      '2026-04-11',
    ]);
    expect(await database().bundleChunks.count()).toBe(0);
  });

  it('stop at a cancel; what was looked at stays on the table, nothing was stored', async () => {
    const controller = new AbortController();
    const seen: LookedAt[] = [];
    const done = await preparePhotos(
      [shot(1), shot(2), shot(3)],
      (one) => {
        seen.push(one);
        controller.abort();
      },
      { signal: controller.signal },
    );
    expect(done).toMatchObject({ ok: false, fault: 'job.cancelled' });
    expect(seen).toHaveLength(1);
    expect(await database().bundleChunks.count()).toBe(0);
  });
});

describe('photographs that were assigned', () => {
  it('[R-V04] hang on their things, entry, batch and notice alike: one act, one step of undo', async () => {
    const { id } = await posted(UP);
    const batch = await postedBatch(UP);
    const notice = await postedNotice(UP);
    const [a, b, c, d] = await photosOf([shot(1), shot(2), shot(3), shot(4)]);
    if (!a || !b || !c || !d) throw new Error('no photographs');
    const assigned = [
      { photo: a, hangings: [await hangingBy(id)] },
      { photo: b, hangings: [await hangingBy(batch)] },
      { photo: c, hangings: [await hangingBy(batch, XIBA)] },
      { photo: d, hangings: [await hangingBy(notice.id)] },
    ];
    const before = (await listHistory({ limit: 100 })).length;
    expect(await keepPhotos(assigned, true)).toEqual({ ok: true, value: null });
    expect((await listHistory({ limit: 100 })).length).toBe(before + 1);
    const hung = assigned.flatMap(({ hangings }) => hangings);
    for (const { thing } of hung) {
      const now = await hangingBy(thing.sourceId, thing.unitCode);
      expect(now.needs).not.toContain('photo');
      expect(await proofsOf(now)).toMatchObject([
        { shotOn: '2026-04-11', version: 1, role: 'proof', privacy: 'confirmed' },
      ]);
    }
    const [ref] = await proofsOf(await hangingBy(batch));
    const read = ref && (await readAttachment(ref));
    expect(read?.ok && Buffer.from(await read.value.arrayBuffer()).includes('Exif')).toBe(false);
    await undoLast();
    for (const { thing } of hung) expect((await hangingBy(thing.sourceId, thing.unitCode)).needs).toContain('photo');
  });

  it('[R-V04] close the gap in the coverage of the entry', async () => {
    const { id } = await posted(UP);
    const gapOf = async () => (await readCoverage(2026)).cells.find(({ disclosureId }) => disclosureId === id)?.gap;
    expect(await gapOf()).toBe('noProof');
    await keepPhotos(all(await photosOf([shot(1)]), await hangingBy(id)), true);
    expect(await gapOf()).toBe('');
  });

  it('[R-V06] of version 1 prove nothing of version 2', async () => {
    const place = await posted(UP);
    await keepPhotos(all(await photosOf([shot(1)]), await hangingBy(place.id)), true);
    itIs('2026-04-15');
    await correct(await hangingBy(place.id), '次数写多了');
    await postAgain('2026-04-16', place);
    expect((await hangingBy(place.id)).needs).toContain('photo');
    await keepPhotos(all(await photosOf([shot(2)]), await hangingBy(place.id)), true);
    expect((await hangingBy(place.id)).needs).not.toContain('photo');
    expect((await proofsOf(await hangingBy(place.id))).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('two of one thing and one village’s two things are all there', async () => {
    const { id } = await posted(UP);
    const other = await posted(UP, DONGBA, 'VC-GC-06', '2026-Q2');
    const photos = await photosOf([shot(1), shot(2), shot(3)]);
    const assigned = photos.map((photo, n) => ({ photo, sourceId: n < 2 ? id : other.id }));
    const hangings = await Promise.all(assigned.map(({ sourceId }) => hangingBy(sourceId)));
    await keepPhotos(
      assigned.flatMap(({ photo }, n) => {
        const hanging = hangings[n];
        return hanging ? [{ photo, hangings: [hanging] }] : [];
      }),
      false,
    );
    expect(await proofsOf(await hangingBy(id))).toHaveLength(2);
    expect(await proofsOf(await hangingBy(other.id))).toMatchObject([{ privacy: 'unread' }]);
  });

  it('[R-V04] of a whole board prove each thing on it; the bytes lie there once', async () => {
    const { id } = await posted(UP);
    const other = await posted(UP, DONGBA, 'VC-GC-06', '2026-Q2');
    const [photo] = await photosOf([shot(1)]);
    if (!photo) throw new Error('no photograph');
    const hangings = [await hangingBy(id), await hangingBy(other.id)];
    await keepPhotos([{ photo, hangings }], true);
    for (const sourceId of [id, other.id]) expect((await hangingBy(sourceId)).needs).not.toContain('photo');
    expect(await database().bundleChunks.count()).toBe(1);
  });

  it('dropped twice hang there once', async () => {
    const { id } = await posted(UP);
    const photos = await photosOf([shot(1), shot(1)]);
    await keepPhotos(all(photos, await hangingBy(id)), true);
    await keepPhotos(all(photos, await hangingBy(id)), true);
    expect(await proofsOf(await hangingBy(id))).toHaveLength(1);
  });

  it('are stored all or none: the thing of one is gone', async () => {
    const { id } = await posted(UP);
    const hanging = await hangingBy(id);
    const [a, b] = await photosOf([shot(1), shot(2)]);
    if (!a || !b) throw new Error('no photographs');
    const gone = { ...hanging, key: 'gone', thing: { ...hanging.thing, sourceId: 'gone' } };
    const kept = await keepPhotos(
      [
        { photo: a, hangings: [hanging] },
        { photo: b, hangings: [gone] },
      ],
      true,
    );
    expect(kept).toMatchObject({ ok: false, fault: 'disclosure.missing' });
    expect((await mustReadEntry({ unitCode: DONGBA, year: '2026', id })).body.attachments).toEqual([]);
    expect(await database().bundleChunks.count()).toBe(0);
  });

  it('cancelled at the last moment leave everything as before', async () => {
    const { id } = await posted(UP);
    const controller = new AbortController();
    const photos = await photosOf([shot(1), shot(2)]);
    const kept = await keepPhotos(all(photos, await hangingBy(id)), true, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(kept).toMatchObject({ ok: false, fault: 'job.cancelled' });
    expect(await proofsOf(await hangingBy(id))).toEqual([]);
    expect(await database().bundleChunks.count()).toBe(0);
  });
});
