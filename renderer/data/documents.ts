import { useLiveQuery } from 'dexie-react-hooks';
import { documentRules } from '../../resources/tables';
import { beijingDay, type CalendarDate, newId, type Problem } from '../../shared/kernel';
import {
  type ActFacts,
  applyAct,
  applyOutcome,
  applyValidity,
  blankDocument,
  checkAct,
  checkFields,
  classChoices,
  type DocumentAct,
  foldNumber,
  isCurrent,
  newestFirst,
  planCarryOver,
  sameNumber,
  type ValidityLine,
  type YearlyLine,
} from '../../shared/ledgers/documents';
import type { RegisterLine } from '../../shared/ledgers/register';
import { maskLongNumbers } from '../../shared/payout';
import { decodeOfficialDocument, type OfficialDocument } from '../../shared/records';
import { isSameJson } from '../../shared/store/changes';
import { JobFault } from '../workers/protocol';
import type { AttachmentHolder } from './attachments';
import { dueCounter } from './documentDues';
import { documentReview, refuseUnreviewed } from './reviewStates';
import { readSettings } from './settings';
import { source } from './source';
import { commit, type Plan } from './store/commit';
import { type LineWrite, readPages, writeLines } from './store/pages';

/** Where a line lies: its page is its year. */
export interface DocumentPlace {
  readonly year: number;
  readonly id: string;
}

type Json = Parameters<typeof isSameJson>[0];

export const todayHere = (): CalendarDate => beijingDay(source.now());

/** All lines of all years, also those in the bin and those that another year carries on. */
export async function readDocuments(): Promise<readonly OfficialDocument[]> {
  const pages = await readPages('documents', decodeOfficialDocument);
  return [...pages.values()].flatMap((page) => [...page.values()]);
}

/** Lines that are not in the bin, newest issue first. */
export async function listDocuments(): Promise<readonly OfficialDocument[]> {
  const order = (one: OfficialDocument): string => one.issuedOn || `9${one.draftedOn}${one.id}`;
  return (await readDocuments()).filter((one) => !one.deleted).sort(newestFirst(order));
}

/** undefined while they are being read. */
export const useDocuments = (): readonly OfficialDocument[] | undefined => useLiveQuery(listDocuments, []);

const isAt =
  ({ year, id }: DocumentPlace) =>
  (one: OfficialDocument): boolean =>
    one.year === year && one.id === id;

export const useDocument = (place: DocumentPlace): OfficialDocument | null | undefined =>
  useLiveQuery(async () => (await readDocuments()).find(isAt(place)) ?? null, [place.year, place.id]);

const lineOf = (line: OfficialDocument): LineWrite<OfficialDocument> => ({
  page: String(line.year),
  id: line.id,
  line,
});

const refuse = ([first]: readonly Problem[]): void => {
  if (first) throw new JobFault(first.code, { ...first.params, ...(first.at.file ? { file: first.at.file } : {}) });
};

const errorsOf = (problems: readonly Problem[]): Problem[] => problems.filter((one) => one.severity === 'error');

/** Numbers that may be a person's do not go into a title. */
const tidy = (line: OfficialDocument): OfficialDocument => ({ ...line, title: maskLongNumbers(line.title.trim()) });

/** What every way of storing a line holds to: fields that can be, and a number that nobody else has. */
async function planLine(line: OfficialDocument, known: readonly OfficialDocument[]): Promise<Plan> {
  refuse(errorsOf(checkFields(line)));
  const other = line.deleted ? undefined : sameNumber(line, known);
  if (other) throw new JobFault('document.numberTaken', { number: line.documentNumber, title: other.title });
  const count = await dueCounter();
  const before = known.find((one) => one.id === line.id && one.year === line.year);
  return { records: await writeLines('documents', [lineOf(count(tidy(line), before))]) };
}

/** Registers a document; nothing but its unit and year must be known. */
export async function createDocument(
  given: Partial<OfficialDocument> & Pick<OfficialDocument, 'year' | 'unitCode'>,
): Promise<DocumentPlace> {
  const id = newId(source);
  const line: OfficialDocument = { ...blankDocument({ ...given, id }), ...given, id };
  await commit({
    name: 'document.created',
    params: { title: maskLongNumbers(line.title) },
    scope: `documents/${id}`,
    plan: async () => planLine(line, await readDocuments()),
  });
  return { id, year: line.year };
}

const NOT_TYPED: ReadonlySet<string> = new Set(['id', 'year', 'revision', 'updatedAt', 'updatedBy', 'state']);

/**
 * Stores what was changed against `base`, the line as the form first showed it. Fields that somebody else changed meanwhile stay,
 * unless both changed the same one.
 * @throws JobFault `document.changedElsewhere` then, and nothing is written; `mine` writes over it.
 */
export async function saveDocument(
  base: OfficialDocument,
  next: OfficialDocument,
  options: { readonly mine?: boolean } = {},
): Promise<void> {
  const fields = (Object.keys(next) as (keyof OfficialDocument)[]).filter(
    (key) => !NOT_TYPED.has(key) && !isSameJson(next[key] as Json, base[key] as Json),
  );
  await commit({
    name: 'document.saved',
    params: { title: maskLongNumbers(next.title) },
    scope: `documents/${base.id}`,
    plan: async () => {
      const known = await readDocuments();
      const stored = mustFind(known, base);
      if (!options.mine && stored.revision !== base.revision && fields.some((key) => isClash(stored, base, next, key)))
        throw new JobFault('document.changedElsewhere', { title: stored.title });
      const changed = Object.fromEntries(fields.map((key) => [key, next[key]]));
      return planLine({ ...stored, ...changed }, known);
    },
  });
}

