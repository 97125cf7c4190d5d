import { text } from '../../resources';
import sample from '../../resources/samples/notices.json';
import { noticeRules } from '../../resources/tables';
import { noticeTemplate } from '../../resources/templates';
import {
  blankNotice,
  type FinanceTotals,
  type NoticeEntry,
  type NoticeFacts,
  sampleNotice,
} from '../../shared/board/notices';
import {
  addDays,
  type CalendarDate,
  dayNumber,
  findWrittenDates,
  formatDateChinese,
  InvariantError,
  newId,
  parseCalendarDate,
} from '../../shared/kernel';
import type { NoticeTableBlock, UnitRecord } from '../../shared/records';
import { source } from './source';

export type SampleNoticeRow = (typeof sample.notices)[number];

interface Quarter {
  readonly code: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The last quarter that was over on a day. */
function quarterBefore(day: CalendarDate): Quarter {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const current = Math.ceil(month / 3);
  const [ofYear, quarter] = current === 1 ? [year - 1, 4] : [year, current - 1];
  const first = (at: number): CalendarDate =>
    `${at > 4 ? ofYear + 1 : ofYear}-${String(((at - 1) % 4) * 3 + 1).padStart(2, '0')}-01` as CalendarDate;
  return { code: `${ofYear}-Q${quarter}`, from: first(quarter), to: addDays(first(quarter + 1), -1) };
}

const mustBeDay = (written: string): CalendarDate => {
  const day = parseCalendarDate(written);
  if (!day) throw new InvariantError(`sample day ${written}`);
  return day;
};

/** Days written in a text, so many days later; one without a year stays without. */
function shifted(words: string, days: number, near: CalendarDate): string {
  let out = '';
  let at = 0;
  for (const { start, end, date, hasYear } of findWrittenDates(words, near)) {
    if (!date) continue;
    const later = formatDateChinese(addDays(date, days));
    out += words.slice(at, start) + (hasYear ? later : later.slice(5));
    at = end;
  }
  return out + words.slice(at);
}

/** Plain data with all its words changed. */
const withWords = <T>(value: T, change: (words: string) => string): T =>
  JSON.parse(JSON.stringify(value), (_key, one: unknown) => (typeof one === 'string' ? change(one) : one)) as T;

function tableOf({ columns, rows, total }: NonNullable<SampleNoticeRow['table']>): NoticeTableBlock {
  return {
    kind: 'table',
    caption: '',
    unitNote: '',
    columns: columns.map((header, n) => ({ header, align: n === 0 ? 'center' : 'right' })),
    rows: [...rows.map((cells) => ({ kind: 'row' as const, cells })), { kind: 'total', cells: total }],
    words: '',
  };
}

/** A draft as its template shows it with sample values, told of this village and of the days around `writtenOn`. */
export function sampleNoticeText(
  row: SampleNoticeRow,
  unit: UnitRecord,
  own: NoticeFacts,
  writtenOn: CalendarDate,
): NoticeEntry {
  const template = noticeTemplate(row.template);
  if (!template) throw new InvariantError(`sample notice ${row.template}`);
  const quarter = row.period ? quarterBefore(writtenOn) : undefined;
  const near = mustBeDay(sample.written.day);
  const days = quarter
    ? dayNumber(quarter.from) - dayNumber(mustBeDay(sample.written.quarter))
    : dayNumber(writtenOn) - dayNumber(near);
  const change = (words: string): string => shifted(words.replaceAll(sample.written.village, unit.name), days, near);
  const facts: NoticeFacts = {
    ...own,
    day: writtenOn,
    ...(quarter ? { period: quarter.code } : {}),
    ...(quarter && template.kind === 'finance'
      ? { finance: { ...sample.finance, from: quarter.from, to: quarter.to } as FinanceTotals }
      : {}),
  };
  const { blocks, fields } = withWords({ blocks: template.blocks, fields: template.fields }, change);
  const rules = { ...noticeRules, placeholders: withWords(noticeRules.placeholders, change) };
  const { notice, body } = sampleNotice({ ...template, blocks, fields }, facts, { rules, text });
  const { kind, reach } = notice;
  const blank = blankNotice({ id: newId(source), unitCode: unit.unitCode, year: writtenOn.slice(0, 4), kind, reach });
  const { table } = row;
  return {
    line: { ...blank.line, ...notice },
    body: {
      ...blank.body,
      ...body,
      blocks: table ? body.blocks.map((block) => (block.kind === 'table' ? tableOf(table) : block)) : body.blocks,
      checked: ['politics', 'policy', 'wording'],
    },
  };
}
