import { postingRules, villageRules } from '../../resources/tables';
import {
  checkEntryAct,
  checkRelease,
  type Entry,
  type EntryAct,
  type EntryContext,
  type EntryFacts,
  NO_ENTRY_FACTS,
  planEntryAct,
  reviewStateOf,
} from '../../shared/disclosure/entries';
import { newId, type Problem, parseCalendarDate } from '../../shared/kernel';
import { JobFault } from '../workers/protocol';
import { readCalendar } from './calendars';
import { findEntry } from './catalogs';
import {
  chainOf,
  type DisclosurePlace,
  listDisclosures,
  mustReadEntry,
  newEntry,
  paramsOf,
  placeOf,
  readEntry,
  scopeOf,
  today,
  writeEntries,
} from './disclosures';
import { entryDigest } from './reviewDigest';
import { readReviews } from './reviewStates';
import { instantNow, operator, source } from './source';
import { commit, type RecordWrite } from './store/commit';

/** By what an act on this entry is judged now; the catalog as it stood on the posting day (R-00a). */
export async function contextOf(entry: Entry): Promise<EntryContext> {
  const { line } = entry;
  const day = parseCalendarDate(line.postedOn) ?? today();
  const [calendar, catalog, chain, reviews, contentSha256] = await Promise.all([
    readCalendar(),
    findEntry(line.catalogCode, day),
    chainOf(line),
    readReviews(),
    entryDigest(entry),
  ]);
  const review = reviewStateOf({ kind: 'disclosure', id: line.id, contentSha256 }, reviews);
  return { rules: villageRules, postingRules, calendar, catalog, chain, review, today: today() };
}

/** R-S01: what stands in the way of paper, whether or not it hangs already. */
export const printProblemsOf = async (entry: Entry): Promise<readonly Problem[]> =>
  checkRelease(entry, await contextOf(entry));

/** What stands in the way of an act, and what a person should know before it. */
export const problemsOf = async (entry: Entry, act: EntryAct, facts: EntryFacts): Promise<readonly Problem[]> =>
  checkEntryAct(entry, act, facts, await contextOf(entry));

/** The entry as an act leaves it, for the plan of a command. @throws JobFault with the first thing that is missing */
export async function entryAfter(place: DisclosurePlace, act: EntryAct, facts: EntryFacts): Promise<Entry> {
  const entry = await mustReadEntry(place);
  const stamp = { at: instantNow(), by: operator() };
  const { next, problems } = planEntryAct(entry, act, facts, await contextOf(entry), stamp);
  const stop = problems.find(({ severity }) => severity === 'error');
  if (!next) throw new JobFault(stop?.code ?? 'disclosure.notNow', stop?.params);
  return next;
}

/**
 * 送审 退回 张贴 撤下 归档 更正 本期没有: refused with the first thing that is missing.
 * @param beside writes of other tables that belong to the same act, planned under its lock
 */
export async function actOnDisclosure(
  place: DisclosurePlace,
  act: EntryAct,
  facts: Partial<EntryFacts>,
  beside: () => Promise<readonly RecordWrite[]> = async () => [],
): Promise<void> {
  const { line } = await mustReadEntry(place);
  await commit({
    name: `disclosure.${act}`,
    params: paramsOf(line),
    scope: scopeOf(place.id),
    plan: async () => {
      const next = await entryAfter(place, act, { ...NO_ENTRY_FACTS, ...facts });
      return { records: [...(await writeEntries([next])), ...(await beside())] };
    },
  });
}

export interface ManyDone {
  readonly done: number;
  /** What stayed as it was, and why. */
  readonly refused: readonly { readonly place: DisclosurePlace; readonly title: string; readonly problem: Problem }[];
}

/** One act for many, where it can be done: one step of undo. Nothing is done by halves: a refused one stays as it was. */
export async function actOnMany(
  places: readonly DisclosurePlace[],
  act: EntryAct,
  facts: Partial<EntryFacts>,
): Promise<ManyDone> {
  let outcome: ManyDone = { done: 0, refused: [] };
  await commit({
    name: `disclosure.many.${act}`,
    params: { n: places.length },
    scope: 'disclosures',
    plan: async () => {
      const next: Entry[] = [];
      const refused: ManyDone['refused'][number][] = [];
      for (const place of places) {
        const entry = await readEntry(place);
        if (!entry) continue;
        const stamp = { at: instantNow(), by: operator() };
        const plan = planEntryAct(entry, act, { ...NO_ENTRY_FACTS, ...facts }, await contextOf(entry), stamp);
        const stop = plan.problems.find(({ severity }) => severity === 'error');
        if (plan.next) next.push(plan.next);
        else if (stop) refused.push({ place, title: entry.line.title, problem: stop });
      }
      outcome = { done: next.length, refused };
      return { records: await writeEntries(next) };
    },
  });
  return outcome;
}

/** 本期没有: a duty for which nothing was begun gets a line that says why. */
export async function stateNotApplicable(
  unitCode: string,
  catalogCode: string,
  period: string,
  reason: string,
): Promise<void> {
  if (reason.trim() === '') throw new JobFault('disclosure.whyMissing');
  const id = newId(source);
  await commit({
    name: 'disclosure.dismiss',
    scope: scopeOf(id),
    plan: async () => {
      const entry = await newEntry(id, unitCode, catalogCode, period, {});
      return {
        records: await writeEntries([
          { ...entry, line: { ...entry.line, state: 'todo', notApplicable: reason.trim() } },
        ]),
      };
    },
  });
}

/** R-V09, R-V16: this one rests on that decision of the same village; '' takes the link away. One act for both lines. */
export async function linkDecision(place: DisclosurePlace, decisionId: string): Promise<void> {
  const { line } = await mustReadEntry(place);
  await commit({
    name: decisionId === '' ? 'disclosure.unlinked' : 'disclosure.linked',
    params: paramsOf(line),
    scope: scopeOf(place.id),
    plan: async () => {
      const stored = await mustReadEntry(place);
      const linked = (chainId: string): Entry => ({ ...stored, line: { ...stored.line, chainId } });
      if (decisionId === '') return { records: await writeEntries([linked('')]) };
      const found = (await listDisclosures()).find(
        ({ id, unitCode }) => id === decisionId && unitCode === line.unitCode,
      );
      if (!found || found.id === place.id) throw new JobFault('disclosure.missing');
      const decision = await mustReadEntry(placeOf(found));
      const chainId = decision.line.chainId || decision.line.id;
      const own = { ...decision, line: { ...decision.line, chainId } };
      return { records: await writeEntries([own, linked(chainId)]) };
    },
  });
}

/** The next step of a chain (result of a decision, notice and outcome of an application), linked with this one. */
export async function continueChain(place: DisclosurePlace, step: string): Promise<DisclosurePlace> {
  const { line } = await mustReadEntry(place);
  const chainId = line.chainId || line.id;
  const id = newId(source);
  await commit({
    name: 'disclosure.continued',
    params: paramsOf(line),
    scope: scopeOf(id),
    plan: async () => {
      const stored = await mustReadEntry(place);
      const options = { chain: { id: chainId, step } };
      const next = await newEntry(id, line.unitCode, line.catalogCode, today().slice(0, 4), options);
      const titled = { ...next, line: { ...next.line, title: stored.line.title } };
      const before = { ...stored, line: { ...stored.line, chainId } };
      return { records: await writeEntries([before, titled]) };
    },
  });
  return placeOf({ ...line, id, period: today().slice(0, 4) });
}
