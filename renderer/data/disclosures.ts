import { useLiveQuery } from 'dexie-react-hooks';
import { villageRules } from '../../resources/tables';
import { stampProofs } from '../../shared/board';
import { blankEntry, copyEarlier, type Entry, objectionDaysOf, withSummary } from '../../shared/disclosure/entries';
import { beijingDay, type CalendarDate, newId } from '../../shared/kernel';
import { maskLongNumbers } from '../../shared/payout';
import { type Disclosure, type DisclosureBody, decodeDisclosure, decodeDisclosureBody } from '../../shared/records';
import { JobFault } from '../workers/protocol';
import type { AttachmentHolder } from './attachments';
import { findEntry } from './catalogs';
import { dueOfNew } from './dueOfNew';
import { withoutOldReviews } from './reviewDigest';
import { instantNow, operator, source } from './source';
import { commit, type Plan, type RecordWrite } from './store/commit';
import { readPage, readPages, writeLines } from './store/pages';
import { readRecord } from './store/records';
import { isSame, typedChange } from './typedFields';

/** Where a disclosure lies: its page is unit and year. */
export interface DisclosurePlace {
  readonly unitCode: string;
  readonly year: string;
  readonly id: string;
}

export const today = (): CalendarDate => beijingDay(source.now());
export const yearOf = ({ period }: Pick<Disclosure, 'period'>): string => period.slice(0, 4);
const pageOf = (line: Pick<Disclosure, 'unitCode' | 'period'>): string => `${line.unitCode}/${yearOf(line)}`;
export const placeOf = (line: Disclosure): DisclosurePlace => ({
  unitCode: line.unitCode,
  year: yearOf(line),
  id: line.id,
});

/** All lines that are not in the bin, of all units and years or of one year. */
export async function listDisclosures(year?: string): Promise<readonly Disclosure[]> {
  const pages = await readPages('disclosures', decodeDisclosure);
  return [...pages]
    .filter(([key]) => year === undefined || key.endsWith(`/${year}`))
    .flatMap(([, lines]) => [...lines.values()].filter(({ deleted }) => !deleted));
}

/** Lines in the recycle bin. */
export async function listRemoved(): Promise<readonly Disclosure[]> {
  const pages = await readPages('disclosures', decodeDisclosure);
  return [...pages.values()].flatMap((lines) => [...lines.values()].filter(({ deleted }) => deleted));
}

/** undefined while they are being read. */
export const useDisclosures = (year?: string): readonly Disclosure[] | undefined =>
  useLiveQuery(() => listDisclosures(year), [year]);

/** With its long parts; in the bin too. */
export async function readEntry({ unitCode, year, id }: DisclosurePlace): Promise<Entry | undefined> {
  const [page, body] = await Promise.all([
    readPage('disclosures', `${unitCode}/${year}`, decodeDisclosure),
    readRecord('disclosureBodies', id, decodeDisclosureBody),
  ]);
  const line = page.get(id);
  return line && body && { line, body };
}

export const useEntry = (place: DisclosurePlace): Entry | null | undefined =>
  useLiveQuery(async () => (await readEntry(place)) ?? null, [place.unitCode, place.year, place.id]);

export async function mustReadEntry(place: DisclosurePlace): Promise<Entry> {
  const entry = await readEntry(place);
  if (!entry) throw new JobFault('disclosure.missing');
  return entry;
}

/** Lines of the same chain as this one, in whichever year. */
export const chainOf = async (line: Disclosure): Promise<readonly Disclosure[]> =>
  line.chainId === '' ? [] : (await listDisclosures()).filter(({ chainId }) => chainId === line.chainId);

export const paramsOf = (line: Disclosure) => ({ title: maskLongNumbers(line.title) });
export const scopeOf = (id: string): string => `disclosures/${id}`;

const same = ({ revision: _, updatedAt: _at, updatedBy: _by, ...body }: DisclosureBody): unknown => body;

/** A title as it is stored: without a number that may be a person's. */
export const tidyTitle = (title: string): string => maskLongNumbers(title.trim());

/** Writes of entries: lines into their pages, bodies that changed beside them. */
export async function writeEntries(entries: readonly Entry[]): Promise<RecordWrite[]> {
  const tidy = entries.map(withSummary);
  const bodies: RecordWrite[] = [];
  for (const { body } of tidy) {
    const before = await readRecord('disclosureBodies', body.id, decodeDisclosureBody);
    if (before && isSame(same(before), same(body))) continue;
    const value = { ...body, revision: (before?.revision ?? 0) + 1, updatedAt: instantNow(), updatedBy: operator() };
    bodies.push({ table: 'disclosureBodies', key: body.id, value });
  }
  const lines = tidy.map(({ line }) => ({
    page: pageOf(line),
    id: line.id,
    line: { ...line, title: tidyTitle(line.title) },
  }));
  return [...(await writeLines('disclosures', lines)), ...bodies];
}

/** What stands for a duty already; events have no such one. */
async function standing(unitCode: string, catalogCode: string, period: string): Promise<Disclosure | undefined> {
  const lines = await readPage('disclosures', `${unitCode}/${period.slice(0, 4)}`, decodeDisclosure);
  return [...lines.values()].find(
    (one) => !one.deleted && one.catalogCode === catalogCode && one.period === period && period.length > 0,
  );
}

export interface OpenOptions {
  /** A new one beside those that are there: what happens at any time, or a further step of a chain. */
  readonly another?: boolean;
  readonly startedOn?: string;
  /** Given where another rule says so; else as the catalog and the due dates say. */
  readonly due?: Pick<Disclosure, 'dueOn' | 'dueStatus' | 'ruleId'>;
  readonly chain?: { readonly id: string; readonly step: string };
}

