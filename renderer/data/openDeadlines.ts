import { deadlineRules, documentRules } from '../../resources/tables';
import { parseCalendarDate } from '../../shared/kernel';
import { type DocumentStart, ledgerStart } from '../../shared/ledgers/documents';
import {
  type CatalogEntry,
  type Disclosure,
  decodeDisclosure,
  decodeOfficialDocument,
  type OfficialDocument,
} from '../../shared/records';
import {
  type DueDates,
  deadlineOfRule,
  dueOfEntry,
  frequencyOfPeriod,
  type MovedDeadline,
  movedDeadlines,
  type OpenDeadline,
  parsePeriod,
  type WorkCalendar,
} from '../../shared/rules';
import { findEntry } from './catalogs';
import type { RecordWrite } from './store/commit';
import { type LineWrite, readPages, writeLines } from './store/pages';

/** What last days are counted with. */
export interface DeadlineBasis {
  readonly calendar: WorkCalendar;
  readonly documentStart: DocumentStart;
  dueDatesOf(unitCode: string): DueDates;
}

const isOpenDisclosure = ({ state, deleted, notApplicable }: Disclosure): boolean =>
  !deleted && notApplicable === '' && state !== 'published' && state !== 'archived';

const isOpenDocument = ({ state, deleted, publishedOn, carriedTo }: OfficialDocument): boolean =>
  !deleted && publishedOn === '' && carriedTo === '' && state !== 'published' && state !== 'closed';

type Found<T> = OpenDeadline & { readonly page: string; readonly line: T };

function planDisclosure(line: Disclosure, entry: CatalogEntry, basis: DeadlineBasis): OpenDeadline['plan'] {
  const isPeriodic = entry.frequency !== 'event' && entry.frequency !== 'standing';
  const frequency = (isPeriodic && frequencyOfPeriod(line.period)) || entry.frequency;
  const { timeLimit } = entry;
  const started = parseCalendarDate(line.startedOn) ?? '';
  return (calendar) =>
    dueOfEntry({ timeLimit, frequency }, parsePeriod(line.period), started, basis.dueDatesOf(line.unitCode), calendar);
}

/** Ten thousand lines ask for a few dozen entries. */
function entryFinder(): typeof findEntry {
  const known = new Map<string, Promise<CatalogEntry | undefined>>();
  return (code, on) => {
    const key = `${code}@${on}`;
    const entry = known.get(key) ?? findEntry(code, on);
    known.set(key, entry);
    return entry;
  };
}

async function openDisclosures(basis: DeadlineBasis): Promise<Found<Disclosure>[]> {
  const find = entryFinder();
  const found: Found<Disclosure>[] = [];
  for (const [page, lines] of await readPages('disclosures', decodeDisclosure))
    for (const line of lines.values()) {
      const { id, title, dueOn, dueStatus, period, catalogCode } = line;
      const until = parsePeriod(period)?.to;
      const entry = isOpenDisclosure(line) && until ? await find(catalogCode, until) : undefined;
      if (entry) found.push({ id, title, dueOn, dueStatus, page, line, plan: planDisclosure(line, entry, basis) });
    }
  return found;
}

async function openDocuments({ documentStart }: DeadlineBasis): Promise<Found<OfficialDocument>[]> {
  const found: Found<OfficialDocument>[] = [];
  for (const [page, lines] of await readPages('documents', decodeOfficialDocument))
    for (const line of lines.values()) {
      const start = isOpenDocument(line) ? ledgerStart(line, documentRules, documentStart) : undefined;
      if (!start) continue;
      const { id, title, dueOn, dueStatus } = line;
      const plan: OpenDeadline['plan'] = (calendar) => deadlineOfRule(start.rule, start.from, calendar, deadlineRules);
      found.push({ id, title, dueOn, dueStatus, page, line, plan });
    }
  return found;
}

type Due = { dueOn: string; dueStatus: '' | 'fixed' | 'provisional'; ruleId: string };

function linesOf<T extends Disclosure | OfficialDocument>(
  found: readonly Found<T>[],
  moved: readonly MovedDeadline[],
): LineWrite<T>[] {
  const byId = new Map(moved.map((one) => [one.id, one]));
  return found.flatMap(({ page, id, line }) => {
    const change = byId.get(id);
    if (!change) return [];
    const due: Due = { dueOn: change.dueOn, dueStatus: change.dueStatus, ruleId: change.rule };
    return [{ page, id, line: { ...line, ...due } }];
  });
}

export interface Recount {
  readonly moved: readonly MovedDeadline[];
  readonly records: readonly RecordWrite[];
}

/**
 * Counts every open last day again, for the plan of an act that changes the calendar or the due dates. What is public or closed
 * keeps the day that was in force then (workdays.md § 4.4).
 */
export async function recountOpen(basis: DeadlineBasis): Promise<Recount> {
  const disclosures = await openDisclosures(basis);
  const documents = await openDocuments(basis);
  const moved = movedDeadlines([...disclosures, ...documents], basis.calendar);
  return {
    moved,
    records: [
      ...(await writeLines('disclosures', linesOf(disclosures, moved))),
      ...(await writeLines('documents', linesOf(documents, moved))),
    ],
  };
}
