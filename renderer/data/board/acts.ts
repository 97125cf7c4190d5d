import { checkObjection, type Hanging, nextNo } from '../../../shared/board/ledger';
import { type CalendarDate, newId, type Result } from '../../../shared/kernel';
import { maskLongNumbers } from '../../../shared/payout';
import type { BoardLine, Objection } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { today } from '../disclosures';
import { operator, source } from '../source';
import { commit, type RecordWrite } from '../store/commit';
import { readBoardView } from './hangings';
import { changeLine, changeLines } from './lines';
import { actsOf, sourceActs } from './sources';
import { postVillageOn } from './sources/batch';
import type { DownFacts } from './sources/types';

/** Which board, who put it up, how much paper. */
export type PlaceFacts = Pick<BoardLine, 'boardId' | 'postedBy' | 'sheets' | 'paper'>;

export const setPlace = (hanging: Hanging, facts: PlaceFacts): Promise<void> =>
  changeLine('board.placed', hanging, (line) => ({ ...line, ...facts, postedBy: facts.postedBy.trim() }));

/** 撤下: the source's own act with what the board knows beside it, as one act. @throws JobFault as the source refuses */
export async function takeDown(
  hanging: Hanging,
  { takenDownBy, ...facts }: DownFacts & { readonly takenDownBy: string },
): Promise<void> {
  const { thing } = hanging;
  const by = takenDownBy.trim();
  const beside = async (): Promise<readonly RecordWrite[]> =>
    by === '' && !hanging.line ? [] : changeLines([{ thing, change: (line) => ({ ...line, takenDownBy: by }) }]);
  await actsOf(thing).takeDown(thing, facts, beside);
}

/** One after the other, each by its source's act; what a source refuses stays as it was and is given back with the reason. */
export async function takeDownMany(
  hangings: readonly Hanging[],
  facts: DownFacts & { readonly takenDownBy: string },
): Promise<readonly { readonly title: string; readonly code: string }[]> {
  const refused: { title: string; code: string }[] = [];
  for (const hanging of hangings)
    try {
      await takeDown(hanging, facts);
    } catch (error) {
      if (!(error instanceof JobFault)) throw error;
      refused.push({ title: hanging.thing.title, code: error.code });
    }
  return refused;
}

/** 更正: the version that hangs ends with its dates, the next one hangs its own full period (R-V06). */
export const correct = ({ thing }: Hanging, reason: string): Promise<Result<null>> =>
  actsOf(thing).correct(thing, reason);

/** A village that put its sheets of a batch up on another day than the batch says. */
export const setVillageDay = ({ thing }: Hanging, postedOn: CalendarDate): Promise<void> =>
  postVillageOn(thing, postedOn);

/** Local answer periods (R-V08), of resources/rules/deadlines.json. */
export const REPLY_RULES = ['R-V08/reply', 'R-V08/replyShort'] as const;

export const blankObjection = (): Objection => ({
  id: newId(source),
  receivedOn: today(),
  what: '',
  examinedOn: '',
  finding: '',
  answeredOn: '',
  answer: '',
  outcome: '',
});

/** Whose number it is does not matter for what was said: an objection keeps none. */
const withoutNumbers = (given: Objection): Objection => ({
  ...given,
  what: maskLongNumbers(given.what),
  finding: maskLongNumbers(given.finding),
  answer: maskLongNumbers(given.answer),
});

/** A new one, or one that somebody looked into or answered. @throws JobFault with the first thing that is missing */
export async function saveObjection(hanging: Hanging, given: Objection, firstPostedOn: string): Promise<void> {
  const objection = withoutNumbers(given);
  const [stop] = checkObjection(objection, firstPostedOn, today());
  if (stop) throw new JobFault(stop.code, stop.params);
  const isKnown = (line: BoardLine): boolean => line.objections.some(({ id }) => id === objection.id);
  await changeLine('board.objection', hanging, (line) => ({
    ...line,
    objections: isKnown(line)
      ? line.objections.map((one) => (one.id === objection.id ? objection : one))
      : [...line.objections, objection],
  }));
}

export interface ClearFacts {
  readonly cleared: 'removed' | 'masked';
  readonly clearedOn: string;
  readonly clearedNote: string;
}

/** After the take-down: the public copies that name persons are gone or masked (privacy.md § 6). */
export async function clearCopies(hangings: readonly Hanging[], facts: ClearFacts): Promise<void> {
  const { clearedOn } = facts;
  if (clearedOn === '' || clearedOn > today()) throw new JobFault('board.clearedDay');
  if (hangings.some(({ thing }) => clearedOn < thing.takenDownOn)) throw new JobFault('board.clearedBefore');
  const change = (line: BoardLine): BoardLine => ({
    ...line,
    ...facts,
    clearedNote: facts.clearedNote.trim(),
    clearedBy: operator(),
  });
  await commit({
    name: 'board.cleared',
    params: { n: hangings.length },
    scope: 'boardLines',
    plan: async () => ({ records: await changeLines(hangings.map(({ thing }) => ({ thing, change }))) }),
  });
}

/**
 * R-V20: into a box, numbered on from what lies there; the sources file what is down and not filed yet. '' takes them out again. What
 * lies there already keeps its number. One act for all.
 */
export async function fileInBox(hangings: readonly Hanging[], name: string): Promise<void> {
  const box = name.trim();
  await commit({
    name: box === '' ? 'board.unfiled' : 'board.filed',
    params: { n: hangings.length, box: maskLongNumbers(box) },
    scope: 'boardLines',
    plan: async () => {
      const known = (await readBoardView()).boxes;
      const next = new Map<string, number>();
      const numberFor = ({ unitCode }: Hanging['thing']): number => {
        const no = next.get(unitCode) ?? nextNo(known, unitCode, box);
        next.set(unitCode, no + 1);
        return no;
      };
      const lines = await changeLines(
        hangings.map(({ thing }) => ({
          thing,
          change: (line) => {
            if (box === '') return { ...line, box: '', boxNo: 0 };
            return line.box === box ? line : { ...line, box, boxNo: numberFor(thing) };
          },
        })),
      );
      return { records: [...lines, ...(box === '' ? [] : await archived(hangings))] };
    },
  });
}

/** Each source at once for all its things: two writes of one page would write over each other. */
async function archived(hangings: readonly Hanging[]): Promise<readonly RecordWrite[]> {
  const records: RecordWrite[] = [];
  for (const [kind, acts] of Object.entries(sourceActs)) {
    const things = hangings.map(({ thing }) => thing).filter((thing) => thing.source === kind);
    if (things.length > 0) records.push(...(await acts.archive(things)));
  }
  return records;
}
