/**
 * data/store: the single door through which everything is kept. Journal first, then the working copy, then the answer.
 * Owns: entries, replay, snapshots, undo, the trail, backups and restores, as the page and its workers do them.
 * Must never: know what a record means beyond its place, show anything, or write a row that no entry names.
 */
export { type BinItem, listBin, restoreFromBin } from './bin';
export type { ShownChange } from './describeChanges';
export { countHistory, type HistoryLine, type HistoryQuery, listHistory, recordHistory } from './history';
export { StoreFault } from './port';
export { renderTrail } from './trail';
export { redoLast, type UndoState, undoLast, undoState } from './undo';
