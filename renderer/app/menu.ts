import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { WaitingLists } from '../../shared/disclosure/coverage';
import type { UnitLevel } from '../../shared/records';
import { useWaiting } from '../data/coverage';
import { listBatches, listReceived } from '../data/queries';
import type { Route } from './router';
import { useUnits } from './session';

export interface MenuEntry {
  readonly labelKey: string;
  readonly route: Route;
  /** How many things wait for a person here; 0 shows nothing. */
  readonly waiting: number;
  isOpen(route: Route): boolean;
}

interface Waiting {
  readonly drafts: number;
  readonly received: number;
  /** Late, due this week or sent back. */
  readonly disclosures: number;
  readonly documents: number;
  /** What this township or county must publish itself: no part of any village's. */
  readonly own: number;
  /** Consultations that end this week or have no result yet; villages whose board waits for something. */
  readonly board: number;
}

const NOTHING: Waiting = { drafts: 0, received: 0, disclosures: 0, documents: 0, own: 0, board: 0 };

/** The menu: only entries that do something. Numbers are things that wait for a person. */
export function useMenu(): readonly MenuEntry[] {
  const waiting = useLiveQuery(countWaiting, []);
  const { self } = useUnits();
  const level = self?.level;
  const unitCode = self?.unitCode;
  const lists = useWaiting();
  return useMemo(
    () =>
      menuFor(level, { ...waiting, ...(lists ? countLists(lists, level === 'village' ? undefined : unitCode) : {}) }),
    [level, unitCode, waiting, lists],
  );
}

/** @param ownUnit the township or county that works here; a village's own duties are those of a village. */
export function countLists(
  { late, week, returned }: WaitingLists,
  ownUnit: string | undefined,
): Pick<Waiting, 'disclosures' | 'documents' | 'own' | 'board'> {
  const counts = { disclosures: 0, documents: 0, own: 0, board: 0 };
  for (const one of [...late, ...week, ...returned]) {
    if (one.kind === 'document') counts.documents += 1;
    else if (one.kind === 'consultation' || one.kind === 'board' || one.kind === 'notice') counts.board += 1;
    else if (one.cell.unitCode === ownUnit) counts.own += 1;
    else counts.disclosures += 1;
  }
  return counts;
}

export function menuFor(level: UnitLevel | undefined, given: Partial<Waiting>): readonly MenuEntry[] {
  const waiting = { ...NOTHING, ...given };
  const county = level === 'county';
  const entries: MenuEntry[] = [
    {
      labelKey: 'app.menu.desk',
      route: { page: 'desk' },
      waiting: Object.values(waiting).reduce((sum, n) => sum + n, 0),
      isOpen: (route) => route.page === 'desk',
    },
    {
      labelKey: 'app.menu.village',
      route: { page: 'village', tab: 'items' },
      waiting: waiting.disclosures,
      isOpen: (route) =>
        route.page === 'village' ||
        route.page === 'disclosure' ||
        (route.page === 'catalog' && route.kind === 'village'),
    },
    {
      labelKey: 'app.menu.payouts',
      route: { page: 'payouts' },
      waiting: waiting.drafts,
      isOpen: (route) => route.page === 'payouts' || route.page === 'batch',
    },
    {
      labelKey: 'app.menu.board',
      route: { page: 'board', tab: 'notices' },
      waiting: waiting.board,
      isOpen: (route) => ['board', 'notice', 'finance', 'consultation', 'lookup'].includes(route.page),
    },
    ...(level === 'township' || level === 'county'
      ? [
          {
            labelKey: 'app.menu.government',
            route: { page: 'government', tab: 'documents' } as const,
            waiting: waiting.documents,
            isOpen: (route: Route) =>
              route.page === 'government' ||
              route.page === 'document' ||
              (route.page === 'catalog' && route.kind !== 'village'),
          },
        ]
      : []),
    {
      labelKey: 'app.menu.exchange',
      route: { page: 'exchange', tab: county ? 'received' : 'send' },
      waiting: waiting.received,
      isOpen: (route) => route.page === 'exchange' || route.page === 'pack' || route.page === 'bundle',
    },
    {
      labelKey: 'app.menu.history',
      route: { page: 'history' },
      waiting: 0,
      isOpen: (route) => route.page === 'history' || route.page === 'bin',
    },
    {
      labelKey: 'app.menu.settings',
      route: { page: 'settings', section: 'unit' },
      waiting: 0,
      isOpen: (route) => route.page === 'settings',
    },
    { labelKey: 'app.menu.help', route: { page: 'help' }, waiting: 0, isOpen: (route) => route.page === 'help' },
  ];
  // A county receives first.
  const isExchange = (entry: MenuEntry): boolean => entry.route.page === 'exchange';
  const [desk, ...others] = entries;
  return county && desk
    ? [desk, ...others.filter(isExchange), ...others.filter((entry) => !isExchange(entry))]
    : entries;
}

async function countWaiting(): Promise<Pick<Waiting, 'drafts' | 'received'>> {
  const [batches, received] = await Promise.all([listBatches(), listReceived()]);
  return {
    drafts: batches.filter((batch) => batch.state === 'draft' || batch.state === 'checked').length,
    received: received.filter((bundle) => bundle.state === 'staged').length,
  };
}
