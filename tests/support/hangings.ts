import { postingRules } from '../../resources/tables';
import { boardLineId, type Hanging, type HangingThing, hangingsOf } from '../../shared/board/ledger';
import type { CalendarDate } from '../../shared/kernel';
import type { AttachmentRef, BoardLine, BoardRecord, Objection } from '../../shared/records';

export const DONGBA = '190101100201';

/** A posting of 东坝村 that went up on 10 September; a test names only what it is about. */
export const aThing = (given: Partial<HangingThing> = {}): HangingThing => ({
  source: 'disclosure',
  sourceId: 'd1',
  unitCode: DONGBA,
  year: '2026',
  title: '村级财务收支情况',
  place: '村务公开栏',
  postedOn: '2026-09-10',
  postingTo: '2026-09-25',
  objectionTo: '',
  takenDownOn: '',
  archivedOn: '',
  version: 1,
  hasProof: false,
  namesPersons: false,
  paper: 'A4',
  isLandscape: false,
  sheets: 0,
  ...given,
});

/** What happened at the board to `aThing`. */
export const aBoardLine = (given: Partial<BoardLine> = {}): BoardLine => {
  const { source = 'disclosure', sourceId = 'd1' } = given;
  return {
    id: boardLineId({ source, sourceId }),
    revision: 0,
    updatedAt: '',
    updatedBy: '',
    unitCode: DONGBA,
    source,
    sourceId,
    title: '',
    boardId: '',
    postedBy: '',
    sheets: 0,
    paper: 'A4',
    takenDownBy: '',
    proofs: [],
    objections: [],
    cleared: '',
    clearedOn: '',
    clearedBy: '',
    clearedNote: '',
    box: '',
    boxNo: 0,
    ...given,
  };
};

export const aBoard = (given: Partial<BoardRecord> = {}): BoardRecord => ({
  id: 'b1',
  unitCode: DONGBA,
  revision: 1,
  updatedAt: '',
  updatedBy: '',
  name: '村务公开栏',
  place: '村委会门口',
  group: '',
  widthCm: 240,
  heightCm: 120,
  note: '',
  deleted: false,
  ...given,
});

export const anObjection = (given: Partial<Objection> = {}): Objection => ({
  id: 'o1',
  receivedOn: '2026-09-12',
  what: '面积登记少了',
  examinedOn: '',
  finding: '',
  answeredOn: '',
  answer: '',
  outcome: '',
  ...given,
});

export const aProof = (given: Partial<AttachmentRef> = {}): AttachmentRef => ({
  sha256: 'a'.repeat(64),
  name: '公开栏.jpg',
  bytes: 1000,
  mediaType: 'image/jpeg',
  role: 'proof',
  privacy: 'confirmed',
  addedOn: '2026-09-11',
  ...given,
});

interface Given {
  readonly thing?: Partial<HangingThing>;
  readonly line?: Partial<BoardLine>;
  readonly boards?: readonly BoardRecord[];
  readonly today?: string;
}

/** The one thing as the ledger sees it. */
export function hangingOf({ thing = {}, line, boards = [], today = '2026-09-15' }: Given = {}): Hanging {
  const things = [aThing(thing)];
  const lines = line ? [aBoardLine(line)] : [];
  const [hanging] = hangingsOf({ things, lines, boards, rules: postingRules, today: today as CalendarDate });
  if (!hanging) throw new Error('nothing hangs');
  return hanging;
}
