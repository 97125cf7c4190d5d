import type { UnitList } from '../bundle';
import type { CoverageCell } from '../disclosure/coverage';
import { type CalendarDate, type Problem, parseCalendarDate, periodDays, problem } from '../kernel';
import type { CatalogEntry, Disclosure } from '../records';

/** What a list needs to know besides the cells. */
export interface ListFacts {
  readonly unitName: string;
  lineOf(disclosureId: string): Disclosure | undefined;
  entryOf(code: string): CatalogEntry | undefined;
  /** R-S01: both reviews are signed and about what hangs now. */
  isReviewed(line: Disclosure): boolean;
}

export interface PlannedList {
  readonly lines: UnitList['lines'];
  /** Matters that never travel (R-A08): how many. */
  readonly heldBack: number;
  /** Disclosures that the lines tell as published. */
  readonly outIds: readonly string[];
  /** What blocks packing: no class, no review. */
  readonly problems: readonly Problem[];
}

const day = (text: string): CalendarDate | undefined => parseCalendarDate(text);

const isOut = (cell: CoverageCell): boolean => cell.state === 'published' || cell.state === 'archived';

const statusOf = (cell: CoverageCell): UnitList['lines'][number]['status'] =>
  cell.state === 'notApplicable' ? 'none' : isOut(cell) ? 'published' : cell.state === 'late' ? 'overdue' : 'notDue';

/** A duty belongs to the stretch in which its period ends; what happens at any time to that of its posting. */
const isInRange = ({ periodTo, postedOn, dueOn }: CoverageCell, from: string, to: string): boolean => {
  const last = periodTo || postedOn || dueOn;
  return last >= from && last <= to;
};

const MOST_PLACE = 100;

/**
 * The disclosure list of one unit for a period, from what it had to publish. What is onRequest or withheld stays out (R-A08);
 * what hangs without a class or without its reviews stops the package (R-S01), each named.
 */
export function planUnitList(cells: readonly CoverageCell[], period: string, facts: ListFacts): PlannedList {
  const range = periodDays(period);
  const lines: UnitList['lines'][number][] = [];
  const problems: Problem[] = [];
  const outIds: string[] = [];
  let heldBack = 0;
  for (const cell of cells) {
    if (!range || cell.isBefore || !isInRange(cell, range.from, range.to)) continue;
    const line = facts.lineOf(cell.disclosureId);
    const entry = facts.entryOf(cell.code);
    if (line?.disclosureClass === 'onRequest' || line?.disclosureClass === 'withheld') {
      heldBack += 1;
      continue;
    }
    const title = cell.title || entry?.level2 || entry?.level1 || cell.code;
    if (line && isOut(cell)) {
      outIds.push(line.id);
      const at = { recordId: line.id };
      if (line.disclosureClass === '')
        problems.push(problem('list.noClass', 'error', at, { title, unit: facts.unitName }));
      if (!facts.isReviewed(line))
        problems.push(problem('list.noReview', 'error', at, { title, unit: facts.unitName }));
    }
    const dueOn = day(cell.dueOn);
    const publishedOn = isOut(cell) ? day(cell.postedOn) : undefined;
    lines.push({
      catalogCode: cell.code,
      title,
      period: cell.period,
      ...(dueOn ? { dueOn } : {}),
      ...(publishedOn ? { publishedOn } : {}),
      channel: (entry?.channels ?? []).join(' ').slice(0, MOST_PLACE),
      place: isOut(cell) ? (line?.place ?? '') : '',
      status: statusOf(cell),
      note: cell.state === 'notApplicable' ? cell.reason : '',
    });
  }
  return { lines, outIds, heldBack, problems };
}
