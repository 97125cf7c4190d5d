/**
 * record: the frame around the page of one record that is stored by itself as it is filled.
 * Owns: its head (way back, undo, history, recycle bin), the note about a clash, the drawer of its history.
 * Must never: know what is in the record, or how it is stored and removed.
 */
export { MissingRecord } from './MissingRecord';
export { RecordScreen } from './RecordScreen';
