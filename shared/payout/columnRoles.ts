import { readDecimalCell } from './amountCell';
import type { FieldMatch, HeaderText } from './headerText';
import { maskLongNumbers } from './maskCell';
import type { PayoutRules } from './payoutRules';
import type { ColumnMapping, PayoutField } from './types';

/** Fields that may stand in several columns of one row. */
const MANY: readonly (PayoutField | null)[] = [
  'quantity',
  'quantityParts',
  'unitRate',
  'amount',
  'dueAmount',
  'adjustment',
  'adjustmentLess',
  'signature',
];

interface Draft {
  index: number;
  header: string;
  name: string;
  unit: string;
  field: PayoutField | null;
  alias: string;
  exact: boolean;
  sure: boolean;
  part: number;
}

const drop = (draft: Draft): void => {
  draft.field = null;
  draft.sure = false;
};

/** One column per field where a row has one value: an exact header beats a contained one, longer beats shorter, left beats right. */
function resolveSingles(drafts: readonly Draft[]): void {
  const fields = new Set(drafts.map((d) => d.field));
  for (const field of fields) {
    if (field === null || MANY.includes(field)) continue;
    const same = drafts.filter((d) => d.field === field);
    if (same.length < 2) continue;
    const ids = drafts.filter((d) => d.field === 'idNumber');
    const near = (d: Draft): number => Math.min(...ids.map((id) => Math.abs(id.index - d.index)), 99);
    const ranked = [...same].sort((a, b) => {
      if (field === 'payee' && ids.length > 0 && near(a) !== near(b)) return near(a) - near(b);
      if (a.exact !== b.exact) return a.exact ? -1 : 1;
      return b.alias.length - a.alias.length || a.index - b.index;
    });
    const [winner, ...losers] = ranked;
    if (winner && field === 'payee') winner.sure = false;
    for (const loser of losers) drop(loser);
  }
}

const has = (draft: Draft, words: readonly string[]): boolean => words.some((word) => draft.name.includes(word));

/** Figures of the first data rows, by column: undefined where the cell is no number. */
type Sample = (draft: Draft) => readonly (number | undefined)[];

function sampler(rows: readonly (readonly string[])[], rules: PayoutRules): Sample {
  const cache = new Map<number, readonly (number | undefined)[]>();
  return (draft) => {
    let list = cache.get(draft.index);
    if (!list) {
      list = rows.map((row) => {
        const read = readDecimalCell(row[draft.index] ?? '', rules).value;
        return read ? read.units / 10 ** read.scale : undefined;
      });
      cache.set(draft.index, list);
    }
    return list;
  };
}

/** Share of rows in which `test` holds, among those where all its figures are there; 0 when there is none. */
function share(rows: number, test: (row: number) => boolean | undefined): number {
  let tested = 0;
  let held = 0;
  for (let row = 0; row < rows; row += 1) {
    const result = test(row);
    if (result === undefined) continue;
    tested += 1;
    if (result) held += 1;
  }
  return tested === 0 ? 0 : held / tested;
}

const nearly = (a: number, b: number): boolean => Math.abs(a - b) < 0.011;

/** Share of rows in which `total` is the sum of the other columns. */
function sumShare(total: Draft, parts: readonly Draft[], sample: Sample): number {
  const sums = parts.map(sample);
  const values = sample(total);
  return share(values.length, (row) => {
    const value = values[row];
    if (value === undefined || value === 0) return undefined;
    let sum = 0;
    for (const part of sums) sum += part[row] ?? 0;
    return nearly(sum, value);
  });
}

/** The column that is the sum of the others. Where most people grow one crop, that crop nearly is it too: the best wins. */
function findSum(amounts: readonly Draft[], rules: PayoutRules, sample: Sample): Draft | undefined {
  const [best] = amounts
    .map((draft) => ({
      draft,
      share: sumShare(
        draft,
        amounts.filter((other) => other !== draft),
        sample,
      ),
      named: has(draft, rules.totalColumnWords) ? 1 : 0,
    }))
    .sort((a, b) => b.share - a.share || b.named - a.named || b.draft.index - a.draft.index);
  return best && best.share >= 0.6 ? best.draft : undefined;
}

