import { newId } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import { type BoardRecord, decodeBoard } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { instantNow, operator, source } from '../source';
import { commit } from '../store/commit';
import { readRecord, readTable } from '../store/records';

/** Boards that stand somewhere, by village and name. */
export async function listBoards(): Promise<readonly BoardRecord[]> {
  const boards = (await readTable('boards', decodeBoard)).filter(({ deleted }) => !deleted);
  const place = ({ unitCode, group, name }: BoardRecord): string => `${unitCode} ${group} ${name}`;
  return boards.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** What a person says of a board. */
export type BoardFacts = Pick<
  BoardRecord,
  'unitCode' | 'name' | 'place' | 'group' | 'widthCm' | 'heightCm' | 'note'
> & {
  readonly id?: string;
};

const write = (board: BoardRecord) => ({ table: 'boards' as const, key: board.id, value: board });

/** A new board, or another size or place of one. @throws JobFault `board.nameMissing` */
export async function saveBoard(facts: BoardFacts): Promise<string> {
  const name = maskLongNumbers(facts.name.trim());
  if (name === '') throw new JobFault('board.nameMissing');
  const id = facts.id ?? newId(source);
  await commit({
    name: 'board.saved',
    params: { name },
    scope: `boards/${id}`,
    plan: async () => {
      const before = await readRecord('boards', id, decodeBoard);
      const { unitCode, widthCm, heightCm } = facts;
      const words = { name, place: facts.place.trim(), group: facts.group.trim(), note: facts.note.trim() };
      const stamp = { id, revision: (before?.revision ?? 0) + 1, updatedAt: instantNow(), updatedBy: operator() };
      return { records: [write({ ...stamp, unitCode, ...words, widthCm, heightCm, deleted: false })] };
    },
  });
  return id;
}

/** The board is gone; what hung there keeps its days and loses its place until somebody says where it hangs now. */
export async function removeBoard({ id, name }: Pick<BoardRecord, 'id' | 'name'>): Promise<void> {
  await commit({
    name: 'board.removed',
    params: { name },
    scope: `boards/${id}`,
    plan: async () => {
      const stored = await readRecord('boards', id, decodeBoard);
      const stamp = { revision: (stored?.revision ?? 0) + 1, updatedAt: instantNow(), updatedBy: operator() };
      return stored ? { records: [write({ ...stored, ...stamp, deleted: true })] } : {};
    },
  });
}
