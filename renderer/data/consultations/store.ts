import { useLiveQuery } from 'dexie-react-hooks';
import { type ConsultationEntry, withConsultationSummary } from '../../../shared/ledgers/consultations';
import { maskLongNumbers } from '../../../shared/payout';
import {
  type Consultation,
  type ConsultationBody,
  decodeConsultation,
  decodeConsultationBody,
} from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { instantNow, operator } from '../source';
import type { RecordWrite } from '../store/commit';
import { readPage, readPages, writeLines } from '../store/pages';
import { readRecord } from '../store/records';
import { isSame } from '../typedFields';

/** Where a consultation lies: its page is unit and year. */
export interface ConsultationPlace {
  readonly unitCode: string;
  readonly year: string;
  readonly id: string;
}

export const consultationPlaceOf = ({ unitCode, year, id }: Consultation): ConsultationPlace => ({
  unitCode,
  year,
  id,
});

async function readLines(deleted: boolean): Promise<readonly Consultation[]> {
  const pages = await readPages('consultations', decodeConsultation);
  return [...pages.values()].flatMap((lines) => [...lines.values()].filter((one) => one.deleted === deleted));
}

/** All that are not in the bin, of all units and years. */
export const listConsultations = (): Promise<readonly Consultation[]> => readLines(false);

/** Those in the recycle bin. */
export const listRemovedConsultations = (): Promise<readonly Consultation[]> => readLines(true);

/** undefined while they are being read. */
export const useConsultations = (): readonly Consultation[] | undefined => useLiveQuery(listConsultations, []);

/** With its long parts; in the bin too. */
export async function readConsultation({
  unitCode,
  year,
  id,
}: ConsultationPlace): Promise<ConsultationEntry | undefined> {
  const [lines, body] = await Promise.all([
    readPage('consultations', `${unitCode}/${year}`, decodeConsultation),
    readRecord('consultationBodies', id, decodeConsultationBody),
  ]);
  const line = lines.get(id);
  return line && body && { line, body };
}

/** undefined while it is being read, null when there is none. */
export const useConsultation = ({ unitCode, year, id }: ConsultationPlace): ConsultationEntry | null | undefined =>
  useLiveQuery(async () => (await readConsultation({ unitCode, year, id })) ?? null, [unitCode, year, id]);

export async function mustReadConsultation(place: ConsultationPlace): Promise<ConsultationEntry> {
  const entry = await readConsultation(place);
  if (!entry) throw new JobFault('consultation.act.missing');
  return entry;
}

/** A title as it is stored: without a number that may be a person's. */
export const tidySubject = (title: string): string => maskLongNumbers(title.trim());

export const consultationParams = (line: Consultation) => ({ title: tidySubject(line.title) });
export const consultationScope = (id: string): string => `consultations/${id}`;

const same = ({ revision: _, updatedAt: _at, updatedBy: _by, ...body }: ConsultationBody): unknown => body;

/** Writes of consultations, for the `plan` of a command: lines into their pages, bodies that changed beside them. */
export async function writeConsultations(entries: readonly ConsultationEntry[]): Promise<RecordWrite[]> {
  const tidy = entries.map(withConsultationSummary);
  const bodies: RecordWrite[] = [];
  for (const { body } of tidy) {
    const before = await readRecord('consultationBodies', body.id, decodeConsultationBody);
    if (before && isSame(same(before), same(body))) continue;
    const value = { ...body, revision: (before?.revision ?? 0) + 1, updatedAt: instantNow(), updatedBy: operator() };
    bodies.push({ table: 'consultationBodies', key: body.id, value });
  }
  const lines = tidy.map(({ line }) => ({
    page: `${line.unitCode}/${line.year}`,
    id: line.id,
    line: { ...line, title: tidySubject(line.title) },
  }));
  return [...(await writeLines('consultations', lines)), ...bodies];
}
