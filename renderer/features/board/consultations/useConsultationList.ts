import { useLiveQuery } from 'dexie-react-hooks';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Consultation, UnitRecord } from '../../../../shared/records';
import { useUnits } from '../../../app/session';
import { type LinkedNotices, linkedNotices, listConsultations } from '../../../data/consultations';
import { today } from '../../../data/disclosures';
import { listNotices } from '../../../data/notices';
import { type ShownState, shownState } from './words';

export interface ListFilter {
  readonly year: string;
  readonly unitCode: string;
  readonly state: ShownState | '';
  readonly text: string;
}

export interface ConsultationRow {
  readonly line: Consultation;
  readonly unitName: string;
  readonly notices: LinkedNotices;
}

export interface ConsultationList {
  readonly ready: boolean;
  /** How many there are at all, of every year. */
  readonly total: number;
  readonly rows: readonly ConsultationRow[];
  readonly ofYear: number;
  readonly years: readonly string[];
  /** Who may ask: the unit itself and its villages. */
  readonly units: readonly UnitRecord[];
  readonly filter: ListFilter;
  change(next: Partial<ListFilter>): void;
}

const newestFirst = (a: Consultation, b: Consultation): number =>
  a.opensOn === b.opensOn ? (a.id < b.id ? 1 : -1) : a.opensOn < b.opensOn ? 1 : -1;

/** The consultations of a year, filtered, with the notices that belong to them. */
export function useConsultationList(): ConsultationList {
  const stored = useLiveQuery(async () => {
    const [consultations, notices] = await Promise.all([listConsultations(), listNotices()]);
    return { consultations, notices };
  }, []);
  const { all, self, villages } = useUnits();
  const thisYear = today().slice(0, 4);
  const [filter, setFilter] = useState<ListFilter>({ year: thisYear, unitCode: '', state: '', text: '' });
  const deferred = useDeferredValue(filter);
  const ofYear = useMemo(
    () => (stored?.consultations ?? []).filter(({ year }) => year === deferred.year).sort(newestFirst),
    [stored, deferred.year],
  );
  const rows = useMemo(
    () =>
      ofYear
        .filter(
          (line) =>
            (deferred.unitCode === '' || line.unitCode === deferred.unitCode) &&
            (deferred.state === '' || shownState(line) === deferred.state) &&
            line.title.includes(deferred.text.trim()),
        )
        .map((line) => ({
          line,
          unitName: all.find(({ unitCode }) => unitCode === line.unitCode)?.name ?? line.unitCode,
          notices: linkedNotices(stored?.notices ?? [], line.id),
        })),
    [ofYear, deferred, all, stored],
  );
  const years = useMemo(
    () => [...new Set([thisYear, ...(stored?.consultations ?? []).map(({ year }) => year)])].sort().reverse(),
    [stored, thisYear],
  );
  return {
    ready: stored !== undefined,
    total: stored?.consultations.length ?? 0,
    rows,
    ofYear: ofYear.length,
    years,
    units: [...(self ? [self] : []), ...villages.filter((unit) => !unit.isSelf)],
    filter,
    change: (next) => setFilter({ ...filter, ...next }),
  };
}
