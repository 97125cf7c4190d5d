import desk from '../../resources/samples/desk.json';
import sample from '../../resources/samples/notices.json';
import { noticeRules, postingRules } from '../../resources/tables';
import {
  hangsTo,
  NO_NOTICE_ACT_FACTS,
  type NoticeAct,
  type NoticeActFacts,
  type NoticeEntry,
  planNoticeAct,
} from '../../shared/board/notices';
import type { ReviewState } from '../../shared/disclosure/entries';
import { addDays, type CalendarDate, InvariantError } from '../../shared/kernel';
import type { AttachmentRef, ReviewRecord, UnitRecord } from '../../shared/records';
import type { WorkCalendar } from '../../shared/rules';
import { unitFacts } from './notices/facts';
import { noticeDigest } from './reviewDigest';
import { type SampleNoticeRow, sampleNoticeText } from './sampleNoticeText';
import { type SampleItem, sampleReviews } from './sampleReviews';
import type { DeskSettings } from './settings';
import { operator } from './source';

export interface SampleFacts {
  readonly self: UnitRecord;
  readonly units: readonly UnitRecord[];
  readonly villages: readonly UnitRecord[];
  readonly day: CalendarDate;
  readonly calendar: WorkCalendar;
  readonly settings: DeskSettings;
  /** A picture that shows a board; absent: nothing has a photograph. */
  readonly photo: AttachmentRef | undefined;
}

export interface SampleNotices {
  readonly notices: readonly { readonly row: SampleNoticeRow; readonly entry: NoticeEntry }[];
  readonly reviews: readonly ReviewRecord[];
  /** Sent for review; no sheet yet. */
  readonly waiting: readonly SampleItem[];
}

/** Days between the end of a posting and the archive. */
const UNTIL_FILED = 3;
const WRITTEN_BEFORE = 2;

/** One notice on its way: every step by the rules of the program, on the day on which it was taken. */
class Way {
  /** What the reviewers of a round read. */
  readonly read: { readonly round: number; readonly item: SampleItem }[] = [];

  constructor(
    private now: NoticeEntry,
    private readonly facts: SampleFacts,
  ) {}

  get entry(): NoticeEntry {
    return this.now;
  }

  change(next: (entry: NoticeEntry) => NoticeEntry): void {
    this.now = next(this.now);
  }

  async review(round: number): Promise<ReviewState> {
    const { id, unitCode, year, title } = this.now.line;
    const contentSha256 = await noticeDigest(this.now);
    this.read.push({
      round,
      item: { kind: 'notice', id, page: `${unitCode}/${year}`, title, unitCode, contentSha256 },
    });
    const agreed = {
      verdict: 'agreed' as const,
      reviewId: '',
      reviewedOn: addDays(this.facts.day, -(sample.rounds[round] ?? 0)),
    };
    const { release, secrecy } = desk.reviewers;
    return { release: { ...agreed, reviewer: release }, secrecy: { ...agreed, reviewer: secrecy } };
  }

  act(act: NoticeAct, on: CalendarDate, said: Partial<NoticeActFacts> = {}, review: ReviewState = NOT_REVIEWED): void {
    const { next, problems } = planNoticeAct(
      this.now,
      act,
      { ...NO_NOTICE_ACT_FACTS, ...said, on },
      {
        rules: noticeRules,
        postingRules,
        calendar: this.facts.calendar,
        review,
        today: on,
        needsOpinion: this.now.line.kind === 'finance',
        content: [],
      },
      { at: `${on}T02:00:00Z`, by: operator() },
    );
    if (!next) throw new InvariantError(`sample notice ${act} ${problems.map(({ code }) => code).join()}`);
    this.now = next;
  }

  async post(round: number, on: CalendarDate, photo: AttachmentRef | undefined): Promise<void> {
    this.act('publish', on, { place: desk.place }, await this.review(round));
    if (!photo) return;
    const proof = { ...photo, addedOn: on, shotOn: on, version: this.now.line.version };
    this.change(({ line, body }) => ({ line, body: { ...body, attachments: [...body.attachments, proof] } }));
  }
}

