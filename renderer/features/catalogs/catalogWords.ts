import { catalogSheetRules as rules } from '../../../resources/catalogTables';
import { type ContentField, type EntryCells, entryCells, wordOf } from '../../../shared/disclosure/catalog';
import { type CalendarDate, formatDateChinese, type Problem, parseCalendarDate } from '../../../shared/kernel';
import type { CatalogEntry } from '../../../shared/records';
import { describe, hasText, t } from '../../ui/text';

export const nameOf = (entry: CatalogEntry): string => entry.level2 || entry.level1;
export const fieldName = (field: string): string =>
  hasText(`catalog.field.${field}`) ? t(`catalog.field.${field}`) : field;

export const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

/** From when to when a version counts. */
export function validityText({ validFrom, validTo }: CatalogEntry): string {
  if (validFrom === '' && validTo === '') return t('catalog.valid.always');
  if (validTo === '') return t('catalog.valid.from', { from: dayText(validFrom) });
  if (validFrom === '') return t('catalog.valid.to', { to: dayText(validTo) });
  return t('catalog.valid.between', { from: dayText(validFrom), to: dayText(validTo) });
}

export const frequencyText = (entry: CatalogEntry): string => wordOf(rules.words.frequency, entry.frequency);

const basisText = (entry: CatalogEntry): string =>
  entry.legalBasis
    .map(({ text, validFrom, validTo }) => {
      const dates = [
        validFrom && `${dayText(validFrom)}${rules.words.since}`,
        validTo && `${dayText(validTo)}${rules.words.until}`,
      ];
      const said = dates.filter((date) => date !== '').join('');
      return said ? t('catalog.basis.dated', { text, dates: said }) : text;
    })
    .join('\n');

/** What a field of an entry says, for two versions side by side. */
export function fieldText(entry: CatalogEntry, field: ContentField, on: CalendarDate): string {
  if (field === 'legalBasis') return basisText(entry);
  if (field === 'channels') return entry.channels.join(rules.linkMark);
  if (field === 'audience' || field === 'disclosureMethod') return entry[field];
  if (field === 'levels') return entry.levels.map((level) => wordOf(rules.words.level, level)).join(rules.linkMark);
  if (field === 'own') return entry.own.map(({ name, value }) => t('catalog.own.pair', { name, value })).join('\n');
  const cells: EntryCells = entryCells(entry, on, rules);
  return field === 'timeLimit' ? [cells.timeLimit, cells.limitRule.replaceAll('|', ' ')].join('\n') : cells[field];
}

/** A finding with the names of elements as people know them. */
export function describeFinding(finding: Problem): string {
  const { what } = finding.params;
  const params = typeof what === 'string' ? { ...finding.params, what: fieldName(what) } : finding.params;
  const { row, column } = finding.at;
  const sentence = describe({ ...finding, params });
  if (row === undefined) return sentence;
  return column === undefined
    ? t('catalog.at.row', { row, sentence })
    : t('catalog.at.cell', { row, column, sentence });
}
