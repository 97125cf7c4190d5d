import { newId } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import { type ArchiveLine, decodeArchiveLine } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { source } from '../source';
import { commit } from '../store/commit';
import { readPage, writeLines } from '../store/pages';

/** What a person says of a file that never hung on the board. */
export type ArchiveFacts = Omit<ArchiveLine, 'id' | 'revision' | 'updatedAt' | 'updatedBy' | 'deleted'> & {
  readonly id?: string;
};

/** R-V20: a file in a box, new or changed. @throws JobFault `board.archive.titleMissing`, `board.archive.boxMissing` */
export async function saveArchiveLine(facts: ArchiveFacts): Promise<void> {
  const title = maskLongNumbers(facts.title.trim());
  if (title === '') throw new JobFault('board.archive.titleMissing');
  if (facts.box.trim() === '') throw new JobFault('board.archive.boxMissing');
  const id = facts.id ?? newId(source);
  const words = { title, span: facts.span.trim(), box: facts.box.trim(), note: facts.note.trim() };
  const line: ArchiveLine = { ...facts, ...words, id, revision: 0, updatedAt: '', updatedBy: '', deleted: false };
  await commit({
    name: 'archive.saved',
    params: { title },
    scope: `archiveLines/${id}`,
    plan: async () => ({ records: await writeLines('archiveLines', [{ page: facts.unitCode, id, line }]) }),
  });
}

/** Out of the index; undo brings it back. */
export async function removeArchiveLine({ unitCode, id, title }: ArchiveLine): Promise<void> {
  await commit({
    name: 'archive.removed',
    params: { title },
    scope: `archiveLines/${id}`,
    plan: async () => {
      const stored = (await readPage('archiveLines', unitCode, decodeArchiveLine)).get(id);
      if (!stored) return {};
      return {
        records: await writeLines('archiveLines', [{ page: unitCode, id, line: { ...stored, deleted: true } }]),
      };
    },
  });
}
