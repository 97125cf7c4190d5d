import { readAmountCell } from './amountCell';
import { parseGroupName, splitVillageGroup } from './groupName';
import { findHeader, isColumnNumbers } from './headerRows';
import { foldText } from './headerText';
import type { PayoutRules } from './payoutRules';
import type { TotalWord } from './printedTotals';
import type { RowPlan } from './rowPlan';
import type { SkipReason } from './types';

/** What one row of a sheet is, if it is no data. */
export type RowKind =
  | { readonly kind: 'data' }
  | { readonly kind: 'skip'; readonly why: Exclude<SkipReason, 'subtotal' | 'total' | 'header' | 'repeated_header'> }
  | { readonly kind: 'header' }
  | { readonly kind: 'place'; readonly village: string; readonly group: string }
  | TotalKind;

/** `named`: the texts beside the word, joined by \u0001, for the village or group that the row names. */
export interface TotalKind {
  readonly kind: 'total';
  readonly word: TotalWord;
  readonly named: string;
}

const DATA: RowKind = { kind: 'data' };
const skip = (why: 'title' | 'meta' | 'blank' | 'footer'): RowKind => ({ kind: 'skip', why });

/** Recognises rows that are not data (payout-sheets.md § 4.2). Words come from the rules; nothing here is a wording. */
export class RowKinds {
  private readonly totalWords: readonly { readonly text: string; readonly word: TotalWord }[];
  private headers: readonly (readonly string[])[] = [];
  private readonly pageNumber: RegExp;
  /** 一、 (一) 1. in front of a heading. */
  private readonly enumeration: RegExp;
  /** A colon or the words of a date: 填报日期 and its day are no figure of a person. */
  private readonly dated: RegExp;

  constructor(private readonly rules: PayoutRules) {
    const { page, grand, sub, sum } = rules.totals;
    const list = (texts: readonly string[], word: TotalWord) => texts.map((text) => ({ text: foldText(text), word }));
    this.totalWords = [...list(page, 'page'), ...list(grand, 'grand'), ...list(sub, 'sub'), ...list(sum, 'sum')];
    const numerals = `${rules.group.digits}${rules.group.ten}\\d`;
    this.enumeration = new RegExp(`^(?:[${numerals}]+[、.]|\\([${numerals}]+\\))`);
    const { year, month, day } = rules.dateMarks;
    this.dated = new RegExp(`[:${year}${month}${day}]`);
    const { before, after } = rules.pageNumber;
    this.pageNumber = new RegExp(
      `^[-—(]*(?:${before}(?:\\d+|[${rules.group.digits}${rules.group.ten}]+|x)${after}|\\d+/\\d+)`,
    );
  }

  setHeader(lines: readonly (readonly string[])[]): void {
    this.headers = lines.map((line) => line.map(foldText));
  }

  /** A figure in any writing, or an ID or account number, damaged or not. */
  private hasDigits(text: string, least: number): boolean {
    return (text.match(/\d/g)?.length ?? 0) >= least && !this.dated.test(text);
  }

  /** Can this only be data? Person, long ID number and a figure: no word needs to be looked at. */
  isPlainData(cells: readonly string[], plan: RowPlan): boolean {
    const payee = cells[plan.payee];
    if (payee === undefined || payee === '' || plan.id < 0) return false;
    const id = cells[plan.id];
    // 1.90101E+17 too: one save as CSV does it to the whole column.
    if (id === undefined || (id.length < 15 && !/^\d\.\d+E\+1\d$/i.test(id))) return false;
    const amount = cells[plan.amount >= 0 ? plan.amount : (plan.lines[0]?.amount ?? -1)];
    const first = amount === undefined || amount === '' ? 0 : amount.charCodeAt(0);
    return first >= 48 && first <= 57;
  }

