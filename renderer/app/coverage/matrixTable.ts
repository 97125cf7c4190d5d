import type { CoverageCell, CoverageState } from '../../../shared/disclosure/coverage';
import { isInRange, type Matrix, type MatrixCell, matrixOf } from '../../../shared/disclosure/coverage';
import type { CatalogEntry, UnitRecord } from '../../../shared/records';
import type { Coverage } from '../../data/coverage';
import type { HeatCell, HeatColumn, HeatRow } from '../../ui/heatTable';
import { HEAT_TONE, stateSign, stateWord } from './coverageWords';

export interface MatrixChoice {
  /** CalendarDate; the stretch that is looked at. */
  readonly from: string;
  readonly to: string;
  /** '' = all. */
  readonly domain: string;
  readonly state: '' | CoverageState;
}

/** The matrix as it is drawn, copied and printed: one for all, so that they cannot differ. */
export interface MatrixTable {
  readonly columns: readonly HeatColumn[];
  readonly rows: readonly HeatRow[];
  readonly entries: readonly CatalogEntry[];
  readonly villages: readonly UnitRecord[];
  readonly matrix: Matrix;
  find(
    key: string,
  ): { readonly place: MatrixCell; readonly unit: UnitRecord; readonly entry: CatalogEntry } | undefined;
}

export const entryName = (entry: CatalogEntry): string => entry.level2 || entry.level1;

/** Short enough for the head of a narrow column: up to the first bracket or comma, nine characters at most. */
export function shortName(entry: CatalogEntry): string {
  const [first = ''] = entryName(entry).split(/[（(，、]/);
  return first.length > 9 ? `${first.slice(0, 8)}…` : first;
}

const keyOf = (unitCode: string, code: string): string => `${unitCode} ${code}`;

export function heatCell(key: string, { lead, gaps }: MatrixCell, span = 1): HeatCell {
  return {
    key,
    sign: stateSign(lead.state),
    word: stateWord(lead.state),
    tone: HEAT_TONE[lead.state],
    span,
    marked: gaps > 0,
  };
}

/** Villages × entries. A filter by state leaves out rows and columns in which nothing is so. */
export function matrixTable({ cells, villages, entries }: Coverage, choice: MatrixChoice): MatrixTable {
  const wanted = new Set(
    entries.filter(({ domain }) => choice.domain === '' || domain === choice.domain).map(({ code }) => code),
  );
  const shown = cells.filter(
    (cell: CoverageCell) =>
      wanted.has(cell.code) && (choice.state === '' || cell.state === choice.state) && isInRange(cell, choice),
  );
  const matrix = matrixOf(
    shown,
    (cell) => cell.unitCode,
    (cell) => cell.code,
  );
  const used = new Set(shown.map(({ code }) => code));
  const ownEntries = entries.filter(({ code }) => (choice.state === '' ? wanted.has(code) : used.has(code)));
  const ownVillages = choice.state === '' ? villages : villages.filter(({ unitCode }) => matrix.has(unitCode));
  const rows = ownVillages.map(({ unitCode, name }): HeatRow => {
    const places = matrix.get(unitCode);
    return {
      key: unitCode,
      head: name,
      group: '',
      cells: ownEntries.map(({ code }) => {
        const place = places?.get(code);
        return place ? heatCell(keyOf(unitCode, code), place) : null;
      }),
    };
  });
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const byUnit = new Map(villages.map((unit) => [unit.unitCode, unit]));
  return {
    columns: ownEntries.map((entry) => ({
      key: entry.code,
      head: shortName(entry),
      title: entryName(entry),
      group: entry.domain,
    })),
    rows,
    entries: ownEntries,
    villages: ownVillages,
    matrix,
    find(key) {
      const [unitCode = '', code = ''] = key.split(' ');
      const place = matrix.get(unitCode)?.get(code);
      const unit = byUnit.get(unitCode);
      const entry = byCode.get(code);
      return place && unit && entry ? { place, unit, entry } : undefined;
    },
  };
}
