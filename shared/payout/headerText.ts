import type { Alias, PayoutRules } from './payoutRules';
import type { PayoutField } from './types';

/** NFKC, no blanks or line breaks, lower case: the form in which headers and words are compared. */
export const foldText = (text: string): string =>
  // Plain ideographs and figures, nearly every cell, are folded already.
  PLAIN.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/[\s\u200b-\u200d\ufeff]+/g, '')
        .toLowerCase();
const PLAIN = /^[\u4e00-\u9fff\d.-]*$/;

export interface HeaderText {
  /** As shown to people: line breaks removed. */
  readonly shown: string;
  /** Folded, without bracketed unit and trailing star. */
  readonly name: string;
  readonly unit: string;
}

const BRACKET = /[([【〔]([^()[\]【】〔〕]*)[)\]】〕]/g;

/** Splits a header into its name and its unit: "补贴金额\n（元）*" is 补贴金额 with unit 元. */
export function readHeaderText(raw: string, rules: PayoutRules): HeaderText {
  const shown = raw.replace(/[\s\u200b-\u200d\ufeff]+/g, '');
  let unit = '';
  const known = (text: string): string | undefined => {
    const inner = text.startsWith(rules.metaUnit) ? text.slice(rules.metaUnit.length) : text;
    const { money, wan, rate, area, other } = rules.units;
    for (const list of [wan, money, rate, area, other]) if (list.includes(inner)) return inner;
    return /^[^/]{1,4}\/[^/]{1,8}$/.test(inner) && money.some((m) => inner.startsWith(m)) ? inner : undefined;
  };
  let name = foldText(raw).replace(BRACKET, (whole, inner: string) => {
    const found = known(inner);
    if (found === undefined) return whole;
    unit = found;
    return '';
  });
  name = name.replace(/[*:]+$/, '');
  const bare = /[/,:-]([^/,:-]+)$/.exec(name);
  if (unit === '' && bare) {
    const found = known(bare[1] ?? '');
    if (found !== undefined && bare.index > 0) {
      unit = found;
      name = name.slice(0, bare.index);
    }
  }
  return { shown, name, unit };
}

export interface FieldMatch {
  readonly field: PayoutField | null;
  readonly alias: string;
  readonly sure: boolean;
  readonly exact: boolean;
}

const NOTHING: FieldMatch = { field: null, alias: '', sure: false, exact: false };
const MONEY_FIELDS: readonly PayoutField[] = ['amount', 'dueAmount', 'adjustment', 'adjustmentLess'];

/** Finds the meaning of one header: containment, the longest alias wins, the later one on a tie (payout-sheets.md § 4.6.7). */
export function matchHeader(header: HeaderText, rules: PayoutRules): FieldMatch {
  const { name, unit } = header;
  if (name === '' || name.length > 40 || rules.neverColumns.some((word) => name.includes(word))) return NOTHING;
  let best: Alias | undefined;
  let bestAt = -1;
  const isMoney = rules.units.money.includes(unit) || rules.units.wan.includes(unit);
  const isArea = rules.units.area.includes(unit);
  const isRate = !isMoney && !isArea && rules.units.money.some((m) => unit.startsWith(`${m}/`));
  for (const alias of rules.aliases) {
    if (best && alias.text.length < best.text.length) break;
    const at = name.lastIndexOf(alias.text);
    if (at < 0) continue;
    if (alias.strength === 'exact' && name !== alias.text) continue;
    if (alias.strength === 'weak' && name !== alias.text && !isMoney) continue;
    const money = MONEY_FIELDS.includes(alias.field);
    // The unit overrules the words: 面积合计(亩) is no amount, 补贴面积及资金(元) no area.
    if (isArea && money) continue;
    if (isMoney && (alias.field === 'quantity' || alias.field === 'quantityParts' || alias.field === 'persons'))
      continue;
    if (isRate && money && !MONEY_FIELDS.includes('unitRate')) {
      if (alias.field === 'amount') continue;
    }
    if (!best || at + alias.text.length > bestAt) {
      best = alias;
      bestAt = at + alias.text.length;
    }
  }
  const barred = rules.notColumns.some((word) => name.includes(word));
  if (barred && !(best && MONEY_FIELDS.includes(best.field))) return NOTHING;
  if (!best) return isRate ? { field: 'unitRate', alias: '', sure: false, exact: false } : NOTHING;
  const exact = name === best.text;
  const sure = exact || best.strength === 'plain';
  const other = rules.otherPersons.find((entry) => entry.words.some((word) => name.includes(word)));
  if (other && !MONEY_FIELDS.includes(best.field)) {
    if (best.field === 'payee') return { field: other.name, alias: best.text, sure, exact };
    if (best.field === 'idNumber') return { field: other.id, alias: best.text, sure, exact };
    if (
      best.field !== other.name &&
      best.field !== other.id &&
      best.field !== 'accountName' &&
      best.field !== 'accountOwnerId'
    )
      return other.name === 'accountName' && best.field === 'bankCardNumber'
        ? { field: best.field, alias: best.text, sure, exact }
        : NOTHING;
  }
  return { field: best.field, alias: best.text, sure, exact };
}