  classify(cells: readonly string[], plan: RowPlan, beforeData: boolean): RowKind {
    const filled: number[] = [];
    for (let i = 0; i < cells.length; i += 1) if ((cells[i] ?? '').trim() !== '') filled.push(i);
    if (filled.length === 0) return skip('blank');
    const text = (column: number): string => foldText(cells[column] ?? '');
    // The header first: a column may be called 合计.
    if (this.isHeader(cells, filled)) return { kind: 'header' };
    const total = this.totalOf(cells, plan, filled);
    if (total) return total;
    const [first = 0] = filled;
    const lone = new Set(filled.map(text)).size === 1;
    const hasPerson = text(plan.payee) !== '' || text(plan.id) !== '';
    const amount = this.amountText(cells, plan);
    if (lone) {
      const elsewhere = beforeData || first !== plan.payee || filled.length > 1;
      const place = this.placeOf(cells[first] ?? '', elsewhere || plan.village < 0, elsewhere);
      if (place) return place;
      if (first === plan.seq && filled.length === 1 && /^\d+$/.test(text(first))) return skip('blank');
      return this.loneText(text(first), first === plan.payee && filled.length === 1 && !beforeData);
    }
    const signed = this.isFooter(text(plan.payee));
    const solid =
      hasPerson &&
      !signed &&
      (this.hasDigits(foldText(amount), 1) || this.hasDigits(text(plan.card), 7) || this.hasDigits(text(plan.id), 7));
    if (!solid) {
      const words = this.wordsOf(filled.map(text), beforeData);
      if (words) return words;
    }
    if (isColumnNumbers(cells, this.rules)) return { kind: 'header' };
    if (!hasPerson && text(plan.card) === '') {
      const figures = filled.filter((c) => c !== plan.seq && c !== plan.village && c !== plan.group);
      // Numbered lines that nobody filled in, with or without the zero of a copied formula.
      if (figures.every((c) => /^[0.-]*$/.test(text(c)))) return skip('blank');
      if (amount === '' && !figures.some((c) => /\d/.test(text(c)))) return beforeData ? skip('meta') : skip('footer');
    }
    if (beforeData && amount === '' && text(plan.id).length < 15) return skip('meta');
    return DATA;
  }

  private amountText(cells: readonly string[], plan: RowPlan): string {
    if (plan.amount >= 0) return (cells[plan.amount] ?? '').trim();
    return plan.lines.map((line) => (cells[line.amount] ?? '').trim()).join('');
  }

