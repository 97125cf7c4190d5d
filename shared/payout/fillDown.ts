import { splitVillageGroup } from './groupName';
import type { PayoutRules } from './payoutRules';
import type { GroupSpelling, Places, VillageEntry } from './places';
import type { Finding } from './problemList';
import type { RowPlan } from './rowPlan';
import type { RowReader } from './rowReader';
import { foldVillage } from './titleFacts';

/** Where one of the people of a row stands: fill-down of village and group is kept per half. */
export interface Half {
  plan: RowPlan;
  reader: RowReader;
  villageRaw: string;
  village: VillageEntry;
  groupRaw: string;
  group: GroupSpelling;
}

/** Village and group of a row: its own cells, else filled down, else the heading above, title, sheet or file name. */
export function placeRow(
  cells: readonly string[],
  half: Half,
  places: Places,
  rules: PayoutRules,
  headingGroup: string,
  findings: Finding[],
): void {
  const { plan } = half;
  let moved = false;
  if (plan.village >= 0) {
    const text = cells[plan.village] ?? '';
    if (text !== half.villageRaw || text === '') {
      if (text.trim() !== '') {
        half.villageRaw = text;
        const village = places.village(text.trim());
        moved = village !== half.village;
        half.village = village;
      } else if (half.villageRaw !== '') filledDown(plan.village, half.village.name, findings, plan);
    }
  }
  if (plan.group < 0) {
    if (moved) half.group = places.group(half.village, headingGroup);
    return;
  }
  const text = cells[plan.group] ?? '';
  if (text === half.groupRaw && text !== '' && !moved) return;
  if (text.trim() !== '') {
    half.groupRaw = text;
    const split = plan.village < 0 ? splitVillageGroup(text, rules) : undefined;
    if (split && foldVillage(split.village, rules) !== half.village.key) half.village = places.village(split.village);
    half.group = places.group(half.village, text.trim());
  } else if (moved) {
    half.groupRaw = '';
    half.group = places.group(half.village, '');
  } else if (half.groupRaw !== '') filledDown(plan.group, half.group.group.name, findings, plan);
}

function filledDown(column: number, value: string, findings: Finding[], plan: RowPlan): void {
  findings.push({
    code: 'filled_down',
    severity: 'repair',
    column,
    params: { header: plan.headers[column] ?? '', value },
  });
}
