import { useDeferredValue, useMemo, useState } from 'react';
import type { Notice, NoticeKind, UnitRecord } from '../../../../shared/records';
import { useUnits } from '../../../app/session';
import { today } from '../../../data/disclosures';
import { useNotices } from '../../../data/notices';
import { kindWord, periodText, type ShownState, shownState } from './words';

export interface NoticeRow {
  readonly key: string;
  readonly line: Notice;
  readonly unitName: string;
}

export interface NoticeFilter {
  /** '' = all. */
  readonly unitCode: string;
  readonly year: string;
  readonly kind: NoticeKind | '';
  readonly state: ShownState | '';
  readonly text: string;
}

export interface NoticeList {
  readonly ready: boolean;
  readonly rows: readonly NoticeRow[];
  /** Of the year, before filters. */
  readonly total: number;
  /** Villages and the own unit. */
  readonly units: readonly UnitRecord[];
  readonly filter: NoticeFilter;
  change(next: Partial<NoticeFilter>): void;
}

const fits = ({ line, unitName }: NoticeRow, filter: NoticeFilter, words: readonly string[]): boolean => {
  if (filter.unitCode !== '' && line.unitCode !== filter.unitCode) return false;
  if (filter.kind !== '' && line.kind !== filter.kind) return false;
  if (filter.state !== '' && shownState(line) !== filter.state) return false;
  const text = `${line.title} ${unitName} ${kindWord(line.kind)} ${periodText(line.period)} ${line.place}`;
  return words.every((word) => text.includes(word));
};

/** What is in work comes first, then the newest. */
const ORDER: Readonly<Record<ShownState, number>> = {
  returned: 0,
  draft: 1,
  review: 2,
  published: 3,
  takenDown: 4,
  archived: 5,
};

const inOrder = (a: NoticeRow, b: NoticeRow): number =>
  ORDER[shownState(a.line)] - ORDER[shownState(b.line)] ||
  (a.line.updatedAt < b.line.updatedAt ? 1 : a.line.updatedAt > b.line.updatedAt ? -1 : 0) ||
  (a.line.unitCode < b.line.unitCode ? -1 : 1);

/** Notices of a year, filtered. */
export function useNoticeList(): NoticeList {
  const [filter, setFilter] = useState<NoticeFilter>(() => ({
    unitCode: '',
    year: today().slice(0, 4),
    kind: '',
    state: '',
    text: '',
  }));
  const deferred = useDeferredValue(filter);
  const notices = useNotices(deferred.year);
  const { ready, self, villages, all } = useUnits();
  const units = useMemo(
    () => (self ? [...villages, ...(self.level === 'village' ? [] : [self])] : villages),
    [self, villages],
  );
  const rows = useMemo<readonly NoticeRow[]>(() => {
    const nameOf = new Map(all.map(({ unitCode, name }) => [unitCode, name]));
    const words = deferred.text.split(/\s+/).filter((word) => word !== '');
    return (notices ?? [])
      .map((line) => ({ key: line.id, line, unitName: nameOf.get(line.unitCode) ?? line.unitCode }))
      .filter((row) => fits(row, deferred, words))
      .sort(inOrder);
  }, [notices, all, deferred]);
  return {
    ready: ready && notices !== undefined,
    rows,
    total: notices?.length ?? 0,
    units,
    filter,
    change: (next) => setFilter((before) => ({ ...before, ...next })),
  };
}
