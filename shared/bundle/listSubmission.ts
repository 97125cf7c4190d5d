import {
  type CalendarDate,
  describePeriodCode,
  fault,
  fillText,
  type Instant,
  newId,
  ok,
  type Result,
  type Source,
  type TextTable,
} from '../kernel';
import type { ListLine, PersonLine } from './itemTables';
import type { BundleInput } from './pack';
import type { BundleFile, BundleItemInput } from './packItems';
import { type SubmissionSender, submissionOf } from './payoutSubmission';

/** A list of persons that hangs in the village; its rows have been through the masking module. */
export interface UnitPersons {
  readonly disclosureId: string;
  readonly title: string;
  readonly catalogCode: string;
  readonly disclosureClass: 'open' | 'redacted';
  readonly period: string;
  readonly postingFrom?: CalendarDate;
  readonly postingTo?: CalendarDate;
  readonly rows: readonly PersonLine['row'][];
}

/** A notice that hangs or hung: its sheets, as they were reviewed. */
export interface UnitNotice {
  readonly noticeId: string;
  readonly title: string;
  readonly catalogCode: string;
  readonly reach: 'internet' | 'board';
  readonly period: string;
  readonly documentNumber: string;
  readonly postingFrom?: CalendarDate;
  readonly postingTo?: CalendarDate;
  readonly files: readonly BundleFile[];
}

/** What one unit had to publish in the period, without the ids that packing gives. */
export interface UnitList {
  readonly unitCode: string;
  readonly unitName: string;
  readonly lines: readonly Omit<ListLine, 'rowId' | 'seq'>[];
  readonly persons?: readonly UnitPersons[];
  readonly notices?: readonly UnitNotice[];
}

/** Disclosure lists of a period as a submission: per unit one item, one for each list of persons and one for each notice (bundle.md § 3.3). */
export function planListSubmission(
  sender: SubmissionSender,
  period: string,
  units: readonly UnitList[],
  source: Source,
  generator: string,
  text: TextTable,
): Result<BundleInput, 'bundle.pack.noRows'> {
  const bundleId = newId(source);
  const updatedAt = sender.created as Instant;
  const listOf = ({ unitCode, unitName, lines }: UnitList): BundleItemInput => ({
    kind: 'disclosure-list',
    itemId: newId(source),
    revision: 1,
    action: 'publish',
    title: fillText(text, 'bundle.list.itemTitle', { unit: unitName, period: describePeriodCode(text, period) }),
    unitCode,
    disclosureClass: 'open',
    // A list names matters, no persons.
    reach: 'internet',
    period,
    updatedAt,
    lines: lines.map((line, index) => ({ ...line, rowId: newId(source), seq: index + 1 })),
    files: [],
  });
  const personsOf = (unit: UnitList): BundleItemInput[] =>
    (unit.persons ?? []).map(({ disclosureId: _, rows, ...head }) => ({
      ...head,
      kind: 'persons',
      itemId: newId(source),
      revision: 1,
      action: 'publish',
      unitCode: unit.unitCode,
      // R-CH02: names hang in the village; the net gets none of them.
      reach: 'board',
      updatedAt,
      lines: rows.map((row) => ({ rowId: newId(source), divisionCode: unit.unitCode, row })),
      files: [],
    }));
  const noticesOf = (unit: UnitList): BundleItemInput[] =>
    (unit.notices ?? []).map(({ noticeId: _, catalogCode, period: told, documentNumber, ...head }) => ({
      ...head,
      kind: 'notice',
      itemId: newId(source),
      revision: 1,
      action: 'publish',
      unitCode: unit.unitCode,
      disclosureClass: 'open',
      updatedAt,
      ...(catalogCode === '' ? {} : { catalogCode }),
      ...(told === '' ? {} : { period: told }),
      ...(documentNumber === '' ? {} : { documentNumber }),
    }));
  const items = units.flatMap((unit): BundleItemInput[] => [
    ...(unit.lines.length > 0 ? [listOf(unit)] : []),
    ...personsOf(unit),
    ...noticesOf(unit),
  ]);
  if (items.length === 0) return fault('bundle.pack.noRows');
  const params = { unit: sender.unitName, period: describePeriodCode(text, period) };
  const title = fillText(text, 'bundle.list.title', params);
  return ok(submissionOf(sender, { bundleId, title, items, generator }));
}
