import type { NoticeBlock } from '../../records';
import type { NoticeText } from './draft';
import type { NoticeRules } from './noticeRules';

/** 【名称】, on one line; empty brackets or figures alone (样政发【2026】1号) are none. */
const PLACEHOLDER = /【(?!\d+】)([^【】\n]{1,40})】/g;

const namesIn = (text: string): string[] =>
  text.includes('【') ? [...text.matchAll(PLACEHOLDER)].map((found) => found[1] ?? '') : [];

/** Where the texts of a notice stand; the same places that a problem names in `at.field`. */
export interface NoticePart {
  readonly field: string;
  /** 1-based number of the block. */
  readonly block?: number;
  /** 1-based row of the table, columns too; no row: a text of the table as a whole. */
  readonly row?: number;
  readonly column?: number;
  readonly header?: string;
  readonly text: string;
}

/** Written without spreads: a list of 5,000 households has 30,000 cells, and every check begins here. */
function addBlock(parts: NoticePart[], given: NoticeBlock, block: number): void {
  const field = 'blocks';
  if (given.kind === 'paragraph') {
    parts.push({ field, block, text: given.text });
    return;
  }
  const headers = given.columns.map(({ header }) => header);
  parts.push({ field, block, text: given.caption }, { field, block, text: given.unitNote });
  for (const [index, text] of headers.entries()) parts.push({ field, block, column: index + 1, text });
  for (const [index, { cells }] of given.rows.entries())
    for (const [column, text] of cells.entries()) {
      if (text === '') continue;
      const header = headers[column];
      const at = { field, block, row: index + 1, column: column + 1, text };
      parts.push(header === undefined ? at : { ...at, header });
    }
  parts.push({ field, block, text: given.words });
}

/** Every text of a notice that is printed, in the order of the paper. */
export function noticeParts(title: string, body: NoticeText): NoticePart[] {
  const parts: NoticePart[] = [
    { field: 'documentNumber', text: body.documentNumber },
    { field: 'title', text: title },
    { field: 'addressee', text: body.addressee },
  ];
  for (const [index, block] of body.blocks.entries()) addBlock(parts, block, index + 1);
  const add = (field: string, list: readonly string[]): void => {
    for (const text of list) parts.push({ field, text });
  };
  add('enclosures', body.enclosures);
  add('telephones', body.telephones);
  add('objectionPlace', [body.objectionPlace]);
  add('legalBasis', body.legalBasis);
  add('signers', body.signers);
  add('note', [body.note]);
  add('signatureLines', body.signatureLines);
  add('bannerText', [body.bannerText]);
  return parts.filter(({ text }) => text !== '');
}

/** Names of all placeholders that still stand in the texts, each once, in the order of the paper. */
export function placeholdersOf(notice: { readonly title: string }, body: NoticeText): string[] {
  return [...new Set(noticeParts(notice.title, body).flatMap(({ text }) => namesIn(text)))];
}

/**
 * Placeholders that only the posting day can fill (公示期 …): they stay in the text and are printed filled or as blanks for the
 * pen, so they count as no gap.
 */
export const isLate = (rules: NoticeRules, name: string): boolean =>
  rules.placeholders.some((one) => one.name === name && one.late);

/** Placeholders that a person still has to fill. */
export const openPlaceholders = (notice: { readonly title: string }, body: NoticeText, rules: NoticeRules): string[] =>
  placeholdersOf(notice, body).filter((name) => !isLate(rules, name));

/** Fills what has a value; an unknown or empty one stays visible. */
export const fillPlaceholders = (text: string, values: Readonly<Record<string, string>>): string =>
  text.includes('【') ? text.replace(PLACEHOLDER, (whole, name: string) => values[name] || whole) : text;

function fillBlock(block: NoticeBlock, fill: (text: string) => string): NoticeBlock {
  if (block.kind === 'paragraph') return { ...block, text: fill(block.text) };
  return {
    ...block,
    caption: fill(block.caption),
    unitNote: fill(block.unitNote),
    columns: block.columns.map((column) => ({ ...column, header: fill(column.header) })),
    rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(fill) })),
    words: fill(block.words),
  };
}

/** Every text of the notice with its placeholders filled. */
export function fillNotice<N extends { readonly title: string }, B extends NoticeText>(
  notice: N,
  body: B,
  values: Readonly<Record<string, string>>,
): { notice: N; body: B } {
  const fill = (text: string): string => fillPlaceholders(text, values);
  const all = (list: readonly string[]): string[] => list.map(fill);
  return {
    notice: { ...notice, title: fill(notice.title) },
    body: {
      ...body,
      documentNumber: fill(body.documentNumber),
      addressee: fill(body.addressee),
      blocks: body.blocks.map((block) => fillBlock(block, fill)),
      enclosures: all(body.enclosures),
      signers: all(body.signers),
      note: fill(body.note),
      legalBasis: all(body.legalBasis),
      telephones: all(body.telephones),
      objectionPlace: fill(body.objectionPlace),
      signatureLines: all(body.signatureLines),
      bannerText: fill(body.bannerText),
      spoken: fill(body.spoken),
    },
  };
}

/**
 * What a person typed for the fields, put into the texts and kept in `body.fields`. A field that was filled earlier stands in the
 * text as words: to change it, change the words, or fill the template anew while the text is untouched.
 */
export function applyFields<N extends { readonly title: string }, B extends NoticeText>(
  notice: N,
  body: B,
  values: Readonly<Record<string, string>>,
): { notice: N; body: B } {
  const typed = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  return fillNotice(notice, { ...body, fields: { ...body.fields, ...typed } }, typed);
}
