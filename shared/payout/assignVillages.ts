import type { PayoutRules } from './payoutRules';
import { foldVillage, readNameFacts } from './titleFacts';
import type { SheetLayout, VillageTotal } from './types';

/** One sheet of the batch as the confirming table shows it. */
export interface SheetToAssign {
  readonly fileName: string;
  readonly sheetName: string;
  readonly layout: SheetLayout;
  /** Villages that stand in the rows themselves, with their sums; one without a name when no row names one. */
  readonly villages: readonly VillageTotal[];
}

export interface VillageAssignment {
  readonly fileName: string;
  readonly sheetName: string;
  /** '' when nothing names a village: the person has to choose. */
  readonly village: string;
  readonly from: 'rows' | 'title' | 'sheetName' | 'fileName' | 'nothing';
  /** False when the name is not one of the township's villages. */
  readonly known: boolean;
  readonly count: number;
  readonly totalFen: number;
}

export interface VillageSum {
  readonly village: string;
  readonly count: number;
  readonly totalFen: number;
  /** 下达金额; undefined when none was given. */
  readonly allocatedFen: number | undefined;
  /** totalFen − allocatedFen. */
  readonly differenceFen: number | undefined;
}

export interface AssignmentPlan {
  readonly assignments: readonly VillageAssignment[];
  readonly sums: readonly VillageSum[];
  /** Villages of the township for which nothing came. */
  readonly missing: readonly string[];
  /** Villages that came in more than one file. */
  readonly repeated: readonly string[];
}

/**
 * Says which village each file of a batch belongs to (rows, then title, sheet name, file name), names the villages that are
 * missing and sets each sum beside the allocated one. Changes nothing: a person confirms the table.
 */
export function assignVillages(
  sheets: readonly SheetToAssign[],
  villages: readonly string[],
  rules: PayoutRules,
  allocatedFen: ReadonlyMap<string, number> = new Map(),
): AssignmentPlan {
  const byKey = new Map(villages.map((name) => [foldVillage(name, rules), name]));
  const canonical = (name: string): string => byKey.get(foldVillage(name, rules)) ?? name;
  const assignments: VillageAssignment[] = [];
  for (const { fileName, sheetName, layout, villages: own } of sheets) {
    const named = own.filter((village) => village.name !== '');
    const add = (village: string, from: VillageAssignment['from'], count: number, totalFen: number): void => {
      assignments.push({
        fileName,
        sheetName,
        village,
        from,
        known: byKey.has(foldVillage(village, rules)),
        count,
        totalFen,
      });
    };
    const hasColumn = layout.columns.some((column) => column.field === 'village');
    for (const village of named)
      add(
        canonical(village.name),
        hasColumn ? 'rows' : originOf(village.name, layout, sheetName, rules, villages),
        village.count,
        village.totalFen,
      );
    const unnamed = own.find((village) => village.name === '');
    if (unnamed || own.length === 0) add('', 'nothing', unnamed?.count ?? 0, unnamed?.totalFen ?? 0);
  }
  return { assignments, ...sumsOf(assignments, villages, rules, allocatedFen) };
}

function originOf(
  name: string,
  layout: SheetLayout,
  sheetName: string,
  rules: PayoutRules,
  villages: readonly string[],
): VillageAssignment['from'] {
  if (layout.titleVillage === name) return 'title';
  if (layout.nameVillage !== name) return 'rows';
  return readNameFacts(sheetName, rules, villages).village === name ? 'sheetName' : 'fileName';
}

function sumsOf(
  assignments: readonly VillageAssignment[],
  villages: readonly string[],
  rules: PayoutRules,
  allocatedFen: ReadonlyMap<string, number>,
): Omit<AssignmentPlan, 'assignments'> {
  const allocated = new Map([...allocatedFen].map(([name, fen]) => [foldVillage(name, rules), fen]));
  const sums = new Map<string, { village: string; count: number; totalFen: number; files: Set<string> }>();
  for (const item of assignments) {
    if (item.village === '') continue;
    const key = foldVillage(item.village, rules);
    const sum = sums.get(key) ?? { village: item.village, count: 0, totalFen: 0, files: new Set<string>() };
    sum.count += item.count;
    sum.totalFen += item.totalFen;
    sum.files.add(item.fileName);
    sums.set(key, sum);
  }
  return {
    sums: [...sums].map(([key, { village, count, totalFen }]) => {
      const fen = allocated.get(key);
      return {
        village,
        count,
        totalFen,
        allocatedFen: fen,
        differenceFen: fen === undefined ? undefined : totalFen - fen,
      };
    }),
    missing: villages.filter((name) => !sums.has(foldVillage(name, rules))),
    repeated: [...sums.values()].filter((sum) => sum.files.size > 1).map((sum) => sum.village),
  };
}
