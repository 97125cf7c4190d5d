/**
 * data/search: one search over everything that has a title or a number.
 * Owns: the list of what can be found (in memory only, made from the opened records), folding, ranking, people by whole ID number.
 * Must never: write anything, keep what was typed, or find a person by part of a number.
 */

export { searchedPerson } from './searchedPerson';
export {
  findItems,
  SEARCH_KINDS,
  type SearchGroup,
  type SearchItem,
  type SearchKind,
  type SearchTarget,
} from './searchItems';
export { readSearchItems, useSearchItems } from './useSearchItems';
