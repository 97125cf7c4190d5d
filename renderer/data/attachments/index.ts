/**
 * data/attachments: files that hang on records.
 * Owns: what is taken in, its scan, its bytes under their digest, adding, removing and confirming on any record that gives a holder.
 * Must never: know which record holds them, let out what the detector found, read bytes for a list.
 * `bytes`, `shrink` and `stage` run in a worker; everything else is the page's side.
 * Bytes lie in the rows of data/fileChunks and live as long as a record or the history names their digest.
 */
export { type AddOptions, addAttachment, clearAfter, smallerPicture } from './add';
export { type AttachmentHolder, confirmAttachment, isSameAttachment, removeAttachment } from './holder';
export { ATTACHMENT_ACCEPT, canBePacked, isPicture } from './kinds';
export { readAttachment } from './read';