/** 月保障金 beside 季度发放金额: the monthly figure is no part of the paid one. */
function dropMonthly(amounts: readonly Draft[], rules: PayoutRules): void {
  const monthly = amounts.filter((draft) => has(draft, rules.monthlyWords));
  if (monthly.length < amounts.length) for (const draft of monthly) drop(draft);
}

/** Decides which of several money columns is the paid one, and which are parts of it (crops, components). */
function resolveMoney(drafts: readonly Draft[], rules: PayoutRules, sample: Sample): void {
  const of = (field: PayoutField): Draft[] => drafts.filter((d) => d.field === field);
  for (const draft of of('amount')) if (of('amount').length > 1 && has(draft, rules.earlierWords)) drop(draft);
  const dues = of('dueAmount');
  if (of('amount').length === 0 && dues.length > 0) {
    for (const due of dues) due.field = 'amount';
  } else if (dues.length > 1) {
    const total = dues.find((d) => has(d, rules.totalColumnWords)) ?? dues[dues.length - 1];
    for (const due of dues) if (due !== total) drop(due);
  }
  dropMonthly(of('amount'), rules);
  const amounts = of('amount');
  if (amounts.length < 2) return;
  const paid = amounts.filter((d) => has(d, rules.paidColumnWords));
  const whole =
    paid.length === 1
      ? paid[0]
      : (findSum(amounts, rules, sample) ?? [...amounts].reverse().find((d) => has(d, rules.totalColumnWords)));
  const parts = amounts.filter((d) => d !== whole);
  const [lone] = parts;
  if (whole && parts.length === 1 && lone) {
    const adjusted = of('adjustment').length + of('adjustmentLess').length > 0;
    if (of('dueAmount').length === 0 && (paid.length === 1 || adjusted)) lone.field = 'dueAmount';
    else drop(lone);
    return;
  }
  for (const [at, part] of parts.entries()) {
    part.part = at + 1;
    if (!whole) part.sure = part.sure && drafts.filter((d) => d.field === 'quantity').length >= parts.length;
  }
}

/**
 * 玉米面积 belongs to 玉米金额 wherever they stand: gives each crop's columns its number by what is left of their headers.
 * @returns false where the headers do not tell the crops apart.
 */
function numberByCrop(
  drafts: readonly Draft[],
  amounts: readonly Draft[],
  quantities: readonly Draft[],
  rates: readonly Draft[],
): boolean {
  const crop = (draft: Draft): string => draft.name.replace(draft.alias, '');
  const crops = new Map(amounts.map((draft) => [crop(draft), draft.part]));
  if (crops.size < 2 || crops.size !== amounts.length || crops.has('')) return false;
  const own = quantities.filter((d) => crops.has(crop(d)));
  const each = (list: readonly Draft[]): boolean => new Set(list.map(crop)).size === amounts.length;
  if (own.length !== amounts.length || !each(own)) return false;
  const ownRates = rates.filter((d) => crops.has(crop(d)));
  if (ownRates.length !== rates.length || (rates.length > 1 && !each(rates))) return false;
  for (const draft of [...own, ...ownRates]) draft.part = crops.get(crop(draft)) ?? 0;
  for (const rest of drafts.filter((d) => d.field === 'quantity' && d.part === 0)) rest.field = 'quantityParts';
  return true;
}

