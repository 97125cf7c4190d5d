import { useDeferredValue, useMemo, useState } from 'react';
import { documentRules } from '../../../../resources/tables';
import { foldNumber, isCurrent, type LedgerState, ledgerState } from '../../../../shared/ledgers/documents';
import type { DisclosureClass, DocumentState, OfficialDocument } from '../../../../shared/records';
import { todayHere, useDocuments } from '../../../data/documents';

export interface LedgerLine {
  readonly document: OfficialDocument;
  readonly state: LedgerState;
}

export interface LedgerFilter {
  readonly year: number;
  readonly text: string;
  readonly state: DocumentState | '';
  readonly disclosureClass: DisclosureClass;
  /** "03", '' = the whole year. */
  readonly month: string;
  readonly due: '' | 'late' | 'soon' | 'open';
}

const fits = ({ document, state }: LedgerLine, filter: LedgerFilter, wanted: string): boolean =>
  (filter.state === '' || document.state === filter.state) &&
  (filter.disclosureClass === '' || document.disclosureClass === filter.disclosureClass) &&
  (filter.month === '' || document.issuedOn.slice(5, 7) === filter.month) &&
  (filter.due === '' ||
    (filter.due === 'late' && (state.mark === 'late' || state.mark === 'lateDone')) ||
    (filter.due === 'soon' && state.mark === 'soon') ||
    (filter.due === 'open' && document.publishedOn === '' && state.mark !== 'none')) &&
  (wanted === '' || foldNumber(`${document.documentNumber} ${document.title}`).toLowerCase().includes(wanted));

export interface Ledger {
  /** undefined while it is being read. */
  readonly all: readonly OfficialDocument[] | undefined;
  readonly years: readonly number[];
  readonly filter: LedgerFilter;
  /** Lines of the year that pass the filter, and how many the year has. */
  readonly lines: readonly LedgerLine[];
  readonly ofYear: number;
  change(next: Partial<LedgerFilter>): void;
}

/** The register of a year, filtered. */
export function useLedger(): Ledger {
  const all = useDocuments();
  const today = todayHere();
  const thisYear = Number(today.slice(0, 4));
  const [filter, setFilter] = useState<LedgerFilter>({
    year: thisYear,
    text: '',
    state: '',
    disclosureClass: '',
    month: '',
    due: '',
  });
  const deferred = useDeferredValue(filter);
  const lines = useMemo(
    () =>
      (all ?? [])
        .filter((document) => document.year === deferred.year && isCurrent(document))
        .map((document) => ({ document, state: ledgerState(document, documentRules, today) })),
    [all, deferred.year, today],
  );
  const shown = useMemo(() => {
    const wanted = foldNumber(deferred.text).toLowerCase();
    return lines.filter((line) => fits(line, deferred, wanted));
  }, [lines, deferred]);
  const years = useMemo(
    () => [...new Set([thisYear, ...(all ?? []).map((one) => one.year)])].sort((a, b) => b - a),
    [all, thisYear],
  );
  return {
    all,
    years,
    filter,
    lines: shown,
    ofYear: lines.length,
    change: (next) => setFilter((before) => ({ ...before, ...next })),
  };
}
