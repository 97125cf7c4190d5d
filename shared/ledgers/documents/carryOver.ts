import type { OfficialDocument } from '../../records';
import { isCurrent } from './fields';

export interface CarriedLine {
  readonly from: OfficialDocument;
  readonly to: OfficialDocument;
}

/** What a new year takes over: what is still being worked on, and normative documents that are in force. */
export const isCarried = (document: OfficialDocument): boolean =>
  isCurrent(document) &&
  (document.state !== 'closed' ||
    (document.isNormative && (document.validity === 'inForce' || document.validity === 'amended')));

/** Each old line stays where it is and names the line that carries it on; from then on only that one counts. */
export function planCarryOver(
  documents: Iterable<OfficialDocument>,
  year: number,
  newId: () => string,
): readonly CarriedLine[] {
  return [...documents]
    .filter((document) => document.year < year && isCarried(document))
    .map((document) => {
      const id = newId();
      return {
        from: { ...document, carriedTo: `${year}/${id}` },
        to: { ...document, id, year, revision: 0, carriedFrom: `${document.year}/${document.id}` },
      };
    });
}