  /** Is this the total row of the person whose columns `plan` names? */
  totalOf(cells: readonly string[], plan: RowPlan, filled: readonly number[]): TotalKind | undefined {
    if (plan.id >= 0 && foldText(cells[plan.id] ?? '').length >= 15) return undefined;
    if (this.isHeader(cells, filled)) return undefined;
    const places = Math.max(plan.from + 3, plan.payee);
    // With nobody in the row the word may stand anywhere, often right beside the figure.
    const person = `${cells[plan.payee] ?? ''}${plan.id < 0 ? '' : (cells[plan.id] ?? '')}${plan.card < 0 ? '' : (cells[plan.card] ?? '')}`;
    const last = person.trim() === '' ? plan.to : places;
    for (const column of filled) {
      if (column < plan.from) continue;
      if (column > last) break;
      const text = foldText(cells[column] ?? '');
      if (text.length > 24 || (filled.length === 1 && text.length > 12)) continue;
      for (const { text: word, word: kind } of this.totalWords) {
        const at = text.indexOf(word);
        if (at < 0) continue;
        const rest = text.slice(at + word.length);
        if (rest !== '' && !/^[:(]|^\d/.test(rest) && !this.rules.amountMarks.unit.includes(rest)) continue;
        if (column !== plan.payee || text === word || rest !== '' || at > 0) {
          const whole = this.rules.totals.whole.some((w) => text.includes(w));
          const named = filled
            .filter((c) => c >= plan.from && c <= places)
            .map((c) => (c === column ? text.slice(0, at) : foldText(cells[c] ?? '')))
            .filter((t) => t !== '' && !/^\d+$/.test(t))
            .join('\u0001');
          return { kind: 'total', word: whole ? 'grand' : kind, named };
        }
      }
    }
    return undefined;
  }

  /** At least 60 % of the filled cells equal a line of the header. */
  private isHeader(cells: readonly string[], filled: readonly number[]): boolean {
    for (const line of this.headers) {
      let same = 0;
      for (const column of filled) if (foldText(cells[column] ?? '') === (line[column] ?? '')) same += 1;
      if (
        same > 0 &&
        same >= filled.length * this.rules.limits.repeatedHeaderShare &&
        (filled.length > 1 || same === 1)
      ) {
        const words = line.filter((text) => text !== '').length;
        if (filled.length * 2 >= words) return true;
      }
    }
    return false;
  }

  /** A row that does nothing but name a village or a group. */
  private placeOf(raw: string, villages: boolean, elsewhere: boolean): RowKind | undefined {
    const folded = foldText(raw);
    const bare = folded
      .replace(this.enumeration, '')
      .replace(/:$/, '')
      .replace(/\([^()]*\)$/, '');
    if (bare === '' || bare.length > 16) return undefined;
    const split = splitVillageGroup(bare, this.rules);
    if (split) return { kind: 'place', village: split.village, group: split.group.name };
    const group = parseGroupName(bare, this.rules);
    if (group.number !== undefined && group.hasSuffix) return { kind: 'place', village: '', group: group.name };
    if (group.hasSuffix && bare.length <= 10) return { kind: 'place', village: '', group: bare };
    // In the name column 一、上坝村 is a heading; a bare 李村 may be somebody's name.
    if (!villages || (!elsewhere && bare === folded && bare.length < 3)) return undefined;
    const { suffixes, notVillages } = this.rules.village;
    if (
      bare.length <= 10 &&
      suffixes.some((s) => bare.endsWith(s) && bare.length > s.length) &&
      !notVillages.includes(bare)
    )
      return { kind: 'place', village: bare, group: '' };
    return undefined;
  }

  private loneText(text: string, inPayee: boolean): RowKind {
    const { metaWords, titleWords } = this.rules;
    if (this.isFooter(text)) return skip('footer');
    if (this.rules.summaryWords.some((word) => text.includes(word))) return skip('title');
    if (inPayee && (text.length < 6 || !titleWords.some((word) => text.includes(word)))) return DATA;
    if (metaWords.some((word) => text.includes(word))) return skip('meta');
    if (/^[\d.,]+$/.test(text)) return DATA;
    return skip('title');
  }

  private isFooter(text: string): boolean {
    const { footerStarts, footerWords } = this.rules;
    return (
      footerStarts.some((word) => text.startsWith(word)) ||
      this.pageNumber.test(text) ||
      footerWords.some((word) => text.includes(`${word}:`) || text.includes(`(${word})`) || text === word)
    );
  }

  private wordsOf(texts: readonly string[], beforeData: boolean): RowKind | undefined {
    const meta = texts.some((text) => this.rules.metaWords.some((word) => text.includes(word)));
    const footer = texts.some((text) => this.isFooter(text));
    if (beforeData && (meta || footer)) return skip('meta');
    if (footer) return skip('footer');
    return meta ? skip('meta') : undefined;
  }
}

/** What a total row prints in its amount column(s); undefined when nothing there is a number. */
export function printedAmount(cells: readonly string[], plan: RowPlan, rules: PayoutRules): number | undefined {
  const columns = plan.amount >= 0 ? [plan.amount] : plan.lines.map((line) => line.amount).filter((c) => c >= 0);
  let sum: number | undefined;
  for (const column of columns) {
    const value = readAmountCell(cells[column] ?? '', rules, plan.wanColumns.has(column)).value;
    if (value !== undefined) sum = (sum ?? 0) + value;
  }
  return sum;
}

/** The village and group that a total row names itself ("三组小计", "东坝村合计"); '' when it names none. */
export function placeInTotal(named: string, rules: PayoutRules): { readonly village: string; readonly group: string } {
  let village = '';
  let group = '';
  for (const part of named.split('\u0001')) {
    const split = splitVillageGroup(part, rules);
    const parsed = parseGroupName(part, rules);
    if (split) {
      village = split.village;
      group = split.group.name;
    } else if (parsed.hasSuffix) group = parsed.number === undefined ? part : parsed.name;
    else if (rules.village.suffixes.some((s) => part.endsWith(s) && part.length > s.length)) village = part;
  }
  return { village, group };
}

/** Is this row a header of its own, with other columns than the one in force? Only rows without a figure are asked. */
export function isNewHeader(cells: readonly string[], plan: RowPlan, rules: PayoutRules): boolean {
  const amount = cells[plan.amount >= 0 ? plan.amount : (plan.lines[0]?.amount ?? 0)] ?? '';
  if (/\d/.test(amount)) return false;
  const found = findHeader([cells], rules);
  if (!found) return false;
  const fields = found.matches.map((match) => match.field);
  return fields.includes('payee') && (fields.includes('amount') || fields.includes('dueAmount'));
}
