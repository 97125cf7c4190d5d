import { type Decoded, type Decoder, decode } from '../../kernel';
import { ASSET_FIELDS, VOUCHER_FIELDS } from '../../records';

/** What a column of a voucher list can mean: a cell of a voucher, or one sum with its direction, or whose line it is. */
export const VOUCHER_COLUMNS = [...VOUCHER_FIELDS, 'amount', 'direction', 'village'] as const;
export type VoucherColumn = (typeof VOUCHER_COLUMNS)[number];
/** `kind` says whether a line is an asset or a resource. */
export const ASSET_COLUMNS = [...ASSET_FIELDS, 'kind'] as const;
export type AssetColumn = (typeof ASSET_COLUMNS)[number];

const word = decode.string({ max: 40 });
const words = decode.arrayOf(word, 60);
const columnsOf = <T extends string>(fields: readonly T[]): Decoder<{ field: T; words: string[] }[]> =>
  decode.arrayOf(decode.object({ field: decode.oneOf(fields) as Decoder<T>, words }), fields.length);

/** resources/rules/financeColumns.json. */
export const decodeFinanceRules = decode.object({
  vouchers: decode.object({
    columns: columnsOf<VoucherColumn>(VOUCHER_COLUMNS),
    ignored: words,
    /** Summaries of lines that are no vouchers: 期初, 期末, 合计. */
    opening: words,
    closing: words,
    totals: words,
    /** Sums that reach over other periods or pages: passed over. */
    running: words,
    directions: decode.object({ income: words, expense: words }),
  }),
  assets: decode.object({
    columns: columnsOf<AssetColumn>(ASSET_COLUMNS),
    ignored: words,
    totals: words,
    kinds: decode.object({ asset: words, resource: words }),
  }),
  /** Marks around an amount; `none`: what is written where there is none. */
  money: decode.object({ currency: words, units: words, wan: word, none: words }),
  /** One of these in a summary says why a line is negative. */
  redWords: words,
  term: decode.object({ until: words, years: word }),
  limits: decode.object({
    /** Characters of a summary that fit on a board. */
    summary: decode.integer(10, 400),
    /** More numbers missing in a row than this are another series, not a gap. */
    gap: decode.integer(1, 1000),
  }),
});
export type FinanceRules = Decoded<typeof decodeFinanceRules>;
export type MoneyMarks = FinanceRules['money'];
