import type { UnitRecord } from '../../../shared/records';
import { saveUnits, type UnitInput } from '../../data/units';
import { parseVillages, type UnitDraft } from './unitDraft';

const idOf = (units: readonly UnitRecord[], test: (unit: UnitRecord) => boolean): { id?: string } => {
  const known = units.find(test);
  return known ? { id: known.id } : {};
};

/** Stores the units of a checked draft: county, township, villages, each below the one before. */
export async function saveDraft(draft: UnitDraft, known: readonly UnitRecord[]): Promise<void> {
  const countyCode = `${draft.countyCode}000000`;
  const upper: UnitInput[] = [
    {
      ...idOf(known, (unit) => unit.level === 'county'),
      name: draft.countyName,
      level: 'county',
      code: countyCode,
      parentCode: '',
      isSelf: draft.level === 'county',
    },
  ];
  if (draft.level !== 'county')
    upper.push({
      ...idOf(known, (unit) => unit.level === 'township'),
      name: draft.townshipName,
      level: 'township',
      code: draft.townshipCode.trim(),
      parentCode: countyCode,
      isSelf: draft.level === 'township',
    });
  const saved = await saveUnits(upper);
  if (draft.level === 'county') return;
  const parentCode = saved[1]?.unitCode ?? countyCode;
  const villages = parseVillages(draft.villages).villages.map(
    (village): UnitInput => ({
      ...idOf(known, (unit) => unit.level === 'village' && unit.name === village.name),
      name: village.name,
      level: 'village',
      code: village.code,
      parentCode,
      isSelf: draft.level === 'village',
    }),
  );
  if (villages.length > 0) await saveUnits(villages);
}
