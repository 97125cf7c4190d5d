/**
 * data/board: what hangs on the boards, read from the sources, and what happens there, written beside them.
 * Owns: boards, board lines, archive lines; the photographs that are dropped together.
 * Must never: keep a date or a version that a source keeps, or change a source but by its own act.
 */
export * from './acts';
export * from './archive';
export * from './boards';
export * from './hangings';
export * from './photos';
export { actsOf, type HangingDetails } from './sources';
