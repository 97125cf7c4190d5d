/**
 * ui/attachments: the files of a record as a list.
 * Owns: choosing, dropping and pasting files, what held one back, looking at one, saving a copy, confirming and removing.
 * Must never: know what kind of record it is, or read bytes before a person asks for them.
 * The record gives a holder (data/attachments); every act is one undo step of that record.
 */
export { AttachmentList } from './AttachmentList';
