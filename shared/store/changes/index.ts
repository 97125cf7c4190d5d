/**
 * store/changes: what an entry of the journal means, as plain data: differences of records and of sheet rows.
 * Owns: making, applying and turning round such differences. The same change gives undo, history, audit trail and replay.
 * Must never: read or write a store, seal, read a clock, or know what a table is for.
 */
export * from './apply';
export * from './decodeEntry';
export { diffRecord, isSameJson, SYSTEM_FIELDS } from './diff';
export * from './types';
