import { fillText, formatDateChinese, parseCalendarDate, type TextTable } from '../../kernel';
import type { NoticeBlock, NoticeBody, NoticeParagraphBlock, OpinionVerdict } from '../../records';
import { type ConsultationRules, wayWords } from './consultationRules';
import type { ConsultationEntry } from './entry';
import { filledHeads, gather } from './outcome';
import { isShort, type PeriodContext, periodDays } from './period';

export interface NoticeWords {
  readonly text: TextTable;
  readonly rules: ConsultationRules;
}

/** Who asks, as titles name it: 东坝村. */
interface Asker extends NoticeWords {
  readonly unitName: string;
}

/** What a notice of a consultation begins with; the rest is the notice’s own. */
export interface ConsultationNotice {
  readonly title: string;
  readonly body: Pick<
    NoticeBody,
    'addressee' | 'blocks' | 'enclosures' | 'legalBasis' | 'telephones' | 'objectionPlace' | 'attachments'
  >;
}

const paragraph = (text: string, level: NoticeParagraphBlock['level'] = 0): NoticeParagraphBlock => ({
  kind: 'paragraph',
  text,
  level,
});

/** A text of several lines is several paragraphs. */
const lines = (text: string): NoticeParagraphBlock[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph(line));

const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

/** 《…》 stays as it is; any other subject stands in “”. */
const quoted = (title: string): string => (title.includes('《') ? title.trim() : `“${title.trim()}”`);

function sayer({ text }: NoticeWords) {
  const say = (key: string, params: Record<string, string | number> = {}): string => fillText(text, key, params);
  return {
    say,
    list: (parts: readonly string[]): string =>
      parts.filter((part) => part !== '').join(say('consultation.notice.comma')),
  };
}

type Sayer = ReturnType<typeof sayer>;

const ofBasis = (legalBasis: readonly string[], { say, list }: Sayer): string =>
  legalBasis.length === 0 ? '' : say('consultation.notice.basis', { basis: list(legalBasis) });

/** R-G02: where an answer goes, one line each. */
function answerLines({ body }: ConsultationEntry, { say }: Sayer): NoticeParagraphBlock[] {
  const { address, telephone, box, hours } = body.answer;
  return (
    [
      ['consultation.notice.address', address],
      ['consultation.notice.telephone', telephone],
      ['consultation.notice.box', box],
      ['consultation.notice.hours', hours],
    ] as const
  ).flatMap(([key, value]) => (value.trim() === '' ? [] : [paragraph(say(key, { value: value.trim() }))]));
}

/** R-G02, R-G03: what is asked, until when, and how and where to answer. */
export function consultationNotice(entry: ConsultationEntry, words: Asker, period: PeriodContext): ConsultationNotice {
  const { line, body } = entry;
  const sayers = sayer(words);
  const { say, list } = sayers;
  const subject = quoted(line.title);
  const files = body.attachments.filter(({ role }) => role === 'attachment' || role === 'public');
  const dates = { from: dayText(line.opensOn), to: dayText(line.closesOn), days: periodDays(line) };
  const blocks: NoticeBlock[] = [
    ...lines(body.background),
    paragraph(say('consultation.notice.lead', { subject, basis: ofBasis(body.legalBasis, sayers) })),
    paragraph(say('consultation.notice.heading.content'), 1),
    ...lines(body.draftText),
    ...(files.length > 0 ? [paragraph(say('consultation.notice.seeEnclosures'))] : []),
    paragraph(say('consultation.notice.heading.period'), 1),
    paragraph(say('consultation.notice.period', dates)),
    ...(isShort(line, period) && body.shortReason.trim() !== ''
      ? [paragraph(say('consultation.notice.short', { reason: body.shortReason.trim().replace(/。$/, '') }))]
      : []),
    paragraph(say('consultation.notice.heading.ways'), 1),
    paragraph(say('consultation.notice.ways', { ways: list(line.ways.map((way) => wayWords(words.rules, way))) })),
    ...(body.channels.length > 0
      ? [paragraph(say('consultation.notice.channels', { channels: list(body.channels) }))]
      : []),
    ...answerLines(entry, sayers),
    paragraph(say('consultation.notice.promise')),
  ];
  return {
    title: say('consultation.notice.title', { unit: words.unitName, subject }),
    body: {
      addressee: '',
      blocks,
      enclosures: files.map(({ name }) => name.replace(/\.[^.]+$/, '')),
      legalBasis: body.legalBasis,
      telephones: body.answer.telephone.trim() === '' ? [] : [body.answer.telephone.trim()],
      objectionPlace: body.answer.address.trim(),
      attachments: files,
    },
  };
}

