/**
 * mapping: what the columns of a sheet mean, chosen in the heads of the grid; used by payout sheets, registers and lists of persons.
 * Owns: the drop-down in a head, the field for the header row, a small sheet as rows of the grid with its problems, and the screen
 * where a small sheet is looked through before it is taken.
 * Must never: know a field, read a file or store a choice; options and choices are the owner's.
 */
export { HeaderRowField } from './HeaderRowField';
export { HeadSelect, NOT_USED } from './HeadSelect';
export { MappingScreen } from './MappingScreen';
export { keyOfPlace } from './sheetRows';
export { type SheetMapping, type SheetRows, useSheetMapping } from './useSheetMapping';
