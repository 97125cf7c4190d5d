import { lookupRules } from '../../../resources/tables';
import { type Askable, askable } from '../../../shared/board/lookup';
import { checkReviews, reviewStateOf } from '../../../shared/disclosure/entries';
import type { CalendarDate } from '../../../shared/kernel';
import type { BatchRecord, UnitRecord } from '../../../shared/records';
import { profileOf } from '../programs';
import { listBatches } from '../queries';
import { batchDigest } from '../reviewDigest';
import { readReviews } from '../reviewStates';
import { listUnits, unitOfVillage } from '../units';

/** A confirmed list and what the desk of one village does with it. */
export interface DeskList {
  readonly batch: BatchRecord;
  /** Positions of the village in the batch's list; a village may be written in two ways. */
  readonly villageNos: ReadonlySet<number>;
  readonly askable: Askable;
}

/** Every confirmed list that has rows of the village. */
export async function listsOf(unitCode: string, today: CalendarDate): Promise<DeskList[]> {
  const [batches, reviews, units] = await Promise.all([listBatches(), readReviews(), listUnits()]);
  const lists: DeskList[] = [];
  for (const batch of batches) {
    if (batch.state !== 'confirmed' && batch.state !== 'posted') continue;
    const villageNos = new Set(villagesOf(batch, unitCode, units));
    if (villageNos.size === 0) continue;
    const subject = { kind: 'batch' as const, id: batch.id, contentSha256: await batchDigest(batch) };
    const isReviewed = checkReviews(reviewStateOf(subject, reviews)).length === 0;
    const list = { batch, profile: profileOf(batch.program), isReviewed, hasVillage: true };
    lists.push({ batch, villageNos, askable: askable(list, today, lookupRules) });
  }
  return lists;
}

const villagesOf = (
  { confirmedVillages = [] }: BatchRecord,
  unitCode: string,
  units: readonly UnitRecord[],
): number[] => confirmedVillages.flatMap((name, no) => (unitOfVillage(name, units)?.unitCode === unitCode ? [no] : []));
