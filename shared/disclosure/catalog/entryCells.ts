import type { CalendarDate } from '../../kernel';
import type { CatalogEntry, LegalBasis } from '../../records';
import { legalBasisOn } from './inForce';
import { printLimitRule } from './limitRule';
import { type CatalogSheetRules, type ManageField, type OfficialField, wordOf } from './sheetRules';

/** One entry as the cells of the official layout and of the columns beside it. `seq` is left to the table. */
export type EntryCells = Readonly<Record<Exclude<OfficialField, 'seq'> | Exclude<ManageField, 'settings'>, string>>;

/** Characters that fit side by side in the column of channels, so that a box never stands at the end of a line without its name. */
const CHANNEL_LINE = 12;

/** Stands for a line break inside a line of settings. */
const LINE_MARK = '\uff5c';

/** One element a line; numbered where there are several, so that a line break inside none is taken for the next. */
export const printElements = (elements: readonly string[]): string =>
  elements.length === 1 && !/[\uff1b;]/.test(elements[0] ?? '')
    ? (elements[0] ?? '')
    : elements.map((element, index) => `${index + 1}.${element}`).join('\n');

const printBasisHistory = (basis: readonly LegalBasis[], { words }: CatalogSheetRules): string =>
  basis.some(({ text, validFrom, validTo }) => validFrom !== '' || validTo !== '' || /[\uff1b;]/.test(text))
    ? basis
        .map(({ text, validFrom, validTo }) => {
          const dates = `${validFrom ? validFrom + words.since : ''}${validTo ? validTo + words.until : ''}`;
          return dates ? `${text}\u3014${dates}\u3015` : text;
        })
        .join('\n')
    : '';

/** ■ before each channel that is used, □ before the usual ones that are not; a channel outside the list follows. */
export function printChannels(entry: CatalogEntry, rules: CatalogSheetRules): string {
  const { options } = entry.kind === 'village' ? rules.channels.village : rules.channels.government;
  const others = entry.channels.filter((channel) => !options.includes(channel));
  const { on, off } = rules.printed;
  return [...options, ...others]
    .map((channel) => `${entry.channels.includes(channel) ? on : off}${channel}`)
    .reduce((lines, next) => {
      const line = lines.slice(lines.lastIndexOf('\n') + 1);
      if (line === '') return next;
      return `${lines}${line.length + 1 + next.length > CHANNEL_LINE ? '\n' : ' '}${next}`;
    }, '');
}

export function entryCells(entry: CatalogEntry, on: CalendarDate, rules: CatalogSheetRules): EntryCells {
  const { words, printed } = rules;
  const tick = (is: boolean): string => (is ? printed.mark : '');
  const forAll = entry.audience === rules.audienceAll;
  const yes = (is: boolean): string => (is ? words.yes : words.no)[0] ?? '';
  return {
    level1: entry.level1,
    level2: entry.level2,
    contentElements: printElements(entry.contentElements),
    legalBasis: legalBasisOn(entry, on).join('\n'),
    timeLimit: entry.timeLimit.text,
    disclosingUnit: entry.disclosingUnit,
    channels: printChannels(entry, rules),
    audienceAll: tick(forAll),
    audienceGroup: forAll ? '' : printed.mark + entry.audience,
    methodOpen: tick(entry.disclosureMethod === rules.methodOpen),
    methodRequest: tick(entry.disclosureMethod === rules.methodRequest),
    levelCounty: tick(entry.levels.includes('county')),
    levelTownship: tick(entry.levels.includes('township')),
    levelVillage: tick(entry.levels.includes('village')),
    code: entry.code,
    domain: entry.domain,
    frequency: wordOf(words.frequency, entry.frequency),
    unitKind: wordOf(words.unitKind, entry.unitKind),
    reach: wordOf(words.reach, entry.reach),
    privacyProfile: entry.privacyProfile,
    linkedCodes: entry.linkedCodes.join(' '),
    stages: entry.stages.map((stage) => wordOf(words.stage, stage)).join(rules.linkMark),
    postingDays: entry.postingDays === 0 ? '' : String(entry.postingDays),
    postingWorkingDays: entry.postingWorkingDays === 0 ? '' : String(entry.postingWorkingDays),
    isFinance: yes(entry.isFinance),
    needsDecision: yes(entry.needsDecision),
    chain: entry.chain === '' ? '' : wordOf(words.chain, entry.chain),
    townshipMatter: entry.townshipMatter === 0 ? '' : String(entry.townshipMatter),
    portalColumn: entry.portalColumn,
    basisHistory: printBasisHistory(entry.legalBasis, rules),
    limitRule: printLimitRule(entry.timeLimit, words.limitUnit),
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    grounded: yes(entry.grounded),
    samples: entry.samples.map((field) => wordOf(words.sample, field)).join(rules.linkMark),
    source: entry.source,
    note: entry.note,
  };
}

/** Said also where it is the usual thing: without them a new entry could not be read. */
const ALWAYS: readonly ManageField[] = ['unitKind', 'reach', 'privacyProfile', 'grounded', 'limitRule'];

/** All that has no column of its own, as lines of header, colon and value. */
export function printSettings(cells: EntryCells, rules: CatalogSheetRules): string {
  return rules.manage
    .flatMap(({ field, header }) => {
      if (field === 'settings' || field === 'domain' || rules.beside.includes(field)) return [];
      const text = cells[field].replaceAll('\n', LINE_MARK);
      const isUsual = text === '' || rules.words.no.includes(text);
      return isUsual && !ALWAYS.includes(field) ? [] : [`${header}\uff1a${text}`];
    })
    .join('\n');
}

/** The lines of `printSettings` by field; a field that is not among them is as if its cell were empty. */
export function readSettings(text: string, rules: CatalogSheetRules): ReadonlyMap<ManageField, string> {
  const found = new Map<ManageField, string>();
  if (text.trim() === '') return found;
  for (const { field } of rules.manage)
    if (field !== 'settings' && field !== 'domain' && !rules.beside.includes(field)) found.set(field, '');
  for (const line of text.split('\n')) {
    const cut = line.search(/[\uff1a:]/);
    const column = rules.manage.find(({ header }) => header === line.slice(0, cut).trim());
    if (cut > 0 && column && found.has(column.field))
      found.set(
        column.field,
        line
          .slice(cut + 1)
          .trim()
          .replaceAll(LINE_MARK, '\n'),
      );
  }
  return found;
}
