import { stampProofs } from '../../../../shared/board';
import { type HangingThing, postingOfVillage } from '../../../../shared/board/ledger';
import { type CalendarDate, ok } from '../../../../shared/kernel';
import type { BatchRecord } from '../../../../shared/records';
import { runJob } from '../../../workers/client';
import { JobFault } from '../../../workers/protocol';
import { readBatch } from '../../batches/batchStore';
import { markVillagePosted, recordTakenDown } from '../../batches/boardActs';
import { unitOfVillage } from '../../postings';
import { operator } from '../../source';
import { listUnits } from '../../units';
import { changeLines, readLine, scopeOfThing } from '../lines';
import { withNew } from '../newFiles';
import type { HangingSourceActs } from './types';

/** Name under which the sheets of the batch know the village of this thing. @throws JobFault `posting.noRows` */
async function villageOf({ sourceId, unitCode }: HangingThing): Promise<{ batch: BatchRecord; village: string }> {
  const [batch, units] = [await readBatch(sourceId), await listUnits()];
  const found = batch.summary.villages.find(({ name }) => unitOfVillage(name, units)?.unitCode === unitCode);
  if (!found) throw new JobFault('batch.missing');
  return { batch, village: found.name };
}

export async function postVillageOn(thing: HangingThing, postedOn: CalendarDate): Promise<void> {
  const { batch, village } = await villageOf(thing);
  await markVillagePosted(batch.id, village, postedOn);
}

/** A batch holds no files: its photographs lie on the board line. */
export const batchSource: HangingSourceActs = {
  details: async (thing) => {
    const { batch, village } = await villageOf(thing);
    const { ended } = postingOfVillage(batch, village);
    return { proofs: (await readLine(thing)).proofs, ended };
  },
  takeDown: async (thing, facts, beside) => {
    const { batch, village } = await villageOf(thing);
    const isOnly = batch.summary.villages.length === 1;
    await recordTakenDown(batch.id, isOnly ? facts : { ...facts, village }, beside);
  },
  correct: async ({ sourceId: batchId }, reason) => {
    const done = await runJob('payout.reopen', { batchId, reason, by: operator() });
    return done.ok ? ok(null) : done;
  },
  addProofs: (proofs) =>
    changeLines(
      proofs.map(({ thing, refs }) => ({
        thing,
        change: (line) => ({
          ...line,
          proofs: stampProofs(withNew(line.proofs, refs), line.proofs, thing.version),
        }),
      })),
    ),
  archive: async () => [],
  holder: (thing) => ({
    scope: scopeOfThing(thing),
    title: thing.title,
    plan: async (change) => ({
      records: await changeLines([
        {
          thing,
          change: (line) => ({ ...line, proofs: stampProofs(change(line.proofs), line.proofs, thing.version) }),
        },
      ]),
    }),
  }),
};
