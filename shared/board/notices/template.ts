import { type Decoded, type Decoder, decode, fault, ok } from '../../kernel';
import {
  DISCLOSING_UNIT_KINDS,
  NOTICE_KINDS,
  NOTICE_LAYOUTS,
  type NoticeParagraphBlock,
  type NoticeTableBlock,
  REACHES,
} from '../../records';

/**
 * `sample`: rows that stand in the table in previews; the notice itself begins without them. `withWords`: the line 合计人民币（大写）
 * stands under it, with blanks until its total is known.
 */
export interface TemplateTable extends NoticeTableBlock {
  readonly sample: readonly (readonly string[])[];
  readonly withWords: boolean;
}
export type TemplateBlock = NoticeParagraphBlock | TemplateTable;

const ALIGNS = ['left', 'center', 'right'] as const;
const text = (max: number) => decode.string({ max });
const day = decode.string({ pattern: /^(\d{4}-\d{2}-\d{2})?$/ });
const cells = decode.arrayOf(text(400), 40);

const paragraph = decode.object({
  text: text(2000),
  level: decode.oneOf([0, 1, 2, 3, 4] as const),
});
const table = decode.object({
  caption: decode.optional(text(200)),
  unitNote: decode.optional(text(60)),
  columns: decode.arrayOf(decode.arrayOf(text(60), 2), 40),
  rows: decode.optional(decode.arrayOf(cells, 100)),
  total: decode.optional(cells),
  words: decode.optional(decode.oneOf(['auto'] as const)),
  sample: decode.optional(decode.arrayOf(cells, 100)),
});

/** A block is a text (body paragraph), `{text, level}` (heading) or a table whose columns are `[header, align]`. */
const decodeBlock: Decoder<TemplateBlock> = (input, path = '$') => {
  if (typeof input === 'string')
    return input.length > 2000
      ? fault('decode', { path, expected: 'string' })
      : ok({ kind: 'paragraph', text: input, level: 0 });
  if (!decode.isPlainObject(input) || !('columns' in input)) {
    const found = paragraph(input, path);
    return found.ok ? ok({ kind: 'paragraph', ...found.value }) : found;
  }
  const found = table(input, path);
  if (!found.ok) return found;
  const { columns, rows = [], total, caption = '', unitNote = '', words, sample = [] } = found.value;
  return ok({
    kind: 'table',
    caption,
    unitNote,
    columns: columns.map(([header = '', align]) => ({
      header,
      align: ALIGNS.find((one) => one === align) ?? 'center',
    })),
    rows: [
      ...rows.map((row) => ({ kind: 'row' as const, cells: row })),
      ...(total ? [{ kind: 'total' as const, cells: total }] : []),
    ],
    words: '',
    withWords: words === 'auto',
    sample,
  });
};

/** A placeholder that no fact fills: a person types it. `sample` stands in previews, `hint` says what to write. */
const field = decode.object({
  name: text(40),
  input: decode.oneOf(['line', 'text', 'day', 'number', 'amount'] as const),
  sample: text(400),
  hint: decode.optional(text(200)),
});

const template = decode.object({
  id: decode.string({ pattern: /^[a-z][a-z0-9-]{1,39}$/ }),
  name: text(60),
  /** Heading under which it is listed. */
  group: text(20),
  /** When to take it, one sentence. */
  use: text(200),
  kind: decode.oneOf(NOTICE_KINDS),
  title: text(200),
  /** Catalog entries that it serves; the first one is taken. */
  catalogCodes: decode.arrayOf(text(40), 10),
  /** R-00d: who publishes it as a rule. */
  unitKind: decode.oneOf(DISCLOSING_UNIT_KINDS),
  privacyProfile: decode.oneOf(['A', 'B', 'C', 'D'] as const),
  reach: decode.oneOf(REACHES),
  layout: decode.oneOf(NOTICE_LAYOUTS),
  paper: decode.oneOf(['A4', 'A3'] as const),
  orientation: decode.oneOf(['portrait', 'landscape'] as const),
  /** R-V04b. 0 = none asked for. */
  objectionDays: decode.integer(0, 400),
  objectionUnit: decode.oneOf(['day', 'workingDay'] as const),
  /** 0 = the lawful shortest; what a rule asks beyond it stands in NoticeRules.terms. */
  postingDays: decode.integer(0, 400),
  addressee: text(100),
  blocks: decode.arrayOf(decodeBlock, 200),
  enclosures: decode.arrayOf(text(200), 20),
  signers: decode.arrayOf(text(100), 5),
  seal: decode.boolean,
  note: text(100),
  /** R-00a: those in force on the day are printed for the placeholder whose fact is `basis`. */
  legalBasis: decode.arrayOf(decode.object({ text: text(400), validFrom: day, validTo: day }), 20),
  telephones: decode.arrayOf(text(100), 4),
  objectionPlace: text(200),
  signatureLines: decode.arrayOf(text(100), 20),
  bannerText: text(60),
  fields: decode.arrayOf(field, 60),
});

/** One template of resources/templates. Texts hold placeholders 【名称】, each a fact of NoticeRules or one of `fields`. */
export type NoticeTemplate = Decoded<typeof template>;
export type TemplateField = NoticeTemplate['fields'][number];

/** A file of resources/templates. */
export const decodeNoticeTemplates = decode.object({ about: text(400), templates: decode.arrayOf(template, 200) });
