import sample from '../../resources/samples/desk.json';
import { postingRules } from '../../resources/tables';
import { planPostingPeriod } from '../../shared/board';
import { thingOfDisclosure, thingOfNotice } from '../../shared/board/ledger';
import { dutiesOf, versionsByCode } from '../../shared/disclosure/coverage';
import { blankEntry, type Entry, withSummary } from '../../shared/disclosure/entries';
import { addDays, type CalendarDate, newId } from '../../shared/kernel';
import type { AttachmentRef, CatalogEntry, PrivacyProfile, ReviewRecord, UnitRecord } from '../../shared/records';
import { dueOfPeriod, periodsOf } from '../../shared/rules';
import { dueDatesIn, readCalendar } from './calendars';
import { readCatalog } from './catalogs';
import { writeConsultations } from './consultations';
import { today, writeEntries } from './disclosures';
import { writeNotices } from './notices';
import { entryDigest } from './reviewDigest';
import { type SampleThing, sampleBoardWrites } from './sampleBoards';
import { sampleConsultations } from './sampleConsultations';
import { sampleDocuments } from './sampleDocuments';
import { sampleFinance, writeSampleFinance } from './sampleFinance';
import { type SampleNotices, sampleNotices } from './sampleNotices';
import { stageSamplePhoto } from './samplePhoto';
import { type SampleItem, sampleReviews } from './sampleReviews';
import { readSettings } from './settings';
import { source } from './source';
import type { Bulk } from './store/bulk';
import { commit } from './store/commit';
import { whileWritingAhead } from './store/lock';
import { writeLines } from './store/pages';
import { listUnits } from './units';

/** How far one duty of the sample has come; spread over villages and items so that every state is there. */
type Stage = 'archived' | 'late' | 'missing' | 'down' | 'published' | 'review' | 'draft' | 'returned' | 'none';

/** Days after which a posting of the sample has long come down. */
const LONG_AGO = 60;
/** Days before the due day on which what is in time goes up. */
const POSTED_BEFORE = 4;
/** Days after the due day during which nothing may have come down yet. */
const ALL_UP = 16;
/** Number of the first sheet on which notices stand. */
const FIRST_NOTICE_SHEET = 3;
/** Every so manieth posting has no photograph. */
const WITHOUT_PHOTO = 7;

function stageOf(village: number, item: number, due: CalendarDate, today: CalendarDate): Stage {
  if (due < addDays(today, -LONG_AGO)) {
    if ((village * 5 + item) % 67 === 3) return 'missing';
    return (village * 7 + item * 3) % 41 === 5 ? 'late' : 'archived';
  }
  const turn = (village * 3 + item * 5) % 24;
  if (turn === 0) return 'returned';
  if (turn === 1) return 'draft';
  if (turn === 2 || turn === 3) return 'review';
  if (turn === 4) return 'missing';
  if (turn === 5) return 'none';
  if (addDays(due, -POSTED_BEFORE) > today) return turn < 12 ? 'review' : 'missing';
  if (due > addDays(today, -ALL_UP)) return 'published';
  return turn < 12 ? 'published' : turn === 12 ? 'down' : 'archived';
}

/** Lists of persons in every fourth village wait to be photographed and to come down. */
const isWaiting = (village: number, { privacyProfile }: CatalogEntry): boolean =>
  privacyProfile === 'C' && village % 4 === 0;

interface Made {
  readonly entry: Entry;
  readonly stage: Stage;
  readonly profile?: PrivacyProfile;
}

