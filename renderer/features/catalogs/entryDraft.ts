import { catalogSheetRules as rules } from '../../../resources/catalogTables';
import { blankEntry, nextOwnCode, type WordSet, wordOf } from '../../../shared/disclosure/catalog';
import type { CatalogEntry, CatalogKind } from '../../../shared/records';

/** A new entry of the county's own, with what most entries of the catalog say. */
export function newEntry(kind: CatalogKind, all: readonly CatalogEntry[], domain: string): CatalogEntry {
  const blank = blankEntry(kind, nextOwnCode(rules.ownCode[kind], all), all);
  const isVillage = kind === 'village';
  return {
    ...blank,
    domain,
    level1: isVillage ? domain : '',
    disclosureMethod: rules.methodOpen,
    audience: isVillage ? '' : rules.audienceAll,
    channels: optionsOf(kind).slice(0, 1),
    levels: [isVillage ? 'village' : 'township'],
  };
}

export const optionsOf = (kind: CatalogKind): readonly string[] =>
  (kind === 'village' ? rules.channels.village : rules.channels.government).options;

export const choices = <K extends string>(set: WordSet<K>): { value: K; label: string }[] =>
  (Object.keys(set) as K[]).map((value) => ({ value, label: wordOf(set, value) }));

/** Lines of a text area: blanks at the ends go when it is left. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
