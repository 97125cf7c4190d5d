import {
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
import type { ListLine } from './itemTables';
import type { BundleInput } from './pack';
import type { BundleItemInput } from './packItems';
import { type SubmissionSender, submissionOf } from './payoutSubmission';

/** What one unit had to publish in the period, without the ids that packing gives. */
export interface UnitList {
  readonly unitCode: string;
  readonly unitName: string;
  readonly lines: readonly Omit<ListLine, 'rowId' | 'seq'>[];
}

/** Disclosure lists of a period as a submission: one item per unit, first revision (bundle.md § 3.3). */
export function planListSubmission(
  sender: SubmissionSender,
  period: string,
  units: readonly UnitList[],
  source: Source,
  generator: string,
  text: TextTable,
): Result<BundleInput, 'bundle.pack.noRows'> {
  const bundleId = newId(source);
  const items = units
    .filter(({ lines }) => lines.length > 0)
    .map(
      ({ unitCode, unitName, lines }): BundleItemInput => ({
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
        updatedAt: sender.created as Instant,
        lines: lines.map((line, index) => ({ ...line, rowId: newId(source), seq: index + 1 })),
        files: [],
      }),
    );
  if (items.length === 0) return fault('bundle.pack.noRows');
  const params = { unit: sender.unitName, period: describePeriodCode(text, period) };
  const title = fillText(text, 'bundle.list.title', params);
  return ok(submissionOf(sender, { bundleId, title, items, generator }));
}
