import { newId } from '../../../shared/kernel';
import { type CopyStamp, database } from '../database';
import { source } from '../source';

export const newCopyStamp = (): CopyStamp => ({ key: 'copy', id: newId(source) });

/** Which emptying of the working copy the present one goes back to; '' before the first. */
export const readCopyStamp = async (): Promise<string> => (await database().copies.get('copy'))?.id ?? '';
