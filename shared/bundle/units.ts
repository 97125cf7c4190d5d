import type { UnitLevel } from '../records';
import { isAtOrBelow, levelOfCode } from '../units';
import type { BagInfo } from './types';

export { isAtOrBelow, levelOfCode };

/** Is `upper` a unit truly above `lower`? A code whose form has no level stands above nobody. */
export function isAbove(upper: string, lower: string): boolean {
  const upperLevel = levelOfCode(upper);
  const lowerLevel = levelOfCode(lower);
  if (!upperLevel || !lowerLevel || upperLevel === lowerLevel) return false;
  return RANK[upperLevel] > RANK[lowerLevel] && isAtOrBelow(lower, upper, upperLevel);
}

const RANK: Readonly<Record<UnitLevel, number>> = { village: 0, township: 1, county: 2 };

/** A kind travels only in its direction (bundle.md § 2). */
export function isRightDirection(
  info: Pick<BagInfo, 'kind' | 'senderUnit' | 'senderLevel' | 'recipientUnit'>,
): boolean {
  const { kind, senderUnit, senderLevel, recipientUnit } = info;
  if (kind === 'submission') return isAbove(recipientUnit, senderUnit);
  if (kind === 'assignment') return isAbove(senderUnit, recipientUnit);
  if (kind === 'receipt') return isAbove(recipientUnit, senderUnit) || isAbove(senderUnit, recipientUnit);
  return senderLevel === 'county' && recipientUnit === senderUnit;
}

/** Is the bundle meant for this unit? Roster and catalog are for every unit of the county. */
export function isRecipient(info: Pick<BagInfo, 'kind' | 'recipientUnit'>, unit: string): boolean {
  if (info.kind !== 'roster' && info.kind !== 'catalog') return info.recipientUnit === unit;
  return isAtOrBelow(unit, info.recipientUnit, levelOfCode(info.recipientUnit) ?? 'village');
}