/** The disclosure of a duty: the one that is there, or a new draft with its body, in one act. */
export async function openDisclosure(
  unitCode: string,
  catalogCode: string,
  period: string,
  options: OpenOptions = {},
): Promise<DisclosurePlace> {
  const known = options.another ? undefined : await standing(unitCode, catalogCode, period);
  if (known) return placeOf(known);
  const id = newId(source);
  let place: DisclosurePlace = { unitCode, year: period.slice(0, 4), id };
  await commit({
    name: 'disclosure.created',
    scope: scopeOf(id),
    plan: async () => {
      const other = options.another ? undefined : await standing(unitCode, catalogCode, period);
      if (other) {
        place = placeOf(other);
        return {};
      }
      return { records: await writeEntries([await newEntry(id, unitCode, catalogCode, period, options)]) };
    },
  });
  return place;
}

export async function newEntry(
  id: string,
  unitCode: string,
  catalogCode: string,
  period: string,
  { startedOn = '', chain, due: given }: OpenOptions,
): Promise<Entry> {
  const catalog = await findEntry(catalogCode, today());
  if (!catalog) throw new JobFault('disclosure.notInCatalog');
  const { line, body } = blankEntry({ id, unitCode, period }, catalog);
  const due = given ?? (await dueOfNew(unitCode, catalog, period, startedOn));
  const objectionDays = objectionDaysOf(villageRules, catalogCode);
  return {
    line: { ...line, ...due, startedOn, chainId: chain?.id ?? '', chainStep: chain?.step ?? '' },
    body: objectionDays > 0 ? { ...body, objectionDays } : body,
  };
}

/** Fields that a person types; states, reviews and postings have acts of their own. */
const TYPED_LINE = [
  'title',
  'startedOn',
  'dueOn',
  'dueStatus',
  'ruleId',
  'disclosureClass',
  'reach',
  'unitKind',
  'place',
  'url',
  'chainId',
  'chainStep',
  'figures',
] as const satisfies readonly (keyof Disclosure)[];
const TYPED_BODY = [
  'text',
  'attachments',
  'classReason',
  'classArticle',
  'listBasis',
  'meeting',
  'supervision',
  'note',
  'objectionDays',
  'filedOn',
  'group',
  'elements',
  'complaints',
  'procedure',
] as const satisfies readonly (keyof DisclosureBody)[];

/** What hangs is corrected by an act of its own; a photograph of it and a note may be added at any time. */
const ALWAYS: ReadonlySet<string> = new Set(['attachments', 'note', 'filedOn', 'chainId', 'chainStep', 'complaints']);

/**
 * Stores what was changed against `base`, the entry as the form first showed it. What somebody else changed meanwhile stays,
 * unless both changed the same.
 * @throws JobFault `disclosure.changedElsewhere` then, and nothing is written; `mine` writes over it.
 */
export async function saveDisclosure(
  base: Entry,
  next: Entry,
  options: { readonly mine?: boolean } = {},
): Promise<void> {
  const typed = typedChange<Disclosure, DisclosureBody>({ line: TYPED_LINE, body: TYPED_BODY }, base, next);
  if (typed.keys.length === 0) return;
  await commit({
    name: 'disclosure.saved',
    params: paramsOf(next.line),
    scope: scopeOf(base.line.id),
    plan: async (): Promise<Plan> => {
      const stored = await mustReadEntry(placeOf(base.line));
      const { isClash, ...changed } = typed.over(stored);
      if (!options.mine && isClash) throw new JobFault('disclosure.changedElsewhere', paramsOf(stored.line));
      const isOpen = stored.line.state === 'todo' || stored.line.state === 'draft' || stored.line.state === 'review';
      if (!isOpen && typed.keys.some((key) => !ALWAYS.has(key)))
        throw new JobFault('disclosure.locked', paramsOf(stored.line));
      return { records: await writeEntries([await withoutOldReviews(withSummary(changed))]) };
    },
  });
}

/** 从上期复制: from another disclosure of the same catalog entry. */
export async function copyFromEarlier(
  to: DisclosurePlace,
  from: DisclosurePlace,
  options: { readonly figures: boolean },
): Promise<void> {
  await commit({
    name: 'disclosure.copied',
    params: paramsOf((await mustReadEntry(to)).line),
    scope: scopeOf(to.id),
    plan: async () => {
      const target = await mustReadEntry(to);
      if (target.line.state !== 'draft' && target.line.state !== 'todo') throw new JobFault('disclosure.locked');
      return { records: await writeEntries([copyEarlier(target, await mustReadEntry(from), options)]) };
    },
  });
}

/** Into the recycle bin, and back. */
export async function removeDisclosure(place: DisclosurePlace, deleted = true): Promise<void> {
  const { line } = await mustReadEntry(place);
  await commit({
    name: deleted ? 'disclosure.removed' : 'disclosure.restored',
    params: paramsOf(line),
    scope: scopeOf(place.id),
    plan: async () => {
      const stored = await mustReadEntry(place);
      return { records: await writeEntries([{ ...stored, line: { ...stored.line, deleted } }]) };
    },
  });
}

/** The entry with its files changed, for the plan of an act. */
export const withFiles = ({ line, body }: Entry, change: Parameters<AttachmentHolder['plan']>[0]): Promise<Entry> => {
  const attachments = stampProofs(change(body.attachments), body.attachments, line.version);
  return withoutOldReviews({ line, body: { ...body, attachments } });
};

/** For the files of an entry: each change is an act of this entry and asks for another review (R-S01). */
export const disclosureHolder = (line: Disclosure): AttachmentHolder => ({
  scope: scopeOf(line.id),
  title: maskLongNumbers(line.title),
  plan: async (change) => ({
    records: await writeEntries([await withFiles(await mustReadEntry(placeOf(line)), change)]),
  }),
});
