import { useLiveQuery } from 'dexie-react-hooks';
import { text } from '../../resources';
import { postingRules, privacyRules, villageRules } from '../../resources/tables';
import { planPostingPeriod } from '../../shared/board';
import { checkRelease, type Entry, needsListBasis } from '../../shared/disclosure/entries';
import { sha256Hex } from '../../shared/formats/crypto';
import type { PersonsSave } from '../../shared/jobs';
import { type CalendarDate, type Problem, parseCalendarDate } from '../../shared/kernel';
import { describePeriod, type Report } from '../../shared/layout';
import { maskLongNumbers } from '../../shared/payout';
import { type PublicPersons, personsReport, publicPersons } from '../../shared/pipeline/personsPosting';
import { describePosting } from '../../shared/pipeline/villagePosting';
import { type CatalogEntry, decodePersonList, MOST_PERSONS, type PersonList } from '../../shared/records';
import { JobFault } from '../workers/protocol';
import { guardPrivateFile } from './batches/privateGuard';
import { findEntry } from './catalogs';
import { contextOf } from './disclosureActs';
import { type DisclosurePlace, mustReadEntry, paramsOf, scopeOf, today, writeEntries } from './disclosures';
import { withoutOldReviews } from './reviewDigest';
import { readSettings } from './settings';
import { instantNow, operator } from './source';
import { commit } from './store/commit';
import { readRecord } from './store/records';
import { listUnits } from './units';

export const readPersonList = (id: string): Promise<PersonList | undefined> =>
  readRecord('personLists', id, decodePersonList);

/** undefined while it is being read, null: the disclosure has none. */
export const usePersonList = (id: string): PersonList | null | undefined =>
  useLiveQuery(async () => (await readPersonList(id)) ?? null, [id]);

/** A matter that names persons (R-S07): only such a one has a list. */
export const isListMatter = (catalog: CatalogEntry | undefined): catalog is CatalogEntry =>
  needsListBasis(villageRules, catalog);

async function openEntry(place: DisclosurePlace): Promise<Entry> {
  const stored = await mustReadEntry(place);
  const { state, deleted } = stored.line;
  if (deleted || (state !== 'todo' && state !== 'draft' && state !== 'review'))
    throw new JobFault('disclosure.locked', paramsOf(stored.line));
  return stored;
}

/**
 * Stores a list, or another one in its place; what was reviewed before needs another review (R-S01).
 * @throws JobFault `vault.passphraseNeeded`, `disclosure.locked`, `persons.tooMany`, `persons.notHere`: nothing is stored.
 */
export async function savePersonList({ place, fileName, rows }: PersonsSave): Promise<void> {
  guardPrivateFile();
  if (rows.length > MOST_PERSONS) throw new JobFault('persons.tooMany', { max: MOST_PERSONS });
  const { line } = await mustReadEntry(place);
  const sha256 = await sha256Hex(new TextEncoder().encode(JSON.stringify(rows)));
  await commit({
    name: 'persons.saved',
    params: { ...paramsOf(line), n: rows.length },
    scope: scopeOf(place.id),
    plan: async () => {
      const { line: stored, body } = await openEntry(place);
      if (!isListMatter(await findEntry(stored.catalogCode, today()))) throw new JobFault('persons.notHere');
      const before = await readPersonList(place.id);
      const list: PersonList = {
        id: place.id,
        unitCode: place.unitCode,
        revision: (before?.revision ?? 0) + 1,
        updatedAt: instantNow(),
        updatedBy: operator(),
        fileName: maskLongNumbers(fileName),
        rows,
      };
      const entry = await withoutOldReviews({
        line: stored,
        body: { ...body, persons: { count: rows.length, sha256 } },
      });
      return { records: [...(await writeEntries([entry])), { table: 'personLists', key: place.id, value: list }] };
    },
  });
}

/** Takes the list away from its disclosure; can be undone. */
export async function removePersonList(place: DisclosurePlace): Promise<void> {
  const { line } = await mustReadEntry(place);
  await commit({
    name: 'persons.removed',
    params: paramsOf(line),
    scope: scopeOf(place.id),
    plan: async () => {
      const { line: stored, body } = await openEntry(place);
      const { persons: _, ...rest } = body;
      const entry = await withoutOldReviews({ line: stored, body: rest });
      return { records: [...(await writeEntries([entry])), { table: 'personLists', key: place.id, value: null }] };
    },
  });
}

/** The public version of a list under the profile of its catalog entry. */
export function publicVersion({ rows }: PersonList, catalog: CatalogEntry, postedOn: CalendarDate): PublicPersons {
  const made = publicPersons(
    rows,
    catalog.privacyProfile,
    postedOn,
    catalog.level2.slice(0, 60) || catalog.level1,
    privacyRules,
  );
  if (!made.ok) throw new JobFault(made.fault, made.params);
  return made.value;
}

/** What stands in the way of printing: reviews (R-S01, R-S02), the basis of the list (R-S07), its class. */
export const printProblems = async (entry: Entry): Promise<readonly Problem[]> =>
  checkRelease(entry, await contextOf(entry)).filter(({ severity }) => severity === 'error');

/** The sheet for the board, with the lawful period from the day it goes up (R-V04). @throws JobFault of what stands in the way */
export async function personsPosting(place: DisclosurePlace, postedOn: CalendarDate): Promise<Report> {
  const entry = await mustReadEntry(place);
  const [blocked] = await printProblems(entry);
  if (blocked) throw new JobFault(blocked.code, blocked.params);
  const catalog = await findEntry(entry.line.catalogCode, postedOn);
  const list = await readPersonList(place.id);
  if (!isListMatter(catalog) || !list) throw new JobFault('persons.notHere');
  const units = await listUnits();
  const village = units.find(({ unitCode }) => unitCode === place.unitCode)?.name ?? place.unitCode;
  const township = units.find(({ level }) => level === 'township')?.name ?? '';
  const { signer } = describePosting(
    { village, township, program: '', year: Number(place.year), documentNumber: '', reviewer: '' },
    undefined,
    text,
  );
  const period = planPostingPeriod(postedOn, postingRules, parseCalendarDate(entry.line.postingTo));
  const { supervisionTelephone } = await readSettings();
  return personsReport(
    publicVersion(list, catalog, postedOn),
    {
      title: entry.line.title,
      signer,
      listBasis: entry.body.listBasis,
      period: describePeriod(text, period?.minDays ?? 0, postedOn, period?.to),
      postedOn,
      objectionDays: entry.body.objectionDays ?? 0,
      telephone: supervisionTelephone,
    },
    privacyRules,
    text,
  );
}
