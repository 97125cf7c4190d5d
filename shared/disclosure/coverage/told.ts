import type { Disclosure, Notice } from '../../records';

/** What a cell asks of that which tells a duty: an entry, or a notice in its place. */
export type Told = Pick<
  Disclosure,
  | 'id'
  | 'title'
  | 'state'
  | 'notApplicable'
  | 'returnedWhy'
  | 'dueOn'
  | 'dueStatus'
  | 'ruleId'
  | 'postedOn'
  | 'firstPostedOn'
  | 'postingTo'
  | 'takenDownOn'
  | 'hasProof'
  | 'url'
>;

const isOut = (state: Disclosure['state']): boolean => state === 'published' || state === 'archived';

/**
 * A duty is done when the village was told, by its entry or by a notice that was written for it (its id, or the same matter and
 * period of the same unit, of a kind that tells what is settled). The entry's own posting counts first.
 */
export class Notices {
  private readonly byEntry = new Map<string, Notice>();
  private readonly byDuty = new Map<string, Notice>();

  constructor(notices: Iterable<Notice>, tellsDuty: (kind: Notice['kind']) => boolean) {
    for (const notice of notices) {
      const { deleted, state, kind, unitCode, catalogCode, period, links } = notice;
      if (deleted || (state !== 'published' && state !== 'archived')) continue;
      if (links.disclosureId !== '') keepFirst(this.byEntry, links.disclosureId, notice);
      if (tellsDuty(kind) && catalogCode !== '' && period !== '')
        keepFirst(this.byDuty, keyOf(unitCode, catalogCode, period), notice);
    }
  }

  toldOf(unitCode: string, code: string, period: string, entry: Disclosure | undefined): Told | undefined {
    if (entry && (isOut(entry.state) || entry.notApplicable !== '')) return entry;
    const notice = (entry && this.byEntry.get(entry.id)) ?? this.byDuty.get(keyOf(unitCode, code, period));
    if (!notice) return entry;
    const { title, postedOn, firstPostedOn, postingTo, takenDownOn, hasProof } = notice;
    const posted = { postedOn, firstPostedOn, postingTo, takenDownOn, hasProof, url: '', returnedWhy: '' };
    const state = notice.state === 'archived' ? ('archived' as const) : ('published' as const);
    if (entry) return { ...entry, ...posted, state };
    return { id: '', title, state, notApplicable: '', dueOn: '', dueStatus: '', ruleId: '', ...posted };
  }
}

/** None of the three holds a blank. */
const keyOf = (unitCode: string, code: string, period: string): string => `${unitCode} ${code} ${period}`;

/** Of two notices for one duty the one that told it first. */
function keepFirst(known: Map<string, Notice>, key: string, notice: Notice): void {
  const other = known.get(key);
  if (!other || notice.firstPostedOn < other.firstPostedOn) known.set(key, notice);
}
