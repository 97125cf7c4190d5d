import { fillNotice, isLate, kindRule, type NoticeRules, type NoticeText } from '../board/notices';
import {
  addDays,
  type CalendarDate,
  fillText,
  formatDateChinese,
  formatDateInNumerals,
  parseCalendarDate,
  type TextTable,
} from '../kernel';
import { describePeriod, type NoticeContent, type NoticeInput } from '../layout';
import type { Notice, NoticeBlock } from '../records';

/** Names on the sheets. */
export interface NoticeNames {
  /** 东坝村: at the head of every sheet. */
  readonly village: string;
  /** 发文机关标志 of the official layout; '' = no red heading, number and rule (a board notice is no 公文). */
  readonly issuer: string;
}

export interface NoticeTables {
  readonly rules: NoticeRules;
  readonly text: TextTable;
  /** Lawful shortest posting, for the blanks of a period that is not known yet. */
  readonly postingDays: number;
}

const dayOf = (text: string): CalendarDate | undefined => parseCalendarDate(text);

type Fact = NoticeRules['placeholders'][number]['fact'];

/** Values by fact → by the names of the late placeholders that stand for them. */
export const lateNames = (rules: NoticeRules, facts: Partial<Record<Fact, string>>): Record<string, string> =>
  Object.fromEntries(
    rules.placeholders
      .filter(({ name }) => isLate(rules, name))
      .flatMap(({ name, fact }) => (facts[fact] ? [[name, facts[fact]]] : [])),
  );

/** Values of the late placeholders: of the posting where it is known, blanks for the pen where not. */
export function lateValues(
  notice: Pick<Notice, 'postedOn' | 'postingTo' | 'objectionTo' | 'objectionDays' | 'objectionUnit' | 'postingDays'>,
  { rules, text, postingDays }: NoticeTables,
): Record<string, string> {
  const from = dayOf(notice.postedOn);
  const days = Math.max(notice.postingDays, postingDays);
  const to = dayOf(notice.postingTo) ?? (from && addDays(from, days));
  const objectionTo = dayOf(notice.objectionTo);
  const blank = fillText(text, 'layout.date.open');
  const facts: Partial<Record<Fact, string>> = {
    postingFrom: from ? formatDateChinese(from) : blank,
    postingTo: to ? formatDateChinese(to) : blank,
    postingPeriod: describePeriod(text, days, from, to),
    postingDays: String(days),
    objectionTo: objectionTo ? formatDateChinese(objectionTo) : blank,
    objectionDays: fillText(
      text,
      notice.objectionUnit === 'day' ? 'notice.template.days' : 'notice.template.workingDays',
      {
        days: notice.objectionDays,
      },
    ),
  };
  return lateNames(rules, facts);
}

function contentOf(block: NoticeBlock, rules: NoticeRules): NoticeContent {
  if (block.kind === 'paragraph') return block;
  const { words, ...table } = block;
  return {
    ...table,
    columns: block.columns.map((column) =>
      rules.words.nameHeaders.some((word) => column.header.includes(word))
        ? { ...column, nowrap: true, spreadShort: true }
        : column,
    ),
    ...(words === '' ? {} : { words }),
  };
}

/** The notice as the layout takes it, late placeholders filled. */
export function noticeInputOf(notice: Notice, body: NoticeText, names: NoticeNames, tables: NoticeTables): NoticeInput {
  const { rules, text } = tables;
  const late = lateValues(notice, tables);
  const filled = fillNotice(notice, body, late);
  const { notice: line, body: full } = filled;
  const written = dayOf(full.writtenOn || notice.postedOn);
  const unit = full.signers[0] ?? '';
  const separator = fillText(text, 'layout.telephone.separator');
  const hasPeriod = kindRule(rules, notice.kind).hasPeriod;
  return {
    layout: notice.layout,
    paper: notice.paper,
    orientation: notice.orientation,
    title: line.title,
    village: names.village,
    ...(names.issuer === '' ? {} : { issuer: names.issuer }),
    ...(full.documentNumber === '' ? {} : { documentNumber: full.documentNumber }),
    ...(full.addressee === '' ? {} : { addressee: full.addressee }),
    content: full.blocks.map((block) => contentOf(block, rules)),
    attachments: full.enclosures,
    signers: full.signers,
    writtenOn: written
      ? full.dateStyle === 'digits'
        ? formatDateChinese(written)
        : formatDateInNumerals(written)
      : fillText(text, 'layout.date.open'),
    seal: full.seal,
    ...(full.note === '' ? {} : { note: full.note }),
    ...(full.signatureLines.length === 0 ? {} : { signatureLines: full.signatureLines }),
    facts: [
      fillText(text, 'layout.info.village', { village: names.village }),
      ...(unit === '' ? [] : [fillText(text, 'layout.info.unit', { unit })]),
    ],
    footer: {
      period: hasPeriod
        ? describePeriod(
            text,
            Math.max(notice.postingDays, tables.postingDays),
            dayOf(notice.postedOn),
            dayOf(notice.postingTo),
          )
        : '',
      telephone: full.telephones.join(separator),
    },
    ...(full.bannerText === '' ? {} : { banner: { text: full.bannerText } }),
  };
}
