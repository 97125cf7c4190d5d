import { text } from '../../../resources';
import { layoutRules, privacyRules } from '../../../resources/tables';
import { parseCalendarDate } from '../../../shared/kernel';
import type { RollupFacts, RollupTables } from '../../../shared/pipeline/rollupPosting';
import { describePosting } from '../../../shared/pipeline/villagePosting';
import type { UnitRecord } from '../../../shared/records';
import { profileOf, programKind } from '../programs';

export const rollupTables: RollupTables = {
  factsOf: (program) => {
    const kind = programKind(program);
    return { profile: profileOf(program), quantityUnit: kind?.quantityUnit ?? '', rateUnit: kind?.rateUnit ?? '' };
  },
  privacy: privacyRules,
  layout: layoutRules,
  text,
};

interface Given {
  readonly year: number;
  readonly village: string;
  readonly postedOn: string;
  readonly postingTo: string;
  readonly telephone: string;
}

/** What a year-end posting says besides its figures. */
export function rollupFacts(given: Given, units: readonly UnitRecord[]): RollupFacts {
  const { village, year, telephone } = given;
  const self = units.find((unit) => unit.isSelf);
  const township = (self?.level === 'township' ? self : units.find((unit) => unit.level === 'township'))?.name ?? '';
  const { signer } = describePosting(
    { village, township, program: '', year, documentNumber: '', reviewer: '' },
    undefined,
    text,
  );
  const postedOn = parseCalendarDate(given.postedOn);
  const postingTo = parseCalendarDate(given.postingTo);
  return {
    year,
    village,
    township,
    signer,
    telephone,
    ...(postedOn ? { postedOn } : {}),
    ...(postingTo ? { postingTo } : {}),
  };
}
