import type { BatchRecord, Disclosure, Notice, PrivacyProfile } from '../../records';
import { postingOfVillage } from './ended';
import type { HangingThing } from './types';

const PORTRAIT = { paper: 'A4', isLandscape: false, sheets: 0 } as const;

/** Up, once up, or taken back for a correction: a draft of which nothing ever hung is none of the board's. */
const wasUp = ({ postedOn, version }: Pick<HangingThing, 'postedOn' | 'version'>): boolean =>
  postedOn !== '' || version > 1;

/** What stands only on the net hangs nowhere. */
const isOnPaper = ({ place, url }: Pick<Disclosure, 'place' | 'url'>): boolean => place !== '' || url === '';

/** @param profile of its catalog entry (privacy.md § 3); undefined where no catalog knows it any more */
export function thingOfDisclosure(line: Disclosure, profile: PrivacyProfile | undefined): HangingThing | undefined {
  if (line.deleted || line.notApplicable !== '' || !wasUp(line) || !isOnPaper(line)) return undefined;
  return {
    source: 'disclosure',
    sourceId: line.id,
    unitCode: line.unitCode,
    year: line.period.slice(0, 4),
    title: line.title,
    place: line.place,
    postedOn: line.postedOn,
    postingTo: line.postingTo,
    objectionTo: '',
    takenDownOn: line.takenDownOn,
    archivedOn: line.archivedOn,
    version: line.version,
    hasProof: line.hasProof,
    namesPersons: profile === 'B' || profile === 'C' || profile === 'D',
    ...PORTRAIT,
  };
}

export function thingOfNotice(notice: Notice): HangingThing | undefined {
  if (notice.deleted || !wasUp(notice)) return undefined;
  return {
    source: 'notice',
    sourceId: notice.id,
    unitCode: notice.unitCode,
    year: notice.year,
    title: notice.title,
    place: notice.place,
    postedOn: notice.postedOn,
    postingTo: notice.postingTo,
    objectionTo: notice.objectionTo,
    takenDownOn: notice.takenDownOn,
    archivedOn: notice.archivedOn,
    version: notice.version,
    hasProof: notice.hasProof,
    namesPersons: notice.reach === 'board',
    paper: notice.paper,
    isLandscape: notice.orientation === 'landscape',
    sheets: 0,
  };
}

/** A batch hangs per village. @param villages names of its sheets with the units that they mean */
export function thingsOfBatch(
  batch: BatchRecord,
  villages: readonly { readonly village: string; readonly unitCode: string }[],
): readonly HangingThing[] {
  if (batch.deleted) return [];
  return villages.flatMap(({ village, unitCode }) => {
    const posting = postingOfVillage(batch, village);
    if (!wasUp({ postedOn: posting.postedOn, version: posting.ended.length + 1 })) return [];
    return [
      {
        source: 'batch' as const,
        sourceId: batch.id,
        unitCode,
        year: String(batch.year),
        title: batch.title || batch.program,
        place: '',
        postedOn: posting.postedOn,
        postingTo: posting.postingTo,
        objectionTo: '',
        takenDownOn: posting.takenDownOn,
        archivedOn: '',
        version: posting.ended.length + 1,
        hasProof: false,
        namesPersons: true,
        ...PORTRAIT,
      },
    ];
  });
}
