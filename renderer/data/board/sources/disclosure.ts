import { endedOfTrace, type HangingThing } from '../../../../shared/board/ledger';
import { NO_ENTRY_FACTS } from '../../../../shared/disclosure/entries';
import { actOnDisclosure, entryAfter } from '../../disclosureActs';
import { type DisclosurePlace, mustReadEntry, readEntry, scopeOf, withFiles, writeEntries } from '../../disclosures';
import { outcomeOf } from '../../outcome';
import { withNew } from '../newFiles';
import type { HangingSourceActs } from './types';

export const disclosurePlace = ({ unitCode, year, sourceId: id }: HangingThing): DisclosurePlace => ({
  unitCode,
  year,
  id,
});

export const disclosureSource: HangingSourceActs = {
  details: async (thing) => {
    const body = (await readEntry(disclosurePlace(thing)))?.body;
    return {
      proofs: (body?.attachments ?? []).filter(({ role }) => role === 'proof'),
      ended: endedOfTrace(body?.trace ?? []),
    };
  },
  takeDown: (thing, facts, beside) => actOnDisclosure(disclosurePlace(thing), 'takeDown', facts, beside),
  correct: (thing, reason) =>
    outcomeOf(async () => {
      await actOnDisclosure(disclosurePlace(thing), 'correct', { reason });
      return null;
    }),
  addProofs: async (proofs) => {
    const entries = proofs.map(async ({ thing, refs }) =>
      withFiles(await mustReadEntry(disclosurePlace(thing)), (known) => withNew(known, refs)),
    );
    return writeEntries(await Promise.all(entries));
  },
  archive: async (things) => {
    const open = await Promise.all(things.map((thing) => mustReadEntry(disclosurePlace(thing))));
    const down = things.filter((_, n) => open[n]?.line.state === 'published' && open[n]?.line.takenDownOn !== '');
    const entries = down.map((thing) => entryAfter(disclosurePlace(thing), 'archive', NO_ENTRY_FACTS));
    return writeEntries(await Promise.all(entries));
  },
  holder: (thing) => ({
    scope: scopeOf(thing.sourceId),
    title: thing.title,
    plan: async (change) => ({
      records: await writeEntries([await withFiles(await mustReadEntry(disclosurePlace(thing)), change)]),
    }),
  }),
};
