import { useMemo, useState } from 'react';
import type { CoverageState } from '../../../../shared/disclosure/coverage';
import { beijingDay, type CalendarDate } from '../../../../shared/kernel';
import { parsePeriod, periodsOf } from '../../../../shared/rules';
import { periodWords } from '../../../app/coverage/coverageWords';
import { type MatrixTable, matrixTable } from '../../../app/coverage/matrixTable';
import { type Coverage, useCoverage, useCoverageYears } from '../../../data/coverage';
import { source } from '../../../data/source';
import { t } from '../../../ui/text';
import type { RateBy } from './OnTimeView';
import { type YearTable, yearTable } from './yearTable';

/** matrix: villages × entries. unit: one village through the year. Else the on-time rates. */
export type MatrixView = 'matrix' | 'unit' | `rate.${RateBy}`;
export const MATRIX_VIEWS: readonly MatrixView[] = ['matrix', 'unit', 'rate.village', 'rate.item'];

export interface MatrixFilter {
  readonly view: MatrixView;
  readonly year: number;
  /** Code of a period of the year. */
  readonly period: string;
  readonly domain: string;
  readonly state: '' | CoverageState;
  readonly unitCode: string;
}

export interface MatrixWork {
  readonly filter: MatrixFilter;
  change(next: Partial<MatrixFilter>): void;
  readonly coverage: Coverage | undefined;
  readonly years: readonly number[];
  readonly periods: readonly { readonly value: string; readonly label: string }[];
  readonly domains: readonly string[];
  readonly table: MatrixTable | undefined;
  readonly unitTable: YearTable | undefined;
}

const rangeOf = (period: string): { from: string; to: string } => parsePeriod(period) ?? { from: '', to: '9999-12-31' };

/** The whole year, its quarters and its months. */
const periodsOfYear = (year: number) =>
  (['year', 'quarter', 'month'] as const)
    .flatMap((frequency) => periodsOf(frequency, year))
    .map(({ code }) => ({
      value: code,
      label: code === String(year) ? t('village.filter.wholeYear') : periodWords(code),
    }));

export function useMatrix(): MatrixWork {
  const thisYear = Number((beijingDay(source.now()) as CalendarDate).slice(0, 4));
  const [filter, setFilter] = useState<MatrixFilter>({
    view: 'matrix',
    year: thisYear,
    period: String(thisYear),
    domain: '',
    state: '',
    unitCode: '',
  });
  const coverage = useCoverage(filter.year);
  const years = useCoverageYears();
  const { view, period, domain, state } = filter;
  const unitCode = filter.unitCode || (coverage?.villages[0]?.unitCode ?? '');
  const table = useMemo(
    () => (coverage && view === 'matrix' ? matrixTable(coverage, { ...rangeOf(period), domain, state }) : undefined),
    [coverage, view, period, domain, state],
  );
  const unitTable = useMemo(
    () => (coverage && view === 'unit' ? yearTable(coverage, unitCode, state) : undefined),
    [coverage, view, unitCode, state],
  );
  return {
    filter: { ...filter, unitCode },
    change: (next) =>
      setFilter((old) => ({ ...old, ...next, ...(next.year === undefined ? {} : { period: String(next.year) }) })),
    coverage,
    years,
    periods: useMemo(() => periodsOfYear(filter.year), [filter.year]),
    domains: [...new Set(coverage?.entries.map((entry) => entry.domain))],
    table,
    unitTable,
  };
}