const isClash = (
  stored: OfficialDocument,
  base: OfficialDocument,
  next: OfficialDocument,
  key: keyof OfficialDocument,
): boolean =>
  !isSameJson(stored[key] as Json, base[key] as Json) && !isSameJson(stored[key] as Json, next[key] as Json);

function mustFind(known: readonly OfficialDocument[], place: DocumentPlace): OfficialDocument {
  const found = known.find(isAt(place));
  if (!found) throw new JobFault('document.missing');
  if (found.carriedTo !== '') throw new JobFault('document.carried', { year: found.carriedTo.slice(0, 4) });
  return found;
}

/** @throws JobFault `document.missing`, `document.carried` */
export const mustReadDocument = async (place: DocumentPlace): Promise<OfficialDocument> =>
  mustFind(await readDocuments(), place);

/** 送签 退文 印发 上网 撤下 办结 重新办理: refused with the first thing that is missing. R-S01: before 上网 both reviews. */
export async function actOnDocument(place: DocumentPlace, act: DocumentAct, facts: ActFacts): Promise<void> {
  await change(place, `document.${act}`, async (stored) => {
    refuse(errorsOf(checkAct(stored, act, facts, documentRules, todayHere())));
    const next = applyAct(stored, act, facts);
    if (act !== 'publish') return next;
    const review = await documentReview(stored);
    refuseUnreviewed(review);
    return { ...next, releaseReview: review.release.reviewId, secrecyReview: review.secrecy.reviewId };
  });
}

/** Into the recycle bin, and back. */
export const removeDocument = (place: DocumentPlace, deleted = true): Promise<void> =>
  change(place, deleted ? 'document.removed' : 'document.restored', (stored) => ({ ...stored, deleted }));

/** R-P12: this year's outcome for one withheld document. */
export async function saveOutcome(place: DocumentPlace, line: YearlyLine): Promise<void> {
  const choices = classChoices(documentRules, (await readSettings()).documentClassSet);
  const wordsOf = (wanted: string): string => choices.find((one) => one.disclosureClass === wanted)?.words ?? '';
  await change(place, 'document.reviewed', (stored) => {
    if (line.reason.trim() === '') throw new JobFault('document.whyMissing');
    return applyOutcome(stored, line, { open: wordsOf('open'), onRequest: wordsOf('onRequest') });
  });
}

/** R-F01, R-F02: a normative document was looked at, amended, repealed or has expired. */
export async function saveValidity(place: DocumentPlace, line: ValidityLine): Promise<void> {
  await change(place, 'document.cleared', (stored) => {
    if (line.validity !== 'inForce' && line.byDocument.trim() === '' && line.reason.trim() === '')
      throw new JobFault('document.byMissing');
    return applyValidity(stored, line);
  });
}

async function change(
  place: DocumentPlace,
  name: string,
  changed: (stored: OfficialDocument) => OfficialDocument | Promise<OfficialDocument>,
): Promise<void> {
  const before = await mustReadDocument(place);
  await commit({
    name,
    params: { title: before.title },
    scope: `documents/${place.id}`,
    plan: async () => {
      const known = await readDocuments();
      return planLine(await changed(mustFind(known, place)), known);
    },
  });
}

/** A year's register from a sheet: one act, one undo, however many lines. How many were taken in. */
export async function importRegister(
  file: string,
  year: number,
  unit: { readonly unitCode: string; readonly name: string },
  lines: readonly RegisterLine[],
): Promise<number> {
  await commit({
    name: 'documents.imported',
    params: { file, n: lines.length },
    scope: 'documents',
    plan: async () => {
      const known = await readDocuments();
      const count = await dueCounter();
      const numbers = new Set(known.filter(isCurrent).map((one) => foldNumber(one.documentNumber)));
      const made = lines.map((line): OfficialDocument => {
        // Registered meanwhile in another window: nothing is taken in, the sheet is checked anew.
        if (line.documentNumber !== '' && numbers.has(foldNumber(line.documentNumber)))
          throw new JobFault('document.numberTaken', { number: line.documentNumber, title: line.title });
        const document = {
          ...blankDocument({ id: newId(source), year, unitCode: unit.unitCode }),
          ...line,
          madeBy: line.madeBy || unit.name,
          keptBy: unit.name,
        };
        refuse(errorsOf(checkFields(document)));
        return count(tidy(document));
      });
      return { records: await writeLines('documents', made.map(lineOf)) };
    },
  });
  return lines.length;
}

/** The files of a document, for the list of attachments. */
export const documentHolder = ({ year, id, title }: OfficialDocument): AttachmentHolder => ({
  scope: `documents/${id}`,
  title,
  plan: async (change) => {
    const known = await readDocuments();
    const stored = mustFind(known, { year, id });
    return planLine({ ...stored, attachments: change(stored.attachments) }, known);
  },
});

/** Opens a year with what the years before left over; how many lines came along. One act, one undo. */
export async function carryOver(year: number): Promise<number> {
  let carried = 0;
  await commit({
    name: 'documents.carried',
    params: { year },
    scope: 'documents',
    plan: async () => {
      const plan = planCarryOver(await readDocuments(), year, () => newId(source));
      carried = plan.length;
      return {
        records: await writeLines(
          'documents',
          plan.flatMap(({ from, to }) => [lineOf(from), lineOf(to)]),
        ),
      };
    },
  });
  return carried;
}

/** Lines that another year would take over. */
export const countToCarry = (documents: readonly OfficialDocument[], year: number): number =>
  planCarryOver(documents.filter(isCurrent), year, () => '').length;
