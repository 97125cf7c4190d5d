import { isAtOrBelow, levelOfCode } from '../../units';
import { compareSides } from './compare';
import { sameStated } from './stated';
import type { Matter, MatterEntry, MatterSide } from './types';

/** Which codes of the village catalog tell what a code of the government catalog tells. */
export interface MatterLinks {
  isGovernment(code: string): boolean;
  isLinked(governmentCode: string, villageCode: string): boolean;
}

export const sideOf = ({ id, unitCode, period, title, figures }: MatterEntry): MatterSide => ({
  id,
  unitCode,
  period,
  title,
  figures,
});

const isInside = (code: string, unit: string): boolean => isAtOrBelow(code, unit, levelOfCode(unit) ?? 'village');

const isTold = (entry: MatterEntry): boolean => !entry.deleted && entry.notApplicable === '' && entry.state !== 'todo';

const sameDocument = (a: MatterEntry, b: MatterEntry): boolean =>
  a.figures.documentNumber !== '' &&
  b.figures.documentNumber !== '' &&
  sameStated('documentNumber', a.figures.documentNumber, b.figures.documentNumber);

/**
 * The matters that are told on both sides: entries of linked codes, of units one above the other, with the same document number;
 * where a village has none with that number, with the same period. A village entry that another government entry names by its
 * document number belongs to that one.
 * @param villageCodes all villages of the list: while one of them has no entry yet, sums are only a part.
 */
export function findMatters(
  entries: readonly MatterEntry[],
  links: MatterLinks,
  villageCodes: readonly string[],
): Matter[] {
  const told = entries.filter(isTold);
  const governments = told.filter((entry) => links.isGovernment(entry.catalogCode));
  const villages = told.filter((entry) => !links.isGovernment(entry.catalogCode));
  const linked = (own: MatterEntry, other: MatterEntry): boolean =>
    links.isLinked(own.catalogCode, other.catalogCode) && isInside(other.unitCode, own.unitCode);
  return governments.flatMap((own): Matter[] => {
    const right = [...groupBy(villages.filter((entry) => linked(own, entry))).values()].flatMap((ofUnit) => {
      const byDocument = ofUnit.filter((entry) => sameDocument(own, entry));
      if (byDocument.length > 0) return byDocument;
      return ofUnit.filter(
        (entry) =>
          entry.period === own.period &&
          !governments.some((other) => other !== own && linked(other, entry) && sameDocument(other, entry)),
      );
    });
    if (right.length === 0) return [];
    const spoken = new Set(right.map(({ unitCode }) => unitCode));
    const isComplete = villageCodes.filter((code) => isInside(code, own.unitCode)).every((code) => spoken.has(code));
    const left = sideOf(own);
    const sides = right.map(sideOf);
    const parts = levelOfCode(own.unitCode) === 'village' ? undefined : { isComplete };
    return [{ id: own.id, kind: 'sides', left, right: sides, keys: compareSides(left, sides, parts) }];
  });
}

function groupBy(entries: readonly MatterEntry[]): Map<string, MatterEntry[]> {
  const groups = new Map<string, MatterEntry[]>();
  for (const entry of entries) {
    const known = groups.get(entry.unitCode);
    if (known) known.push(entry);
    else groups.set(entry.unitCode, [entry]);
  }
  return groups;
}
