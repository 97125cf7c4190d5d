/**
 * store/journal: the chain of entries on the disk, in segments of frames.
 * Owns: form of the files, order and durability of writes, what counts after a crash, the walk through the chain.
 * Must never: open a seal, count an entry that was not flushed, cut bytes that a whole entry follows, hold wording.
 */
export { EMPTY_HEAD } from './frame';
export { type CommitInput, Journal, type JournalFault, type JournalOptions } from './journal';
export { JOURNAL_FOLDER, segmentFile } from './segment';
export { type BrokenCode, type JournalReport, verifyJournal } from './verify';
