import { useSyncExternalStore } from 'react';
import { CATALOG_KINDS, type CatalogKind } from '../../shared/records';
import { parsePeriod } from '../../shared/rules';

/** Where the person is. Navigation lives in the address, so Back, reload and a start with an address all work. */
export type Route =
  | { readonly page: 'desk' }
  | { readonly page: 'payouts' }
  | { readonly page: 'batch'; readonly batchId: string; readonly stage: BatchStage }
  | { readonly page: 'exchange'; readonly tab: ExchangeTab }
  | { readonly page: 'pack'; readonly batchId: string }
  | { readonly page: 'bundle'; readonly bundleId: string }
  | { readonly page: 'village'; readonly tab: VillageTab }
  /** A disclosure of a unit and year; `id` names its line. */
  | { readonly page: 'disclosure'; readonly unitCode: string; readonly year: string; readonly id: string }
  | { readonly page: 'government'; readonly tab: GovernmentTab }
  | { readonly page: 'document'; readonly year: string; readonly id: string }
  /** `item`: a view or a thing inside of the tab. */
  | { readonly page: 'board'; readonly tab: BoardTab; readonly item?: string }
  | { readonly page: 'notice'; readonly unitCode: string; readonly year: string; readonly id: string }
  | { readonly page: 'consultation'; readonly unitCode: string; readonly year: string; readonly id: string }
  /** The look-up desk before it is started, and its register. */
  | { readonly page: 'lookup' }
  /** Accounts of a village: `part` is the code of a period, or 'assets'. */
  | { readonly page: 'finance'; readonly unitCode: string; readonly part: string }
  | { readonly page: 'catalog'; readonly kind: CatalogKind }
  | { readonly page: 'history' }
  | { readonly page: 'bin' }
  | { readonly page: 'settings'; readonly section: SettingsSection }
  | { readonly page: 'help' };

export const BATCH_STAGES = ['files', 'columns', 'check', 'confirm', 'posting'] as const;
export type BatchStage = (typeof BATCH_STAGES)[number];
export const EXCHANGE_TABS = ['send', 'received'] as const;
export type ExchangeTab = (typeof EXCHANGE_TABS)[number];
export const VILLAGE_TABS = ['items', 'matrix', 'reviews', 'rollup', 'consistency'] as const;
export type VillageTab = (typeof VILLAGE_TABS)[number];
export const BOARD_TABS = ['notices', 'hanging', 'finance', 'calendar', 'consultations'] as const;
export type BoardTab = (typeof BOARD_TABS)[number];
export const GOVERNMENT_TABS = ['documents', 'normative', 'yearly', 'entries', 'matters'] as const;
export type GovernmentTab = (typeof GOVERNMENT_TABS)[number];
export const SETTINGS_SECTIONS = [
  'unit',
  'villages',
  'deadlines',
  'classes',
  'slips',
  'security',
  'backup',
  'keys',
  'data',
  'appearance',
  'about',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

const among = <T extends string>(values: readonly T[], value: string | undefined, otherwise: T): T =>
  values.find((item) => item === value) ?? otherwise;

/** Reads an address such as `#/payouts/<id>/check`; anything unknown is the desk. */
export function parseRoute(hash: string): Route {
  const [page, second, third, fourth, fifth] = hash.replace(/^#\/?/, '').split('/').map(decodePart);
  switch (page) {
    case 'payouts':
      return second ? { page: 'batch', batchId: second, stage: among(BATCH_STAGES, third, 'check') } : { page };
    case 'exchange':
      if (second === 'pack' && third) return { page: 'pack', batchId: third };
      if (second === 'bundle' && third) return { page: 'bundle', bundleId: third };
      return { page, tab: among(EXCHANGE_TABS, second, 'send') };
    case 'village':
      if (second === 'entry' && third && fourth && fifth)
        return { page: 'disclosure', unitCode: third, year: fourth, id: fifth };
      return { page, tab: among(VILLAGE_TABS, second, 'items') };
    case 'government':
      if (second === 'document' && third && fourth) return { page: 'document', year: third, id: fourth };
      return { page, tab: among(GOVERNMENT_TABS, second, 'documents') };
    case 'board':
      if (second === 'notice' && third && fourth && fifth)
        return { page: 'notice', unitCode: third, year: fourth, id: fifth };
      if (second === 'finance' && third && fourth && (fourth === 'assets' || parsePeriod(fourth)))
        return { page: 'finance', unitCode: third, part: fourth };
      if (second === 'consultation' && third && fourth && fifth)
        return { page: 'consultation', unitCode: third, year: fourth, id: fifth };
      return { page, tab: among(BOARD_TABS, second, 'notices'), ...(third ? { item: third } : {}) };
    case 'catalog':
      return { page, kind: among(CATALOG_KINDS, second, 'village') };
    case 'settings':
      return { page, section: among(SETTINGS_SECTIONS, second, 'unit') };
    case 'help':
    case 'lookup':
    case 'history':
    case 'bin':
      return { page };
    default:
      return { page: 'desk' };
  }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

export function formatRoute(route: Route): string {
  const parts = ((): string[] => {
    switch (route.page) {
      case 'batch':
        return ['payouts', route.batchId, route.stage];
      case 'pack':
        return ['exchange', 'pack', route.batchId];
      case 'bundle':
        return ['exchange', 'bundle', route.bundleId];
      case 'exchange':
        return ['exchange', route.tab];
      case 'village':
      case 'government':
        return [route.page, route.tab];
      case 'board':
        return [route.page, route.tab, ...(route.item === undefined ? [] : [route.item])];
      case 'notice':
      case 'consultation':
        return ['board', route.page, route.unitCode, route.year, route.id];
      case 'finance':
        return ['board', 'finance', route.unitCode, route.part];
      case 'disclosure':
        return ['village', 'entry', route.unitCode, route.year, route.id];
      case 'document':
        return ['government', 'document', route.year, route.id];
      case 'catalog':
        return ['catalog', route.kind];
      case 'settings':
        return ['settings', route.section];
      default:
        return [route.page];
    }
  })();
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

export function navigate(route: Route): void {
  location.hash = formatRoute(route);
}

const listen = (onChange: () => void): (() => void) => {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
};

let lastHash = '';
let lastRoute: Route = { page: 'desk' };

/** The same object as long as the address stays the same. */
function current(): Route {
  if (location.hash !== lastHash) {
    lastHash = location.hash;
    lastRoute = parseRoute(lastHash);
  }
  return lastRoute;
}

export const useRoute = (): Route => useSyncExternalStore(listen, current);
