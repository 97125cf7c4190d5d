import { parseGroupName, splitVillageGroup } from './groupName';
import { foldText } from './headerText';
import type { PayoutRules, SubsidyKind } from './payoutRules';

/** What a title, a sheet name or a file name says about the list. */
export interface TitleFacts {
  readonly village: string;
  readonly group: string;
  readonly year: number | undefined;
  readonly kind: SubsidyKind | undefined;
}

/** 村民委员会, 村委会, 行政村 all mean 村: the key under which spellings of one village meet. */
export function foldVillage(raw: string, rules: PayoutRules): string {
  let text = foldText(raw);
  for (const [from = '', to = ''] of rules.village.folds) {
    if (text.length > from.length && text.endsWith(from)) {
      const stem = text.slice(0, -from.length);
      text = stem.length > to.length && stem.endsWith(to) ? stem : stem + to;
      break;
    }
  }
  return text;
}

const BREAKS = [':', '、', ',', '(', ')', '-', '_', '—', '《', '"', '“', '/', '\\'];

/** Cuts what stands above the village (县, 镇, 关于, a year) off its left side, one mark after the other. */
function cutLeft(text: string, rules: PayoutRules): string {
  let name = text;
  for (const mark of BREAKS) name = name.slice(name.lastIndexOf(mark) + 1);
  const year = new RegExp(`^.*\\d(?:${rules.village.yearMark}|${rules.dateMarks.month})`).exec(name);
  if (year) name = name.slice(year[0].length);
  for (const lead of rules.village.startWords) if (name.startsWith(lead)) name = name.slice(lead.length);
  for (;;) {
    let cut = 0;
    let first = name.length;
    for (const mark of rules.village.above) {
      // A mark at the very front is part of the name (镇南村), one at the very end too (东区村).
      const at = name.indexOf(mark, 1);
      if (at > 0 && at + mark.length < name.length && (at < first || (at === first && at + mark.length > cut))) {
        first = at;
        cut = at + mark.length;
      }
    }
    if (cut === 0) return name.replace(/^[\d.]+/, '');
    name = name.slice(cut);
  }
}

function findVillage(
  text: string,
  rules: PayoutRules,
  known: readonly string[],
): { name: string; end: number } | undefined {
  let named: { name: string; end: number } | undefined;
  for (const village of known) {
    const key = foldVillage(village, rules);
    const at = key === '' ? -1 : text.indexOf(key);
    if (at >= 0 && key.length > (named?.name.length ?? 0)) named = { name: village, end: at + key.length };
  }
  if (named) return named;
  let best: { name: string; end: number } | undefined;
  for (const suffix of rules.village.suffixes) {
    let at = text.indexOf(suffix);
    while (at >= 0) {
      const end = at + suffix.length;
      const rest = text.slice(end);
      const name = cutLeft(text.slice(0, at), rules);
      const whole = name + suffix;
      const fits =
        name !== '' &&
        name.length <= 10 &&
        !rules.village.notVillages.some((word) => whole.endsWith(word)) &&
        !rules.village.notFollowedBy.some((word) => rest.startsWith(word)) &&
        !rules.kinds.some((kind) => kind.name.includes(whole) || kind.aliases.some((alias) => alias.includes(whole)));
      if (fits && (!best || end - suffix.length < best.end - suffix.length)) {
        if (!best || at < best.end) best = { name: foldVillage(whole, rules), end };
      }
      at = text.indexOf(suffix, at + 1);
    }
    if (best) break;
  }
  return best;
}

/** Reads village, group, year and subsidy kind out of one line of text. `known` are the villages of the township, if set up. */
export function readTitleFacts(raw: string, rules: PayoutRules, known: readonly string[] = []): TitleFacts {
  const text = foldText(raw);
  const yearText = new RegExp(`(?:^|\\D)((?:19|20)\\d\\d)(?:${rules.village.yearMark}|\\D|$)`).exec(text);
  const village = findVillage(text, rules, known);
  let group = '';
  if (village) {
    const rest = text.slice(village.end);
    for (let length = Math.min(rest.length, 12); length >= 2 && group === ''; length -= 1) {
      const parsed = parseGroupName(rest.slice(0, length), rules);
      if (parsed.number !== undefined && parsed.hasSuffix) group = parsed.name;
    }
  }
  if (group === '') {
    const pattern = new RegExp(
      `${rules.group.ordinal}?(?:\\d{1,3}|[${rules.group.digits}${rules.group.ten}]{1,3})(?:${rules.group.suffixes.join('|')})`,
    );
    const found = pattern.exec(text);
    if (found) group = parseGroupName(found[0], rules).name;
  }
  let kind: SubsidyKind | undefined;
  let length = 0;
  for (const candidate of rules.kinds)
    for (const alias of [candidate.name, ...candidate.aliases])
      if (alias.length > length && text.includes(alias.toLowerCase())) {
        kind = candidate;
        length = alias.length;
      }
  return { village: village?.name ?? '', group, year: yearText ? Number(yearText[1]) : undefined, kind };
}

/** A sheet name or file name that is nothing but a village (东坝村, 东坝) or a group (3组). */
export function readNameFacts(raw: string, rules: PayoutRules, known: readonly string[] = []): TitleFacts {
  const base = raw.replace(/\.(csv|tsv|txt|xlsx?|et|html?)$/i, '').replace(/[(（]\d+[)）]$/, '');
  const facts = readTitleFacts(base, rules, known);
  const split = splitVillageGroup(base, rules);
  if (facts.village !== '' || facts.group !== '')
    return split ? { ...facts, group: facts.group || split.group.name } : facts;
  const folded = foldText(base);
  const match = known.filter((village) => {
    const stem = foldVillage(village, rules).replace(new RegExp(`(${rules.village.suffixes.join('|')})$`), '');
    return stem.length >= 2 && folded.includes(stem);
  });
  return match.length === 1 ? { ...facts, village: match[0] ?? '' } : facts;
}
