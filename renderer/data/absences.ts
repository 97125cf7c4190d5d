import { useLiveQuery } from 'dexie-react-hooks';
import type { Matter } from '../../shared/disclosure/coverage';
import { type Absence, decodeAbsence } from '../../shared/records';
import { commit } from './store/commit';
import { readPage, writeLines } from './store/pages';

const pageOf = (unitCode: string, year: number): string => `${unitCode}/${year}`;

/** Stated reasons by field or matter. */
export async function readAbsences(unitCode: string, year: number): Promise<ReadonlyMap<string, string>> {
  const lines = await readPage('absences', pageOf(unitCode, year), decodeAbsence);
  return new Map([...lines.values()].filter(({ reason }) => reason !== '').map(({ id, reason }) => [id, reason]));
}

export const useAbsences = (unitCode: string, year: number): ReadonlyMap<string, string> | undefined =>
  useLiveQuery(() => readAbsences(unitCode, year), [unitCode, year]);

/** Why nothing is public there this year; an empty reason takes the statement back. */
export async function stateAbsence(unitCode: string, year: number, matter: Matter, reason: string): Promise<void> {
  const line: Absence = {
    id: matter.id,
    revision: 0,
    updatedAt: '',
    updatedBy: '',
    title: matter.name,
    reason: reason.trim(),
  };
  await commit({
    name: line.reason === '' ? 'absence.cleared' : 'absence.stated',
    params: { title: matter.name },
    scope: `absences/${pageOf(unitCode, year)}`,
    plan: async () => ({
      records: await writeLines('absences', [{ page: pageOf(unitCode, year), id: line.id, line }]),
    }),
  });
}
