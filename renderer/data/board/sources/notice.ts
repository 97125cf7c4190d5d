import { endedOfTrace, type HangingThing } from '../../../../shared/board/ledger';
import {
  actOnNotice,
  mustReadNotice,
  type NoticePlace,
  noticeScope,
  plannedNotice,
  readNotice,
  withNoticeFiles,
  writeNotices,
} from '../../notices';
import { outcomeOf } from '../../outcome';
import { withNew } from '../newFiles';
import type { HangingSourceActs } from './types';

const placeOf = ({ unitCode, year, sourceId: id }: HangingThing): NoticePlace => ({ unitCode, year, id });

export const noticeSource: HangingSourceActs = {
  details: async (thing) => {
    const body = (await readNotice(placeOf(thing)))?.body;
    return {
      proofs: (body?.attachments ?? []).filter(({ role }) => role === 'proof'),
      ended: endedOfTrace(body?.trace ?? []),
    };
  },
  takeDown: (thing, facts, beside) => actOnNotice(placeOf(thing), 'takeDown', facts, beside),
  correct: (thing, reason) =>
    outcomeOf(async () => {
      await actOnNotice(placeOf(thing), 'correct', { reason });
      return null;
    }),
  addProofs: async (proofs) => {
    const notices = proofs.map(async ({ thing, refs }) =>
      withNoticeFiles(await mustReadNotice(placeOf(thing)), (known) => withNew(known, refs)),
    );
    return writeNotices(await Promise.all(notices));
  },
  archive: async (things) => {
    const known = await Promise.all(things.map((thing) => mustReadNotice(placeOf(thing))));
    const down = things.filter((_, n) => known[n]?.line.state === 'published' && known[n]?.line.takenDownOn !== '');
    return writeNotices(await Promise.all(down.map((thing) => plannedNotice(placeOf(thing), 'archive', {}))));
  },
  holder: (thing) => ({
    scope: noticeScope(thing.sourceId),
    title: thing.title,
    plan: async (change) => ({
      records: await writeNotices([await withNoticeFiles(await mustReadNotice(placeOf(thing)), change)]),
    }),
  }),
};