const NOBODY = { verdict: 'none', reviewId: '', reviewedOn: '', reviewer: '' } as const;
const NOT_REVIEWED: ReviewState = { release: NOBODY, secrecy: NOBODY };

/** The day on which it was written: before the reviewers of its round had it. */
const writtenOf = ({ round }: SampleNoticeRow, day: CalendarDate): CalendarDate =>
  addDays(day, -(round === undefined ? 1 : (sample.rounds[round] ?? 0)) - WRITTEN_BEFORE);

/** The first cell that says it says something else. */
const corrected = ({ line, body }: NoticeEntry, [wrong = '', right = '']: readonly string[]): NoticeEntry => ({
  line,
  body: {
    ...body,
    blocks: body.blocks.map((block) =>
      block.kind === 'paragraph'
        ? block
        : {
            ...block,
            rows: block.rows.map((row) => ({
              ...row,
              cells: row.cells.map((cell) => (cell === wrong ? right : cell)),
            })),
          },
    ),
  },
});

async function walk(row: SampleNoticeRow, way: Way, { day, photo }: SampleFacts): Promise<void> {
  const ago = (days: number | undefined): CalendarDate => addDays(day, -(days ?? 0));
  const writtenOn = writtenOf(row, day);
  if (row.stage === 'draft') return;
  if (way.entry.line.kind === 'finance')
    way.change(({ line, body }) => ({ line, body: { ...body, supervision: { ...desk.supervision, on: writtenOn } } }));
  way.act('submit', writtenOn);
  if (row.stage === 'returned') way.act('sendBack', ago(1), { reason: row.reason ?? '' });
  if (row.round === undefined) return;
  const shown = row.photo ? photo : undefined;
  await way.post(row.round, ago(row.posted), shown);
  if (row.again) {
    way.act('correct', ago(row.corrected), { reason: row.reason ?? '' });
    way.change((entry) => corrected(entry, row.change ?? []));
    way.act('submit', ago(row.corrected));
    await way.post(row.again.round, ago(row.again.posted), shown);
  }
  if (row.stage !== 'down' && row.stage !== 'archived') return;
  const to = hangsTo(way.entry.line) ?? day;
  way.act('takeDown', addDays(to, 1));
  if (row.stage === 'archived') way.act('archive', addDays(to, UNTIL_FILED));
}

/** 示例数据: notices of several villages in every state, with the sheets on which their reviews stand. */
export async function sampleNotices(facts: SampleFacts, firstNumber: number): Promise<SampleNotices> {
  const { self, units, villages, day, settings } = facts;
  const ways: { readonly row: SampleNoticeRow; readonly way: Way }[] = [];
  for (const row of sample.notices) {
    const unit = villages[row.by];
    if (!unit) continue;
    const way = new Way(sampleNoticeText(row, unit, unitFacts(unit, units, settings), writtenOf(row, day)), facts);
    await walk(row, way, facts);
    ways.push({ row, way });
  }
  const read = ways.flatMap(({ way }) => way.read);
  const sheets = sample.rounds.map((days, round) =>
    sampleReviews({
      items: read.filter((one) => one.round === round).map(({ item }) => item),
      number: `${day.slice(0, 4)}-${String(firstNumber + round).padStart(3, '0')}`,
      unit: self,
      signedOn: addDays(day, -days),
    }),
  );
  const notices = ways.map(({ row, way }) => {
    const held = sheets[row.again?.round ?? row.round ?? -1]?.held ?? {};
    return { row, entry: { ...way.entry, line: { ...way.entry.line, ...held } } };
  });
  const sent = ways.filter(({ row }) => row.stage === 'review');
  for (const { way } of sent) await way.review(-1);
  return {
    notices,
    reviews: sheets.flatMap(({ reviews }) => reviews),
    waiting: sent.flatMap(({ way }) => way.read.map(({ item }) => item)),
  };
}
