import { payoutRules } from '../../resources/tables';
import type { PrivacyProfile } from '../../shared/records';

export interface Program {
  readonly name: string;
  /** 四字简称, '' where none is known. */
  readonly shortName: string;
  readonly quantityUnit: string;
  readonly rateUnit: string;
  readonly profile: PrivacyProfile;
}

const known: readonly Program[] = payoutRules.kinds.map((kind) => ({
  name: kind.name,
  shortName: kind.shortName ?? '',
  quantityUnit: kind.quantityUnit,
  rateUnit: kind.rateUnit,
  profile: kind.profile,
}));

/** Subsidy programs to choose from; any other name may be typed. */
export const programs = (): readonly Program[] => known;

/** The kind of a program by its name or one of its aliases; the longest alias that is contained wins. */
export function programKind(name: string): Program | undefined {
  let best: Program | undefined;
  let length = 0;
  for (const [index, kind] of payoutRules.kinds.entries()) {
    for (const alias of [kind.name, ...kind.aliases]) {
      if (alias.length > length && name.includes(alias)) {
        best = known[index];
        length = alias.length;
      }
    }
  }
  return best;
}

/** privacy.md § 3. A program we do not know is treated as C: named on the board only as far as a rule orders it. */
export const profileOf = (program: string): PrivacyProfile => programKind(program)?.profile ?? 'C';

/** One name for one program: "2026年低保金" and 农村最低生活保障 are the same; anything not in the table keeps its own words. */
export function programName(written: string): string {
  const bare = written.replace(/\s+/g, '').replace(/^\d{4}年度?/, '');
  const kind = payoutRules.kinds.find((one) => one.name === bare || one.aliases.includes(bare));
  return kind?.name ?? written.trim();
}