function entryOf(unit: UnitRecord, catalog: CatalogEntry, period: string, stage: Stage, due: CalendarDate): Entry {
  const { line, body } = blankEntry({ id: newId(source), unitCode: unit.unitCode, period }, catalog);
  const filled = {
    ...body,
    text: sample.text,
    listBasis: catalog.privacyProfile === 'A' ? '' : sample.listBasis,
    supervision: catalog.isFinance ? { ...sample.supervision, on: addDays(due, -8) } : null,
  };
  if (stage === 'none') return { line: { ...line, state: 'todo', notApplicable: sample.notApplicable }, body };
  if (stage === 'draft') return { line, body: filled };
  if (stage === 'returned') return { line: { ...line, returnedWhy: sample.returnedWhy }, body: filled };
  if (stage === 'review') return { line: { ...line, state: 'review' }, body: filled };
  const postedOn = addDays(due, stage === 'late' ? 6 : -POSTED_BEFORE);
  const to = planPostingPeriod(postedOn, postingRules)?.to ?? postedOn;
  const posted = {
    ...line,
    state: 'published' as const,
    place: sample.place,
    postedOn,
    firstPostedOn: postedOn,
    postingTo: to,
  };
  if (stage === 'published') return { line: posted, body: filled };
  const takenDownOn = addDays(to, 1);
  const down = { ...posted, takenDownOn };
  if (stage === 'down') return { line: down, body: filled };
  return { line: { ...down, state: 'archived', archivedOn: addDays(to, 2) }, body: filled };
}

/** A proof taken on the day of the posting, on most of what hangs or hung. */
function withProof({ line, body }: Entry, turn: number, photo: AttachmentRef | undefined): Entry {
  if (!photo || line.postedOn === '' || turn % WITHOUT_PHOTO === 0) return { line, body };
  const proof = { ...photo, addedOn: line.postedOn, shotOn: line.postedOn, version: line.version };
  return { line, body: { ...body, attachments: [proof] } };
}

/** The village duties of this year that have come due, each at some stage. */
async function villageEntries(
  villages: readonly UnitRecord[],
  day: CalendarDate,
  photo: AttachmentRef | undefined,
): Promise<Made[]> {
  const [calendar, settings, catalog] = await Promise.all([readCalendar(), readSettings(), readCatalog('village')]);
  const byCode = versionsByCode(catalog);
  const made: Made[] = [];
  for (const [village, unit] of villages.entries()) {
    const dues = dueDatesIn(settings, unit.unitCode);
    const rules = { periodsOf, dueOf: () => undefined };
    for (const [item, { entry, frequency, period }] of dutiesOf(
      byCode,
      Number(day.slice(0, 4)),
      false,
      rules,
    ).entries()) {
      const planned = dueOfPeriod(frequency, period, dues, calendar);
      if (!planned || period.to >= day) continue;
      const usual = stageOf(village, item, planned.due, day);
      if (usual === 'missing') continue;
      const isKept = isWaiting(village, entry) && planned.due >= addDays(day, -LONG_AGO);
      const stage = isKept && (usual === 'archived' || usual === 'down') ? 'published' : usual;
      const { line, body } = entryOf(unit, entry, period.code, stage, planned.due);
      const due = { dueOn: planned.due, dueStatus: planned.status, ruleId: planned.rule };
      const dated = { line: { ...line, ...due }, body };
      const proved = isKept ? dated : withProof(dated, village + item, photo);
      made.push({ entry: withSummary(proved), stage, profile: entry.privacyProfile });
    }
  }
  return made;
}

/** One live entry of the township for most of the 26 fields and of the eight matters; some are left for a person to see. */
async function townshipEntries(unit: UnitRecord, day: CalendarDate): Promise<Made[]> {
  const seen = new Set<string>();
  const made: Made[] = [];
  for (const catalog of await readCatalog('government')) {
    const field = catalog.townshipMatter > 0 ? `${catalog.domain}/${catalog.townshipMatter}` : catalog.domain;
    if (seen.has(field) || seen.size % 9 === 8) {
      seen.add(field);
      continue;
    }
    seen.add(field);
    const { line, body } = blankEntry({ id: newId(source), unitCode: unit.unitCode, period: day.slice(0, 4) }, catalog);
    const postedOn = addDays(day, -30 - seen.size);
    const posted = {
      ...line,
      state: 'published' as const,
      postedOn,
      firstPostedOn: postedOn,
      startedOn: addDays(postedOn, -6),
    };
    const where = catalog.reach === 'board' ? { place: sample.township.place } : { url: sample.township.site };
    made.push({ entry: { line: { ...posted, ...where }, body: { ...body, text: sample.text } }, stage: 'published' });
  }
  return made;
}

