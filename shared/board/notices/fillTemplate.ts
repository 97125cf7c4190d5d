import { type CalendarDate, fillText, type TextTable } from '../../kernel';
import type { NoticeBlock } from '../../records';
import type { NoticeFields, NoticeText } from './draft';
import { factValues, type NoticeFacts } from './facts';
import type { NoticeRules } from './noticeRules';
import { fillNotice, openPlaceholders } from './placeholders';
import { withTotals } from './tableSums';
import type { NoticeTemplate, TemplateBlock } from './template';

export interface FillSource {
  readonly rules: NoticeRules;
  readonly text: TextTable;
  /** What a person typed, by the name of the field. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface FilledTemplate {
  readonly notice: NoticeFields;
  readonly body: NoticeText;
  /** Placeholders that stay visible and must be filled by hand. */
  readonly missing: readonly string[];
}

/** R-00a: articles in force on the day. */
export const basisOn = (template: NoticeTemplate, day: CalendarDate | undefined): string[] =>
  template.legalBasis
    .filter(
      ({ validFrom, validTo }) =>
        day === undefined || ((!validFrom || validFrom <= day) && (!validTo || day <= validTo)),
    )
    .map(({ text }) => text);

function blockOf(block: TemplateBlock, text: TextTable, isSample: boolean): NoticeBlock {
  if (block.kind === 'paragraph') return block;
  const { sample, withWords, ...table } = block;
  return {
    ...table,
    words: withWords ? fillText(text, 'layout.words', { words: '', amount: '' }) : '',
    rows: isSample ? [...sample.map((cells) => ({ kind: 'row' as const, cells })), ...table.rows] : table.rows,
  };
}

function fill(template: NoticeTemplate, facts: NoticeFacts, source: FillSource, isSample: boolean): FilledTemplate {
  const { rules, text, values = {} } = source;
  const legalBasis = basisOn(template, facts.day);
  const basis = legalBasis.join(fillText(text, 'notice.template.and'));
  const known = factValues(facts, basis, text);
  const named: Record<string, string> = {};
  for (const { name, fact, sample, late } of rules.placeholders)
    if (!late) named[name] = known[fact] || (isSample ? sample : '');
  if (isSample) for (const { name, sample } of template.fields) named[name] = sample;
  const typed = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const notice: NoticeFields = {
    kind: template.kind,
    templateId: template.id,
    title: template.title,
    catalogCode: facts.disclosure?.catalogCode ?? template.catalogCodes[0] ?? '',
    period: facts.period ?? facts.disclosure?.period ?? '',
    reach: template.reach,
    layout: template.layout,
    paper: template.paper,
    orientation: template.orientation,
    objectionDays: template.objectionDays,
    objectionUnit: template.objectionUnit,
    postingDays: template.postingDays,
  };
  const body: NoticeText = {
    documentNumber: '',
    addressee: template.addressee,
    blocks: template.blocks.map((block) => blockOf(block, text, isSample)),
    enclosures: template.enclosures,
    signers: template.signers,
    writtenOn: facts.day ?? '',
    dateStyle: 'digits',
    seal: template.seal,
    note: template.note,
    legalBasis,
    telephones: template.telephones,
    objectionPlace: template.objectionPlace,
    fields: typed,
    signatureLines: template.signatureLines,
    bannerText: template.bannerText,
    spoken: '',
  };
  const put = fillNotice(notice, body, { ...named, ...typed });
  const blocks = put.body.blocks.map((block) => (block.kind === 'table' ? withTotals(block, rules, text) : block));
  const filled = { notice: put.notice, body: { ...put.body, blocks } };
  return { ...filled, missing: openPlaceholders(filled.notice, filled.body, rules) };
}

/** A notice from a template: facts and typed values put in, what is not known left visible as 【名称】. Tables begin without sample rows. */
export const fillTemplate = (template: NoticeTemplate, facts: NoticeFacts, source: FillSource): FilledTemplate =>
  fill(template, facts, source, false);

/** The same with sample rows and sample values: for the preview before a template is taken. */
export const sampleNotice = (template: NoticeTemplate, facts: NoticeFacts, source: FillSource): FilledTemplate =>
  fill(template, facts, source, true);
