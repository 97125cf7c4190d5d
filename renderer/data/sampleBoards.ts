import sample from '../../resources/samples/boards.json';
import { boardLineId } from '../../shared/board/ledger';
import type { Entry } from '../../shared/disclosure/entries';
import { addDays, type CalendarDate, newId, parseCalendarDate } from '../../shared/kernel';
import type { BoardLine, BoardRecord, Objection, UnitRecord } from '../../shared/records';
import { instantNow, operator, source } from './source';
import type { RecordWrite } from './store/commit';
import { writeLines } from './store/pages';

function boardsOf(villages: readonly UnitRecord[]): BoardRecord[] {
  return sample.boards.flatMap(({ village, ...facts }) => {
    const unit = villages[village];
    const stamp = { id: newId(source), revision: 1, updatedAt: instantNow(), updatedBy: operator() };
    return unit ? [{ ...stamp, unitCode: unit.unitCode, ...facts, note: '', deleted: false }] : [];
  });
}

function objectionOf(row: (typeof sample.objections)[number], from: CalendarDate): Objection {
  const on = (days: number): string => (days === 0 ? '' : addDays(from, days));
  return {
    id: newId(source),
    receivedOn: on(row.received),
    what: row.what,
    examinedOn: on(row.examined),
    finding: row.finding,
    answeredOn: on(row.answered),
    answer: row.answer,
    outcome: row.outcome as Objection['outcome'],
  };
}

/** None that would come tomorrow. */
function objectionsOf(n: number, postedOn: CalendarDate | undefined, day: CalendarDate): Objection[] {
  const row = sample.objections[n];
  const one = row && postedOn && objectionOf(row, postedOn);
  return one && one.receivedOn <= day && one.answeredOn <= day ? [one] : [];
}

function lineOf({ line }: Entry, n: number, boards: readonly BoardRecord[], day: CalendarDate): BoardLine {
  return {
    id: boardLineId({ source: 'disclosure', sourceId: line.id }),
    revision: 0,
    updatedAt: '',
    updatedBy: '',
    unitCode: line.unitCode,
    source: 'disclosure',
    sourceId: line.id,
    title: line.title,
    // Every fourth hangs on the board of the group.
    boardId: boards[n % 4 === 3 ? 1 : 0]?.id ?? '',
    postedBy: sample.postedBy,
    sheets: sample.sheets[n % sample.sheets.length] ?? 1,
    paper: 'A4',
    takenDownBy: '',
    proofs: [],
    objections: objectionsOf(n, parseCalendarDate(line.postedOn), day),
    cleared: '',
    clearedOn: '',
    clearedBy: '',
    clearedNote: '',
    box: '',
    boxNo: 0,
  };
}

/** Boards of most villages, and for the first one where each thing hangs, on how many sheets, and two objections. */
export async function sampleBoards(
  units: readonly UnitRecord[],
  posted: readonly Entry[],
  day: CalendarDate,
): Promise<readonly RecordWrite[]> {
  const villages = [...units].sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
  const boards = boardsOf(villages);
  const first = villages[0]?.unitCode;
  const own = boards.filter(({ unitCode }) => unitCode === first);
  const lines = posted
    .filter(({ line }) => line.unitCode === first)
    .map((entry, n) => {
      const line = lineOf(entry, n, own, day);
      return { page: `${line.unitCode}/${entry.line.period.slice(0, 4)}`, id: line.id, line };
    });
  return [
    ...boards.map((value) => ({ table: 'boards' as const, key: value.id, value })),
    ...(await writeLines('boardLines', lines)),
  ];
}
