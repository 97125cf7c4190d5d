import type { CatalogEntry, CatalogKind } from '../../records';
import { lineIdOf } from './planVersion';

/** The next free code of the county's own. */
export function nextOwnCode(prefix: string, known: readonly CatalogEntry[]): string {
  const taken = new Set(known.map((entry) => entry.code));
  let n = 1;
  while (taken.has(prefix + String(n).padStart(3, '0'))) n += 1;
  return prefix + String(n).padStart(3, '0');
}

/** A new entry at the end of a catalog, with careful defaults: a village's goes to the board only. */
export function blankEntry(kind: CatalogKind, code: string, known: readonly CatalogEntry[]): CatalogEntry {
  const isVillage = kind === 'village';
  return {
    id: lineIdOf({ code, version: 0 }),
    revision: 0,
    updatedAt: '',
    updatedBy: '',
    code,
    version: 0,
    kind,
    order: known.reduce((most, { order }) => Math.max(most, order), 0) + 1,
    domain: '',
    level1: '',
    level2: '',
    contentElements: [],
    legalBasis: [],
    timeLimit: { text: '', amount: 0, unit: 'none', from: '' },
    disclosingUnit: '',
    unitKind: isVillage ? 'villagersCommittee' : kind === 'publicBody' ? 'publicBody' : 'government',
    channels: [],
    audience: '',
    disclosureMethod: '',
    levels: [],
    frequency: 'event',
    reach: isVillage ? 'board' : 'internet',
    privacyProfile: 'A',
    linkedCodes: [],
    stages: [],
    postingDays: 0,
    postingWorkingDays: 0,
    isFinance: false,
    needsDecision: false,
    chain: '',
    townshipMatter: 0,
    portalColumn: '',
    source: '',
    grounded: true,
    samples: [],
    validFrom: '',
    validTo: '',
    note: '',
    own: [],
  };
}
