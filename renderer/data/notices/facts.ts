import { text } from '../../../resources';
import { noticeRules } from '../../../resources/tables';
import type { NoticeFacts } from '../../../shared/board/notices';
import { fillText, type TextTable } from '../../../shared/kernel';
import { signerOf } from '../../../shared/pipeline/villagePosting';
import type { UnitRecord } from '../../../shared/records';
import { today } from '../disclosures';
import type { DeskSettings } from '../settings';
import { listNotices, noticePlaceOf, readNotice } from './store';

/** Full name of a township's government as on its seal. */
const officeOf = (township: string, table: TextTable): string =>
  township === ''
    ? ''
    : fillText(
        table,
        township.endsWith(fillText(table, 'notice.make.subdistrict'))
          ? 'notice.make.subdistrictOffice'
          : 'notice.make.townshipOffice',
        { township },
      );

/** Names and official telephones of a unit; what is not known stays absent. */
export function unitFacts(
  unit: UnitRecord,
  units: readonly UnitRecord[],
  { supervisionTelephone }: Pick<DeskSettings, 'supervisionTelephone'>,
): NoticeFacts {
  const township =
    unit.level === 'township' ? unit.name : (units.find(({ level }) => level === 'township')?.name ?? '');
  const county = units.find(({ level }) => level === 'county')?.name ?? '';
  const ofSelf = units.find(({ isSelf }) => isSelf)?.level;
  const isVillage = unit.level === 'village';
  const telephone = supervisionTelephone.trim();
  return {
    ...(isVillage ? { village: unit.name, committee: signerOf(unit.name, township, text) } : {}),
    ...(township === '' ? {} : { township, townshipOffice: officeOf(township, text) }),
    ...(county === '' ? {} : { county }),
    ...(telephone === ''
      ? {}
      : ofSelf === 'village'
        ? { villageTelephone: telephone }
        : ofSelf === 'township'
          ? { townshipTelephone: telephone }
          : {}),
    day: today(),
  };
}

/** Facts that stay the same from notice to notice: what a person typed for them last is offered again. */
const REMEMBERED: ReadonlySet<string> = new Set([
  'villageTelephone',
  'townshipTelephone',
  'objectionPlace',
  'collective',
  'committee',
  'townshipOffice',
  'county',
]);
const LOOKED_AT = 8;

/** What was typed into earlier notices of a unit for places and telephones, by the name of the field. */
export async function rememberedFields(unitCode: string): Promise<Readonly<Record<string, string>>> {
  const names = noticeRules.placeholders.filter(({ fact }) => REMEMBERED.has(fact)).map(({ name }) => name);
  const earlier = (await listNotices())
    .filter((line) => line.unitCode === unitCode)
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
    .slice(0, LOOKED_AT);
  const found: Record<string, string> = {};
  for (const line of earlier) {
    const fields = (await readNotice(noticePlaceOf(line)))?.body.fields ?? {};
    for (const name of names) if (fields[name] && !found[name]) found[name] = fields[name];
  }
  return found;
}
