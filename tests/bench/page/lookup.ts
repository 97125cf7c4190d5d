import { database } from '../../../renderer/data/database';
import { VillageDesk } from '../../../renderer/data/lookup/villageDesk';
import { personIndexKey, personIndexKeyIds } from '../../../renderer/data/vault';
import { endLookup, runJob } from '../../../renderer/workers/client';
import { lookupRules } from '../../../resources/tables';
import { lastFourOf, lookupKey } from '../../../shared/board/lookup';
import { createKeyedDigest } from '../../../shared/formats/crypto';
import { parseCalendarDate } from '../../../shared/kernel';
import { fillPaidPeople, paidName, paidVillages } from '../../support/paidPeople';
import { anIdNumber } from '../../support/people';

const VILLAGES = 20;
const TODAY = parseCalendarDate('2026-11-29');
const VILLAGE = paidVillages(VILLAGES)[0] ?? { code: '', name: '' };

/** Another person of the first village each time. */
const person = (n: number, people: number) => {
  const at = ((n * 7919) % Math.floor(people / VILLAGES)) * VILLAGES;
  return { name: paidName(at), lastFour: lastFourOf(anIdNumber(at)) };
};
/** The same person with another ending. */
const wrong = (lastFour: string): string => `${String((Number(lastFour.slice(0, 3)) + 500) % 1000).padStart(3, '0')}7`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The floor: the same buckets read and searched by halves; no digest, no row. */
async function bareSearch(key: string): Promise<number> {
  const keyId = personIndexKeyIds()[0] ?? '';
  const digest = createKeyedDigest(await personIndexKey(keyId))(key);
  const wanted = new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  return timed(async () => {
    const parts = await database()
      .personIndex.where('bucket')
      .equals(256 + (digest[0] ?? 0))
      .toArray();
    for (const { body } of parts) {
      const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
      let [from, to] = [0, body.byteLength / 16];
      while (from < to) {
        const middle = (from + to) >> 1;
        if (view.getUint32(middle * 16) < wanted) from = middle + 1;
        else to = middle;
      }
    }
  });
}

let desk: VillageDesk | undefined;

export const lookup = {
  fill: (lists: number, people: number) => fillPaidPeople(lists, people, VILLAGES),
  /** ms to open the desk of one village. */
  open: () =>
    timed(async () => {
      if (TODAY) desk = await VillageDesk.open(VILLAGE.code, TODAY);
    }),
  /** One hit, one miss and the bare search for the hit, in turn; ms each. */
  async once(n: number, people: number) {
    const { name, lastFour } = person(n, people);
    const floor = await bareSearch(lookupKey(name, lastFour, lookupRules) ?? '');
    let lines = 0;
    const hit = await timed(async () => {
      const found = await desk?.find(name, lastFour);
      if (found?.answer.kind !== 'hit') throw new Error(`not found: ${name} ${lastFour}`);
      lines = found.answer.lines.length;
    });
    const miss = await timed(async () => {
      if ((await desk?.find(name, wrong(lastFour)))?.outcome !== 'miss') throw new Error('found');
    });
    return { floor, hit, miss, lines };
  },
  /** The desk's own worker: ask, count and note in the journal, as the window does it. */
  begin: () => runJob('lookup.open', { unitCode: VILLAGE.code, village: VILLAGE.name, telephone: '' }),
  async asked(n: number, people: number): Promise<number> {
    const { name, lastFour } = person(n, people);
    return timed(async () => {
      const answer = await runJob('lookup.ask', { name, lastFour: n % 2 === 0 ? lastFour : wrong(lastFour) });
      if (!answer.ok) throw new Error(answer.fault);
    });
  },
  end: endLookup,
};