/** Gives crops their own quantity and rate; with one crop keeps the quantity that explains the amount. */
function resolveQuantities(drafts: readonly Draft[], rules: PayoutRules, sample: Sample): void {
  const quantities = drafts.filter((d) => d.field === 'quantity');
  const rates = drafts.filter((d) => d.field === 'unitRate');
  const parts = drafts.filter((d) => d.field === 'amount' && d.part > 0);
  const lines = Math.max(parts.length, quantities.length > 1 && rates.length > 1 ? rates.length : 0);
  if (lines > 1) {
    const number = (list: readonly Draft[]): void => {
      if (list.length === lines) for (const [at, draft] of list.entries()) draft.part = at + 1;
    };
    if (numberByCrop(drafts, parts, quantities, rates)) return;
    const total = quantities.length === lines + 1 ? quantities.find((d) => has(d, rules.totalColumnWords)) : undefined;
    const own = quantities.filter((d) => d !== total);
    number(own);
    number(rates);
    if (own.length === lines || own.length === 0) return;
  }
  if (rates.length > 1 && !rates.some((d) => d.part > 0)) for (const rate of rates.slice(1)) drop(rate);
  if (quantities.length < 2) return;
  const rate = rates[0];
  const amount =
    drafts.find((d) => d.field === 'dueAmount') ?? drafts.find((d) => d.field === 'amount' && d.part === 0);
  const rank = (d: Draft): number => {
    const at = rules.mainQuantityWords.findIndex((word) => d.name.includes(word));
    return at < 0 ? 99 : at;
  };
  const explained = (...list: readonly Draft[]): number => {
    if (!rate || !amount) return 0;
    const columns = list.map(sample);
    const q = sample(amount).map((_, row) => {
      const figures = columns.map((column) => column[row]);
      return figures.every((x) => x === undefined) ? undefined : figures.reduce<number>((sum, x) => sum + (x ?? 0), 0);
    });
    const r = sample(rate);
    const a = sample(amount);
    return share(a.length, (row) => {
      const [x, y, z] = [q[row], r[row], a[row]];
      return x === undefined || y === undefined || z === undefined ? undefined : nearly(x * y, z);
    });
  };
  // 水田 and 旱地 at one rate without a column for their sum.
  if (rates.length === 1 && quantities.every((d) => explained(d) < 0.5) && explained(...quantities) >= 0.6) {
    for (const [at, quantity] of quantities.entries()) quantity.part = at + 1;
    return;
  }
  const main = [...quantities].sort((a, b) => explained(b) - explained(a) || rank(a) - rank(b) || a.index - b.index)[0];
  for (const quantity of quantities) if (quantity !== main) quantity.field = 'quantityParts';
}

/** Without a money column by name, a single column headed 元 is the amount, to be confirmed. */
function guessAmount(drafts: readonly Draft[], rules: PayoutRules): void {
  if (drafts.some((d) => d.field === 'amount' || d.field === 'dueAmount')) return;
  const money = drafts.filter(
    (d) => d.field === null && (rules.units.money.includes(d.unit) || rules.units.wan.includes(d.unit)),
  );
  const weak = rules.aliases.filter((alias) => alias.field === 'amount' && alias.strength === 'weak');
  const hinted = drafts.filter((d) => d.field === null && weak.some((alias) => d.name.includes(alias.text)));
  const [only] = money.length > 0 ? money : hinted;
  if (only && (money.length === 1 || (money.length === 0 && hinted.length === 1))) only.field = 'amount';
}

export interface ForcedField {
  /** 1-based column. */
  readonly index: number;
  readonly field: PayoutField | null;
}

/** Turns single matches into the mapping of the sheet. `rows` are the first data rows; `forced` is what a person chose. */
export function assignColumns(
  texts: readonly HeaderText[],
  matches: readonly FieldMatch[],
  rows: readonly (readonly string[])[],
  rules: PayoutRules,
  forced: readonly ForcedField[] = [],
): ColumnMapping[] {
  const drafts: Draft[] = texts.map((text, index) => {
    const match = matches[index];
    const choice = forced.find((f) => f.index === index + 1);
    return {
      index,
      // Shown in reports and kept in the clear: somebody's telephone beside a header is not.
      header: maskLongNumbers(text.shown),
      name: text.name,
      unit: text.unit,
      field: choice ? choice.field : (match?.field ?? null),
      alias: match?.alias ?? '',
      exact: choice !== undefined || (match?.exact ?? false),
      sure: choice !== undefined || (match?.sure ?? false),
      part: 0,
    };
  });
  const sample = sampler(rows, rules);
  guessAmount(drafts, rules);
  resolveSingles(drafts);
  resolveMoney(drafts, rules, sample);
  resolveQuantities(drafts, rules, sample);
  for (const choice of forced) {
    const draft = drafts[choice.index - 1];
    if (draft && draft.field !== choice.field) draft.field = choice.field;
    if (draft) draft.sure = true;
  }
  return drafts.map(({ index, header, unit, field, sure, part }) => ({
    index: index + 1,
    header,
    field,
    unit,
    sure: field !== null && sure,
    ...(part > 0 && field !== null ? { part } : {}),
  }));
}
