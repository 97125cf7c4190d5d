import {
  type CatalogSheetRules,
  entryCells,
  type ManageField,
  printSettings,
  type SheetColumn,
} from '../disclosure/catalog';
import { type CalendarDate, fillText, formatDateChinese, numberWords, type TextTable } from '../kernel';
import type { Report, ReportCell, ReportColumn, ReportRow } from '../layout';
import type { CatalogEntry, CatalogKind } from '../records';

export interface CatalogReportInput {
  readonly kind: CatalogKind;
  /** Those in force on `on`, in printed order. */
  readonly entries: readonly CatalogEntry[];
  readonly on: CalendarDate;
  /** Also the columns beside the official layout, so that the file can be read in again. */
  readonly whole: boolean;
  readonly unitName: string;
}

/** A whole catalog in the official layout: two-storey header, fields as headings, matters of one first level merged. */
export function catalogReport(input: CatalogReportInput, rules: CatalogSheetRules, text: TextTable): Report {
  const { kind, entries, on, whole, unitName } = input;
  const beside = whole ? rules.beside.flatMap((field) => rules.manage.filter((column) => column.field === field)) : [];
  const own = whole ? ownColumns(entries) : [];
  const columns = [...rules.official, ...beside].map(columnOf);
  const title = fillText(text, `catalog.title.${kind}`, { unit: unitName });
  return {
    title,
    subtitle: fillText(text, 'catalog.report.date', { date: formatDateChinese(on) }),
    paper: whole ? 'A3' : 'A4',
    orientation: 'landscape',
    tablePt: 8,
    columns: [...columns, ...own.map((header): ReportColumn => ({ header, widthMm: 24 }))],
    rows: reportRows(entries, on, rules, { beside, own }, text),
    internal: false,
    fileName: title,
  };
}

const CENTERED: ReadonlySet<string> = new Set([
  'seq',
  'audienceAll',
  'methodOpen',
  'methodRequest',
  'levelCounty',
  'levelTownship',
  'levelVillage',
]);

const columnOf = ({ field, header, group, widthMm }: SheetColumn): ReportColumn => ({
  header,
  ...(group ? { group } : {}),
  widthMm,
  ...(CENTERED.has(field) ? { align: 'center' as const } : {}),
});

const ownColumns = (entries: readonly CatalogEntry[]): readonly string[] => [
  ...new Set(entries.flatMap((entry) => entry.own.map(({ name }) => name))),
];

interface Beside {
  readonly beside: readonly SheetColumn<ManageField>[];
  readonly own: readonly string[];
}

function reportRows(
  entries: readonly CatalogEntry[],
  on: CalendarDate,
  rules: CatalogSheetRules,
  { beside, own }: Beside,
  text: TextTable,
): ReportRow[] {
  const width = rules.official.length + beside.length + own.length;
  const byDomain = new Map<string, CatalogEntry[]>();
  for (const entry of entries) byDomain.set(entry.domain, [...(byDomain.get(entry.domain) ?? []), entry]);
  let seq = 0;
  let heading = 0;
  return [...byDomain].flatMap(([name, members]): ReportRow[] => {
    heading += 1;
    const n = numberWords(heading);
    const head: ReportRow = {
      kind: 'group',
      cells: [{ text: fillText(text, 'catalog.report.heading', { n, name }), colSpan: width }],
    };
    const rows = members.map((entry, index): ReportRow => {
      seq += 1;
      const cells = entryCells(entry, on, rules);
      const isCovered = members[index - 1]?.level1 === entry.level1;
      const official = rules.official.flatMap(({ field }): ReportCell[] => {
        if (field === 'seq') return [String(seq)];
        if (field !== 'level1') return [cells[field]];
        return isCovered ? [] : [{ text: cells.level1, rowSpan: runLength(members, index) }];
      });
      const others = beside.map(({ field }) => (field === 'settings' ? printSettings(cells, rules) : cells[field]));
      const theirs = own.map((header) => entry.own.find((one) => one.name === header)?.value ?? '');
      return { cells: [...official, ...others, ...theirs] };
    });
    return [head, ...rows];
  });
}

/** How many rows from here on share the first level. */
function runLength(members: readonly CatalogEntry[], from: number): number {
  let length = 1;
  while (members[from + length]?.level1 === members[from]?.level1) length += 1;
  return length;
}
