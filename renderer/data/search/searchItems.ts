import type { CatalogKind } from '../../../shared/records';
import { foldText, wordsOf } from './foldText';

export const SEARCH_KINDS = [
  'disclosure',
  'notice',
  'consultation',
  'document',
  'batch',
  'received',
  'catalog',
  'unit',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Where a find leads. */
export type SearchTarget =
  | { readonly kind: 'disclosure'; readonly unitCode: string; readonly year: string; readonly id: string }
  | { readonly kind: 'notice'; readonly unitCode: string; readonly year: string; readonly id: string }
  | { readonly kind: 'consultation'; readonly unitCode: string; readonly year: string; readonly id: string }
  | { readonly kind: 'document'; readonly year: string; readonly id: string }
  | { readonly kind: 'batch'; readonly id: string }
  | { readonly kind: 'received'; readonly id: string }
  | { readonly kind: 'catalog'; readonly catalog: CatalogKind; readonly id: string }
  | { readonly kind: 'unit'; readonly id: string };

export interface SearchItem {
  readonly target: SearchTarget;
  readonly title: string;
  /** Unit, period, number: shown behind the title and found too. */
  readonly detail: string;
  readonly foldedTitle: string;
  readonly folded: string;
}

export function searchItem(target: SearchTarget, title: string, details: readonly string[]): SearchItem {
  const detail = details.filter((one) => one !== '').join(' · ');
  const foldedTitle = foldText(title);
  return { target, title, detail, foldedTitle, folded: `${foldedTitle}\n${foldText(details.join('\n'))}` };
}

export interface SearchGroup {
  readonly kind: SearchKind;
  readonly items: readonly SearchItem[];
  /** How many there are in all. */
  readonly found: number;
}

/** 0: the title begins with the first word. 1: all words stand in the title. 2: elsewhere. */
const PLACES = 3;

function placeOf({ foldedTitle }: SearchItem, words: readonly string[]): number {
  if (foldedTitle.startsWith(words[0] ?? '')) return 0;
  return words.every((word) => foldedTitle.includes(word)) ? 1 : 2;
}

/** Finds in which every word stands, the best of each kind first; of equal ones those that come first in the list. */
export function findItems(items: Iterable<SearchItem>, query: string, most: number): readonly SearchGroup[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const kinds = new Map<SearchKind, { found: number; readonly places: SearchItem[][] }>();
  for (const item of items) {
    if (!words.every((word) => item.folded.includes(word))) continue;
    let group = kinds.get(item.target.kind);
    if (!group) {
      group = { found: 0, places: Array.from({ length: PLACES }, () => []) };
      kinds.set(item.target.kind, group);
    }
    group.found += 1;
    const place = group.places[placeOf(item, words)];
    if (place && place.length < most) place.push(item);
  }
  return SEARCH_KINDS.flatMap((kind) => {
    const group = kinds.get(kind);
    return group ? [{ kind, items: group.places.flat().slice(0, most), found: group.found }] : [];
  });
}
