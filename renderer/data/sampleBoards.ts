import sample from '../../resources/samples/boards.json';
import { boardLineId, boardLinePage, type HangingThing } from '../../shared/board/ledger';
import { addDays, type CalendarDate, newId, parseCalendarDate } from '../../shared/kernel';
import {
  type ArchiveLine,
  type BoardLine,
  type BoardRecord,
  decodeArchiveLine,
  type Objection,
  type UnitRecord,
} from '../../shared/records';
import type { SampleNoticeRow } from './sampleNoticeText';
import { instantNow, operator, source } from './source';
import type { RecordWrite } from './store/commit';
import { writeLines } from './store/pages';

/** Something that hangs or hung, and what somebody objected. */
export interface SampleThing {
  readonly thing: HangingThing;
  /** Of any version. */
  readonly firstPostedOn: string;
  readonly objection?: SampleNoticeRow['objection'];
}

/** Every so manieth thing of a village with several boards hangs on the second one; sheets differ a little. */
const SECOND_BOARD = 4;
const MOST_SHEETS = 3;

const stamp = () => ({ revision: 1, updatedAt: instantNow(), updatedBy: operator() });
const inYear = (words: string, year: string): string => words.replace('{year}', year);

function boardsOf(villages: readonly UnitRecord[]): BoardRecord[] {
  return sample.boards.flatMap(({ by, ...facts }) => {
    const unit = villages[by];
    return unit ? [{ ...stamp(), ...facts, id: newId(source), unitCode: unit.unitCode, note: '', deleted: false }] : [];
  });
}

function objectionsOf({ firstPostedOn, objection }: SampleThing): readonly Objection[] {
  const from = parseCalendarDate(firstPostedOn);
  if (!objection || !from) return [];
  const isAnswered = objection.kind === 'answered';
  const after = (days: number): CalendarDate => addDays(from, objection.after + days);
  return [
    {
      id: newId(source),
      receivedOn: after(0),
      what: objection.what,
      examinedOn: isAnswered ? after(1) : '',
      finding: objection.finding ?? '',
      answeredOn: isAnswered ? after(2) : '',
      answer: objection.answer ?? '',
      outcome: isAnswered ? 'upheld' : '',
    },
  ];
}

/** Copies that name persons are cleared on the day on which they came down, and what is archived lies in the year's box. */
function endOf({ thing }: SampleThing, boxNo: number, by: string): Partial<BoardLine> {
  const { takenDownOn, archivedOn, namesPersons, year } = thing;
  if (takenDownOn === '') return {};
  const cleared = { cleared: 'removed' as const, clearedOn: takenDownOn, clearedBy: by, clearedNote: sample.cleared };
  return {
    takenDownBy: by,
    ...(archivedOn === '' ? {} : { box: inYear(sample.box, year), boxNo }),
    ...(archivedOn !== '' && namesPersons ? cleared : {}),
  };
}

/** What happened at the boards of one village: only where it has one. */
function linesOf(things: readonly SampleThing[], own: readonly BoardRecord[]): BoardLine[] {
  const [first, second] = own;
  if (!first) return [];
  let boxNo = 0;
  return things.map((one, n): BoardLine => {
    const { thing } = one;
    const by = sample.postedBy[n % sample.postedBy.length] ?? '';
    const board = second && n % SECOND_BOARD === 0 ? second : first;
    if (thing.archivedOn !== '') boxNo += 1;
    return {
      ...stamp(),
      revision: 0,
      id: boardLineId(thing),
      unitCode: thing.unitCode,
      source: thing.source,
      sourceId: thing.sourceId,
      title: thing.title,
      boardId: board.id,
      postedBy: by,
      sheets: 1 + (n % MOST_SHEETS),
      paper: thing.paper,
      takenDownBy: '',
      proofs: [],
      objections: objectionsOf(one),
      cleared: '',
      clearedOn: '',
      clearedBy: '',
      clearedNote: '',
      box: '',
      boxNo: 0,
      ...endOf(one, boxNo, by),
    };
  });
}

function filesOf(villages: readonly UnitRecord[], year: string): ArchiveLine[] {
  return sample.files.flatMap(({ by, ...facts }) => {
    const unitCode = villages[by]?.unitCode;
    if (unitCode === undefined) return [];
    const words = { span: inYear(facts.span, year), box: inYear(facts.box, year) };
    const line = decodeArchiveLine({
      ...stamp(),
      ...facts,
      ...words,
      id: newId(source),
      unitCode,
      note: '',
      deleted: false,
    });
    return line.ok ? [line.value] : [];
  });
}

const byDay = (a: SampleThing, b: SampleThing): number => (a.thing.postedOn < b.thing.postedOn ? -1 : 1);

/** 示例数据: boards, who put what up, objections, and boxes with what came down. Under the lock of an act. */
export async function sampleBoardWrites(
  villages: readonly UnitRecord[],
  things: readonly SampleThing[],
  day: CalendarDate,
): Promise<RecordWrite[]> {
  const boards = boardsOf(villages);
  const lines = villages.flatMap(({ unitCode }) =>
    linesOf(
      things.filter(({ thing }) => thing.unitCode === unitCode).sort(byDay),
      boards.filter((board) => board.unitCode === unitCode),
    ),
  );
  const pages = new Map(things.map(({ thing }) => [boardLineId(thing), boardLinePage(thing)]));
  return [
    ...boards.map((value) => ({ table: 'boards' as const, key: value.id, value })),
    ...(await writeLines(
      'boardLines',
      lines.map((line) => ({ page: pages.get(line.id) ?? '', id: line.id, line })),
    )),
    ...(await writeLines(
      'archiveLines',
      filesOf(villages, day.slice(0, 4)).map((line) => ({ page: line.unitCode, id: line.id, line })),
    )),
  ];
}
