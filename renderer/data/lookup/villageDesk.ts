import { lookupRules, privacyRules } from '../../../resources/tables';
import {
  answerOf,
  comparedDigits,
  comparedName,
  type LookupAnswer,
  type LookupLine,
  type LookupOutcome,
  type LookupRow,
  lastFourOf,
  lookupKey,
  MISS,
} from '../../../shared/board/lookup';
import { type CalendarDate, formatDecimal, parseCalendarDate } from '../../../shared/kernel';
import type { PayoutRow } from '../../../shared/payout/types';
import { defaultPostingPolicy, maskName, maskPayoutRow } from '../../../shared/privacy';
import { readPayoutRow } from '../batches/payoutBlocks';
import { findNamed, type PersonPlace } from '../batches/personIndex';
import { profileOf, programKind } from '../programs';
import { type DeskList, listsOf } from './lists';

/** What the desk says, and for the register why. */
export interface Found {
  readonly outcome: LookupOutcome;
  readonly answer: LookupAnswer;
}

/** The lists of one village as they were when the desk was started; while it runs nobody else works here. */
export class VillageDesk {
  private constructor(
    readonly unitCode: string,
    private readonly lists: ReadonlyMap<string, DeskList>,
  ) {}

  static async open(unitCode: string, today: CalendarDate): Promise<VillageDesk> {
    const lists = await listsOf(unitCode, today);
    return new VillageDesk(unitCode, new Map(lists.map((list) => [list.batch.id, list])));
  }

  /** How many lists may be asked for. */
  get askable(): number {
    return [...this.lists.values()].filter((list) => list.askable === 'yes').length;
  }

  /**
   * R-V05: the payments of the one person of this village with exactly this name and these last four characters. Everything
   * else is the same miss: nobody, nothing paid, mistyped, two persons, lists that may not be asked for.
   */
  async find(typedName: string, typedDigits: string): Promise<Found> {
    const name = comparedName(typedName, lookupRules);
    const lastFour = comparedDigits(typedDigits);
    const key = lookupKey(name, lastFour, lookupRules);
    if (key === undefined) return { outcome: 'miss', answer: MISS };
    const rows = await Promise.all((await findNamed(key)).map((place) => this.rowAt(place, name, lastFour)));
    return answerOf(rows.flatMap((row) => row ?? []));
  }

  private async rowAt(place: PersonPlace, name: string, lastFour: string): Promise<LookupRow | undefined> {
    const list = this.lists.get(place.batchId);
    // An index outlives an undone confirmation; only the version that counts is looked at.
    if (!list || list.batch.version !== place.version || !list.villageNos.has(place.villageNo)) return undefined;
    const row = await readPayoutRow(list.batch, place.villageNo, place.blockNo, place.rowInBlock);
    // A digest is cut to eight bytes: the row decides.
    if (!row || comparedName(row.payee, lookupRules) !== name || lastFourOf(row.idNumber) !== lastFour)
      return undefined;
    return {
      idNumber: row.idNumber,
      maskedName: maskName(row.payee, privacyRules),
      line: list.askable === 'yes' ? lineOf(row, list) : undefined,
    };
  }
}

/** What the posting said of this row; undefined where it does not name this person (a child, a name that is a number). */
function lineOf(row: PayoutRow, { batch }: DeskList): LookupLine | undefined {
  const postedOn = parseCalendarDate(batch.posting?.postedOn ?? '');
  if (!postedOn) return undefined;
  const shown = maskPayoutRow(row, defaultPostingPolicy(profileOf(batch.program), postedOn), 1, privacyRules);
  if (!shown.ok || shown.value?.payee !== row.payee) return undefined;
  const { unitRateYuan, amount } = shown.value;
  return {
    program: batch.program,
    year: batch.year,
    period: batch.period,
    unitRateYuan: unitRateYuan ? formatDecimal(unitRateYuan) : batch.unitRateYuan,
    rateUnit: programKind(batch.program)?.rateUnit ?? '',
    amountFen: amount,
    documentNumber: batch.documentNumber,
    postedOn,
  };
}
