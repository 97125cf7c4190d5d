import { type GroupName, parseGroupName, splitVillageGroup } from './groupName';
import { detach, maskCell } from './maskCell';
import type { PayoutRules } from './payoutRules';
import { foldVillage } from './titleFacts';
import type { VillageTotal } from './types';

export interface GroupEntry {
  readonly id: number;
  readonly name: string;
  count: number;
  totalFen: number;
}

/** One spelling of a group inside one village. */
export interface GroupSpelling {
  readonly group: GroupEntry;
  readonly raw: string;
  readonly style: string;
}

export interface VillageEntry {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  count: number;
  totalFen: number;
  readonly groups: Map<string, GroupEntry>;
  readonly spellings: Map<string, GroupSpelling>;
}

/** Villages and groups of a report, each under one key whatever the spelling; holds their running totals. */
export class Places {
  private readonly villages = new Map<string, VillageEntry>();
  private readonly spelt = new Map<string, VillageEntry>();
  private groupCount = 0;

  constructor(private readonly rules: PayoutRules) {}

  village(raw: string): VillageEntry {
    const known = this.spelt.get(raw);
    if (known) return known;
    const key = foldVillage(raw, this.rules);
    let entry = this.villages.get(key);
    if (!entry) {
      // Names of places stand in reports: a number in the village column is masked there like anywhere.
      const name = maskCell(raw.replace(/[\s\u200b-\u200d\ufeff]+/g, ''));
      entry = { id: this.villages.size, key, name, count: 0, totalFen: 0, groups: new Map(), spellings: new Map() };
      this.villages.set(key, entry);
    }
    this.spelt.set(detach(raw), entry);
    return entry;
  }

  group(village: VillageEntry, raw: string): GroupSpelling {
    const known = village.spellings.get(raw);
    if (known) return known;
    const parsed = this.read(village, raw);
    let group = village.groups.get(parsed.name);
    if (!group) {
      group = { id: this.groupCount, name: maskCell(parsed.name), count: 0, totalFen: 0 };
      this.groupCount += 1;
      village.groups.set(group.name, group);
    }
    const spelling = { group, raw: detach(raw), style: parsed.style };
    village.spellings.set(spelling.raw, spelling);
    return spelling;
  }

  /** "东坝村三组" inside 东坝村 is its third group; a name that is no number stays as it is written. */
  private read(village: VillageEntry, raw: string): GroupName {
    const split = splitVillageGroup(raw, this.rules);
    if (split && foldVillage(split.village, this.rules) === village.key) return split.group;
    return parseGroupName(raw, this.rules);
  }

  totals(): VillageTotal[] {
    const list: VillageTotal[] = [];
    for (const { name, count, totalFen, groups } of this.villages.values()) {
      if (count === 0) continue;
      const own = [...groups.values()].filter((g) => g.count > 0);
      list.push({
        name,
        count,
        totalFen,
        groups: own.map((g) => ({ name: g.name, count: g.count, totalFen: g.totalFen })),
      });
    }
    return list;
  }
}
