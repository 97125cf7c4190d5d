import { postingRules } from '../../../resources/tables';
import {
  byPosting,
  type Hanging,
  type HangingThing,
  hangingsOf,
  thingOfDisclosure,
  thingOfNotice,
  thingsOfBatch,
} from '../../../shared/board/ledger';
import type { CalendarDate } from '../../../shared/kernel';
import type {
  BatchRecord,
  BoardLine,
  BoardRecord,
  CatalogEntry,
  Disclosure,
  Notice,
  PrivacyProfile,
} from '../../../shared/records';
import type { PageLines } from '../store/pages';

type Pages<T> = ReadonlyMap<string, PageLines<T>>;

/** What is stored, each part the same object as long as nothing of it was written. Keys of pages begin with the unit. */
export interface StoredThings {
  readonly disclosures: Pages<Disclosure>;
  readonly notices: Pages<Notice>;
  readonly lines: Pages<BoardLine>;
  readonly boards: readonly BoardRecord[];
  readonly catalogs: readonly (readonly CatalogEntry[])[];
}

/** The sheets of a batch for one village. */
export interface BatchSheets {
  readonly batch: BatchRecord;
  readonly village: string;
  readonly unitCode: string;
}

/** One unit's part of it. */
interface Share {
  readonly disclosures: PageLines<Disclosure>[];
  readonly notices: PageLines<Notice>[];
  readonly lines: PageLines<BoardLine>[];
  readonly boards: BoardRecord[];
  readonly sheets: BatchSheets[];
}

interface Kept {
  /** What the hangings were computed from. */
  readonly from: readonly unknown[];
  readonly hangings: readonly Hanging[];
}

function sharesOf(stored: StoredThings, sheets: readonly BatchSheets[]): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  const shareOf = (unitCode: string): Share => {
    const share = shares.get(unitCode) ?? { disclosures: [], notices: [], lines: [], boards: [], sheets: [] };
    shares.set(unitCode, share);
    return share;
  };
  const unitOf = (page: string): string => page.slice(0, page.indexOf('/'));
  for (const [page, lines] of stored.disclosures) shareOf(unitOf(page)).disclosures.push(lines);
  for (const [page, lines] of stored.notices) shareOf(unitOf(page)).notices.push(lines);
  for (const [page, lines] of stored.lines) shareOf(unitOf(page)).lines.push(lines);
  for (const board of stored.boards) shareOf(board.unitCode).boards.push(board);
  for (const one of sheets) shareOf(one.unitCode).sheets.push(one);
  return shares;
}

type ProfileOf = (catalogCode: string) => PrivacyProfile | undefined;

function thingsOf({ disclosures, notices, sheets }: Share, profileOf: ProfileOf): HangingThing[] {
  const things: HangingThing[] = [];
  const keep = (thing: HangingThing | undefined): void => {
    if (thing) things.push(thing);
  };
  for (const page of disclosures)
    for (const line of page.values()) keep(thingOfDisclosure(line, profileOf(line.catalogCode)));
  for (const page of notices) for (const notice of page.values()) keep(thingOfNotice(notice));
  for (const { batch, ...village } of sheets) things.push(...thingsOfBatch(batch, [village]));
  return things;
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/**
 * What hangs, computed anew only for units of which something changed: an act concerns one of a hundred villages, and menu and
 * desk look after every act.
 */
export class HangingsByUnit {
  private kept: ReadonlyMap<string, Kept> = new Map();

  read(stored: StoredThings, sheets: readonly BatchSheets[], today: CalendarDate): readonly Hanging[] {
    const profiles = new Map<string, PrivacyProfile>();
    for (const entry of stored.catalogs.flat()) profiles.set(entry.code, entry.privacyProfile);
    const next = new Map<string, Kept>();
    for (const [unitCode, share] of sharesOf(stored, sheets)) {
      const from = [
        today,
        ...stored.catalogs,
        ...share.disclosures,
        ...share.notices,
        ...share.lines,
        ...share.boards,
        ...share.sheets.flatMap(({ batch, village }) => [batch, village]),
      ];
      const known = this.kept.get(unitCode);
      if (known && isSameList(known.from, from)) next.set(unitCode, known);
      else {
        const things = thingsOf(share, (code) => profiles.get(code));
        const lines = share.lines.flatMap((page) => [...page.values()]);
        const hangings = hangingsOf({ things, lines, boards: share.boards, rules: postingRules, today });
        next.set(unitCode, { from, hangings });
      }
    }
    this.kept = next;
    return [...next.values()].flatMap(({ hangings }) => hangings).sort(byPosting);
  }
}