export const verdictWords = (text: TextTable, verdict: OpinionVerdict): string =>
  verdict === '' ? '' : fillText(text, `consultation.verdict.${verdict}`);

/** R-G01: 采纳情况, a line per head. */
function adoptionTable(entry: ConsultationEntry, { text }: NoticeWords, { say }: Sayer): NoticeBlock {
  const heads = filledHeads(entry.body);
  return {
    kind: 'table',
    caption: '',
    unitNote: '',
    columns: [
      { header: say('consultation.notice.col.no'), align: 'center' },
      { header: say('consultation.notice.col.head'), align: 'left' },
      { header: say('consultation.notice.col.times'), align: 'center' },
      { header: say('consultation.notice.col.verdict'), align: 'left' },
    ],
    rows: heads.map(({ head, times }, at) => {
      const verdict = verdictWords(text, head.verdict);
      const how = head.verdict === 'adopted' ? head.reason.trim() : '';
      return {
        kind: 'row' as const,
        cells: [
          String(at + 1),
          head.title,
          String(times),
          how === '' ? verdict : say('consultation.notice.verdictHow', { verdict, how }),
        ],
      };
    }),
    words: '',
  };
}

/** 总体情况 in figures, behind the clerk’s own words. */
export function overallSentence({ line, body }: ConsultationEntry, words: NoticeWords): string {
  const { say } = sayer(words);
  const dates = { from: dayText(line.opensOn), to: dayText(line.closesOn) };
  const heads = filledHeads(body);
  const count = (verdict: OpinionVerdict): number => heads.filter(({ head }) => head.verdict === verdict).length;
  return heads.length === 0
    ? say('consultation.notice.nobody', dates)
    : say('consultation.notice.figures', {
        ...dates,
        times: gather(body).times,
        heads: heads.length,
        adopted: count('adopted'),
        partly: count('partly'),
        refused: count('refused'),
      });
}

/** R-G01: 总体情况, 采纳情况, 不采纳理由, each under its own heading, also when there is nothing to say in it. */
export function adoptionNotice(entry: ConsultationEntry, words: Asker): ConsultationNotice {
  const { line, body } = entry;
  const sayers = sayer(words);
  const { say } = sayers;
  const subject = quoted(line.title);
  const heads = filledHeads(body);
  const refused = heads.filter(({ head }) => head.verdict === 'refused' || head.verdict === 'partly');
  const reasons = refused.map(({ head }, at) =>
    paragraph(
      say('consultation.notice.reason', {
        no: at + 1,
        head: head.title,
        verdict: verdictWords(words.text, head.verdict),
        reason: head.reason.trim(),
      }),
      3,
    ),
  );
  const blocks: NoticeBlock[] = [
    paragraph(say('consultation.notice.adoptionLead', { subject })),
    paragraph(say('consultation.notice.heading.overall'), 1),
    ...lines(body.overall),
    paragraph(overallSentence(entry, words)),
    paragraph(say('consultation.notice.heading.adoption'), 1),
    ...(heads.length > 0 ? [adoptionTable(entry, words, sayers)] : [paragraph(say('consultation.notice.noOpinions'))]),
    paragraph(say('consultation.notice.heading.refusal'), 1),
    ...(reasons.length > 0
      ? reasons
      : [paragraph(say(heads.length > 0 ? 'consultation.notice.noneRefused' : 'consultation.notice.noOpinions'))]),
  ];
  return {
    title: say('consultation.notice.adoptionTitle', { unit: words.unitName, subject }),
    body: {
      addressee: '',
      blocks,
      enclosures: [],
      legalBasis: body.legalBasis,
      telephones: body.answer.telephone.trim() === '' ? [] : [body.answer.telephone.trim()],
      objectionPlace: body.answer.address.trim(),
      attachments: [],
    },
  };
}
