import { boardLineId, boardLinePage, type Hanging, type HangingThing, hangingKey } from '../../../shared/board/ledger';
import { maskLongNumbers } from '../../../shared/payout';
import { type BoardLine, decodeBoardLine } from '../../../shared/records';
import { commit, type RecordWrite } from '../store/commit';
import { readPage, writeLines } from '../store/pages';

const blank = (thing: HangingThing): BoardLine => ({
  id: boardLineId(thing),
  revision: 0,
  updatedAt: '',
  updatedBy: '',
  unitCode: thing.unitCode,
  source: thing.source,
  sourceId: thing.sourceId,
  title: '',
  boardId: '',
  postedBy: '',
  sheets: 0,
  paper: thing.paper,
  takenDownBy: '',
  proofs: [],
  objections: [],
  cleared: '',
  clearedOn: '',
  clearedBy: '',
  clearedNote: '',
  box: '',
  boxNo: 0,
});

/** As it is stored now, or as nothing yet happened. */
export async function readLine(thing: HangingThing): Promise<BoardLine> {
  const lines = await readPage('boardLines', boardLinePage(thing), decodeBoardLine);
  return lines.get(boardLineId(thing)) ?? blank(thing);
}

export interface LineChange {
  readonly thing: HangingThing;
  change(line: BoardLine): BoardLine;
}

/** Writes of board lines, for the plan of an act: called under its lock, each change sees what is stored now. */
export async function changeLines(changes: readonly LineChange[]): Promise<readonly RecordWrite[]> {
  const lines: { page: string; id: string; line: BoardLine }[] = [];
  for (const { thing, change } of changes) {
    const line = change(await readLine(thing));
    lines.push({
      page: boardLinePage(thing),
      id: boardLineId(thing),
      line: { ...line, title: maskLongNumbers(thing.title) },
    });
  }
  return writeLines('boardLines', lines);
}

export const titleOf = (thing: HangingThing) => ({ title: maskLongNumbers(thing.title) });
export const scopeOfThing = (thing: HangingThing): string => `boardLines/${hangingKey(thing)}`;

/** One act about one thing at the board. */
export async function changeLine(
  name: string,
  { thing }: Pick<Hanging, 'thing'>,
  change: (line: BoardLine) => BoardLine,
): Promise<void> {
  await commit({
    name,
    params: titleOf(thing),
    scope: scopeOfThing(thing),
    plan: async () => ({ records: await changeLines([{ thing, change }]) }),
  });
}
