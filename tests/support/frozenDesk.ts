import { expect } from 'vitest';
import { readAttachmentBytes } from '../../renderer/data/attachments/bytes';
import { findEntry } from '../../renderer/data/catalogs';
import { listBin } from '../../renderer/data/store/bin';
import { readPages } from '../../renderer/data/store/pages';
import { readRecord, readTable } from '../../renderer/data/store/records';
import type { CalendarDate } from '../../shared/kernel';
import {
  type AttachmentRef,
  type Disclosure,
  decodeAbsence,
  decodeCatalogEntry,
  decodeDifference,
  decodeDisclosure,
  decodeDisclosureBody,
  decodeHolidayYear,
  decodeOfficialDocument,
  decodePersonList,
  decodeReview,
} from '../../shared/records';
import { batchTitles, type FolderAnswers } from './frozenFolder';
import { digest } from './frozenStore';

type Rows = readonly (readonly unknown[])[];
/** What 0.3.0 was told beyond what 0.2.0 knew. */
export interface DeskAnswers {
  /** Each names only what was typed or follows from it. */
  readonly disclosures: readonly object[];
  readonly personLists: readonly object[];
  readonly documents: readonly object[];
  readonly reviews: Rows;
  readonly catalogs: Rows;
  /** Who discloses by the county's own version. */
  readonly catalogOf: Readonly<Record<string, string>>;
  readonly calendars: readonly object[];
  readonly absences: Rows;
  readonly differences: Rows;
  /** Text or bytes of every attachment by its digest; one of them the history alone names. */
  readonly files: Readonly<Record<string, string | readonly number[]>>;
  readonly bin: readonly string[];
}
export interface DeskFolderAnswers extends FolderAnswers {
  readonly desk: DeskAnswers;
}

const filesOf = (refs: readonly AttachmentRef[]) =>
  refs.map(({ name, role, privacy, sha256 }) => [name, role, privacy, sha256]);

/** A trace step as far as a person said it. */
const actOf = ({ act, version, reason, postedOn, postingTo }: Record<string, unknown>) =>
  act === 'corrected' ? [act, version, reason, postedOn, postingTo] : [act, version];

const linesOf = <T>(pages: ReadonlyMap<string, ReadonlyMap<string, T>>): T[] =>
  [...pages.values()].flatMap((page) => [...page.values()]);

const sorted = <T>(list: readonly T[], key: (one: T) => string): T[] =>
  [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));

/** Numbers of sheets by their id. */
const sheetNumbers = async (): Promise<ReadonlyMap<string, string>> =>
  new Map((await readTable('reviews', decodeReview)).map(({ id, number }) => [id, number]));

async function disclosureAnswers(): Promise<object[]> {
  const [titles, numbers] = [await batchTitles(), await sheetNumbers()];
  const place = ({ unitCode, period, catalogCode, chainStep }: Disclosure): string =>
    `${unitCode} ${period} ${catalogCode} ${chainStep}`;
  const found = [];
  for (const line of sorted(linesOf(await readPages('disclosures', decodeDisclosure)), place)) {
    const body = await readRecord('disclosureBodies', line.id, decodeDisclosureBody);
    if (!body) throw new Error(`no body: ${place(line)}`);
    found.push({
      ...line,
      ...body,
      persons: body.persons?.count,
      batch: titles.get(line.batchId) ?? '',
      releaseReview: numbers.get(line.releaseReview) ?? line.releaseReview,
      secrecyReview: numbers.get(line.secrecyReview) ?? line.secrecyReview,
      attachments: filesOf(body.attachments),
      acts: body.trace.map((step) => actOf({ ...step })),
    });
  }
  return found;
}

async function documentAnswers(): Promise<object[]> {
  const numbers = await sheetNumbers();
  const documents = linesOf(await readPages('documents', decodeOfficialDocument));
  return sorted(documents, ({ year, title }) => `${year} ${title}`).map((one) => ({
    ...one,
    releaseReview: numbers.get(one.releaseReview) ?? one.releaseReview,
    carried: [
      ...(one.carriedTo ? [`to ${one.carriedTo.slice(0, 4)}`] : []),
      ...(one.carriedFrom ? [`from ${one.carriedFrom.slice(0, 4)}`] : []),
    ].join(' '),
    attachments: filesOf(one.attachments),
  }));
}

async function personAnswers(): Promise<object[]> {
  const codes = new Map(
    linesOf(await readPages('disclosures', decodeDisclosure)).map(({ id, catalogCode }) => [id, catalogCode]),
  );
  return (await readTable('personLists', decodePersonList)).map(({ id, fileName, rows }) => ({
    of: codes.get(id),
    fileName,
    rows: rows.map((row) => [
      row.personName,
      row.idNumber,
      row.category,
      row.people,
      row.amount,
      row.approvedOn,
      row.remark,
    ]),
  }));
}

/** Everything that 0.3.0 was told, read with today's decoders. */
export async function expectDesk(desk: DeskAnswers): Promise<void> {
  expect(await disclosureAnswers()).toMatchObject(desk.disclosures);
  expect(await documentAnswers()).toMatchObject(desk.documents);
  expect(await personAnswers()).toEqual(desk.personLists);
  const reviews = (await readTable('reviews', decodeReview)).map((one) => [
    one.number,
    one.kind,
    one.reviewer,
    one.reviewedOn,
    one.opinion,
    one.items.map(({ kind, conclusion }) => `${kind} ${conclusion}`).join(' '),
    one.scan?.sha256 ?? '',
  ]);
  expect(sorted(reviews, ([number, kind]) => `${number} ${kind}`)).toEqual(desk.reviews);
  const catalogs = linesOf(await readPages('catalogs', decodeCatalogEntry));
  expect(
    sorted(catalogs, ({ code }) => code).map((one) => [one.kind, one.code, one.version, one.validFrom, one.validTo]),
  ).toEqual(desk.catalogs);
  for (const [code, unit] of Object.entries(desk.catalogOf))
    expect(await findEntry(code, '2026-08-02' as CalendarDate)).toMatchObject({ disclosingUnit: unit });
  const years = await readTable('calendars', decodeHolidayYear);
  expect(
    years.map(({ year, off, on, source, importedBy }) => ({
      year,
      daysOff: off.length,
      worked: on,
      source,
      importedBy,
    })),
  ).toEqual(desk.calendars);
  const absences = [...(await readPages('absences', decodeAbsence))];
  expect(absences.flatMap(([page, lines]) => [...lines.values()].map((one) => [page, one.title, one.reason]))).toEqual(
    desk.absences,
  );
  const differences = [...(await readPages('differences', decodeDifference))];
  expect(
    differences.flatMap(([page, lines]) =>
      [...lines.values()].map((one) => [page, one.key, one.left, one.right, one.reason]),
    ),
  ).toEqual(desk.differences);
  expect((await listBin()).map(({ title }) => title).sort()).toEqual([...desk.bin].sort());
}

/** Every attachment is here, is what was put in, and its bytes have the digest that names them. */
export async function expectFiles({ files }: DeskAnswers): Promise<void> {
  for (const [sha256, content] of Object.entries(files)) {
    const bytes = await readAttachmentBytes({ sha256, name: '' });
    expect(digest(bytes)).toBe(sha256);
    expect([...bytes]).toEqual(typeof content === 'string' ? [...new TextEncoder().encode(content)] : content);
  }
}
