/**
 * mapping: what the columns of a sheet mean, chosen in the heads of the grid; used by payout sheets and by registers.
 * Owns: the drop-down in a head, the field for the header row.
 * Must never: know a field, read a file or store a choice; options and choices are the owner's.
 */
export { HeaderRowField } from './HeaderRowField';
export { HeadSelect, NOT_USED } from './HeadSelect';
