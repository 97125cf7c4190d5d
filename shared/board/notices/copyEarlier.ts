import { describePeriodCode, replaceWrittenDays, type TextTable } from '../../kernel';
import type { NoticeBlock, NoticeTableBlock } from '../../records';
import { nextPeriod, parsePeriod } from '../../rules';
import type { NoticeEntry } from './entry';

/** Wording that a copy needs: names of periods, and what stands where a day is to be written. */
export interface CopyWords {
  readonly table: TextTable;
  /** A placeholder in 【】: the check names it until it is filled in. */
  readonly day: string;
}

const FIGURES = /\d/;

/** Cells with figures are emptied, words stay: names of items are the same next time, their sums are not. */
const withoutFigures = (cells: readonly string[]): readonly string[] =>
  cells.map((cell, at) => (at > 0 && FIGURES.test(cell) ? '' : cell));

/**
 * 从上期复制: text, parts and layout of the earlier one. Its period moves on to the next, also where the text names it; days in
 * the text, figures of tables and what was typed for fields are emptied. Reviews, opinions and files stay behind.
 */
export function copyEarlierNotice(to: NoticeEntry, from: NoticeEntry, { table, day }: CopyWords): NoticeEntry {
  const { line, body } = from;
  const period = parsePeriod(line.period) ? nextPeriod(line.period) : '';
  const names = period === '' ? [] : [line.period, period].map((code) => describePeriodCode(table, code));
  const [was = '', now = ''] = names;
  const moved = (text: string): string => (was === '' ? text : text.replaceAll(was, now));
  const again = (text: string): string => replaceWrittenDays(moved(text), day);
  const tableAgain = (one: NoticeTableBlock): NoticeTableBlock => ({
    ...one,
    caption: again(one.caption),
    rows: one.rows.map((row) => (row.kind === 'group' ? row : { ...row, cells: withoutFigures(row.cells) })),
    words: '',
  });
  const blockAgain = (block: NoticeBlock): NoticeBlock =>
    block.kind === 'table' ? tableAgain(block) : { ...block, text: again(block.text) };
  return {
    line: {
      ...to.line,
      kind: line.kind,
      templateId: line.templateId,
      title: moved(line.title),
      catalogCode: line.catalogCode,
      period,
      reach: line.reach,
      layout: line.layout,
      paper: line.paper,
      orientation: line.orientation,
      objectionDays: line.objectionDays,
      objectionUnit: line.objectionUnit,
      postingDays: line.postingDays,
      place: line.place,
      links: { ...to.line.links, noticeId: line.id },
    },
    body: {
      ...to.body,
      addressee: body.addressee,
      blocks: body.blocks.map(blockAgain),
      enclosures: body.enclosures.map(moved),
      signers: body.signers,
      dateStyle: body.dateStyle,
      seal: body.seal,
      note: body.note,
      legalBasis: body.legalBasis,
      telephones: body.telephones,
      objectionPlace: body.objectionPlace,
      signatureLines: body.signatureLines,
      bannerText: body.bannerText,
    },
  };
}