/** Sheets of both kinds for these entries and whatever else is given: signed where `signedOn` says when. The entries then name them. */
async function sheetsFor(
  entries: readonly Entry[],
  number: string,
  unit: UnitRecord,
  signedOn: CalendarDate | '',
  beside: readonly SampleItem[] = [],
): Promise<{ readonly reviews: readonly ReviewRecord[]; readonly entries: Entry[] }> {
  const items = await Promise.all(
    entries.map(
      async (entry): Promise<SampleItem> => ({
        kind: 'disclosure',
        id: entry.line.id,
        page: `${entry.line.unitCode}/${entry.line.period.slice(0, 4)}`,
        title: entry.line.title,
        unitCode: entry.line.unitCode,
        contentSha256: await entryDigest(entry),
      }),
    ),
  );
  const { reviews, held } = sampleReviews({ items: [...items, ...beside], number, unit, signedOn });
  return { reviews, entries: entries.map(({ line, body }) => ({ line: { ...line, ...held }, body })) };
}

/** What hangs or hung on boards of villages. */
function thingsOf(made: readonly Made[], notices: SampleNotices['notices']): SampleThing[] {
  const disclosures = made.flatMap(({ entry, profile }) => {
    const thing = profile && thingOfDisclosure(entry.line, profile);
    return thing ? [{ thing, firstPostedOn: entry.line.firstPostedOn }] : [];
  });
  const posted = notices.flatMap(({ row, entry }) => {
    const thing = thingOfNotice(entry.line);
    const { firstPostedOn } = entry.line;
    return thing ? [{ thing, firstPostedOn, objection: row.objection }] : [];
  });
  return [...disclosures, ...posted];
}

async function fill(self: UnitRecord, photo: AttachmentRef | undefined, bulk: Bulk | undefined): Promise<void> {
  const day = today();
  const [units, calendar, settings] = await Promise.all([listUnits(), readCalendar(), readSettings()]);
  const villages = units.filter((unit) => unit.level === 'village').sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
  const ofVillages = await villageEntries(villages, day, photo);
  const made = [...ofVillages, ...(await townshipEntries(self, day))];
  const of = (stages: readonly Stage[]): Entry[] =>
    made.filter(({ stage }) => stages.includes(stage)).map(({ entry }) => entry);
  const year = day.slice(0, 4);
  const facts = { self, units, villages, day, calendar, settings, photo };
  const { notices, reviews, waiting: sent } = await sampleNotices(facts, FIRST_NOTICE_SHEET);
  const held = await sheetsFor(of(['published', 'down']), `${year}-001`, self, addDays(day, -LONG_AGO));
  const waiting = await sheetsFor(of(['review']), `${year}-002`, self, '', sent);
  const entries = [...of(['archived', 'late', 'draft', 'returned', 'none']), ...held.entries, ...waiting.entries];
  const documents = sampleDocuments(self, day, settings, calendar);
  const consultations = sampleConsultations(self, villages, day, calendar);
  const finance = await sampleFinance(villages, day);
  await commit({
    name: 'sample.filled',
    params: { n: entries.length },
    scope: 'sample',
    ...(bulk ? { bulk } : {}),
    plan: async () => ({
      records: [
        ...(await writeEntries(entries)),
        ...(await writeLines(
          'documents',
          documents.map((line) => ({ page: String(line.year), id: line.id, line })),
        )),
        ...(await writeConsultations(consultations)),
        ...(await writeSampleFinance(finance)),
        // All notices at once: two writes of one page would undo each other.
        ...(await writeNotices([...notices.map(({ entry }) => entry), ...finance.notices])),
        ...(await sampleBoardWrites(villages, thingsOf(ofVillages, notices), day)),
        ...[...held.reviews, ...waiting.reviews, ...reviews].map((value) => ({
          table: 'reviews' as const,
          key: value.id,
          value,
        })),
      ],
    }),
  });
}

/**
 * 示例数据: what makes desk, matrix, reviews, boards and ledgers show what they are for. One act, which can be undone.
 * @param picture bytes of a JPEG that stands for every photograph of a board; absent: nothing has one
 */
export async function fillSampleDesk(picture?: Uint8Array): Promise<void> {
  const self = (await listUnits()).find((unit) => unit.isSelf);
  if (!self) return;
  // Nobody sweeps until the records name the bytes.
  await whileWritingAhead(async () => {
    const photo = picture && (await stageSamplePhoto(picture));
    await fill(self, photo?.ref, photo?.bulk);
  });
}
