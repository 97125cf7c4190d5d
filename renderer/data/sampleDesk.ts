import sample from '../../resources/samples/desk.json';
import { deadlineRules, documentRules, postingRules } from '../../resources/tables';
import { planPostingPeriod } from '../../shared/board';
import { dutiesOf, versionsByCode } from '../../shared/disclosure/coverage';
import { blankEntry, type Entry, withSummary } from '../../shared/disclosure/entries';
import { addDays, type CalendarDate, newId } from '../../shared/kernel';
import { blankDocument, withDue, wordsInSet } from '../../shared/ledgers/documents';
import {
  type CatalogEntry,
  type OfficialDocument,
  REVIEW_KINDS,
  type ReviewRecord,
  type UnitRecord,
} from '../../shared/records';
import { deadlineOfRule, dueOfPeriod, periodsOf } from '../../shared/rules';
import { dueDatesIn, readCalendar } from './calendars';
import { readCatalog } from './catalogs';
import { writeConsultations } from './consultations';
import { today, writeEntries } from './disclosures';
import { entryDigest } from './reviewDigest';
import { sampleBoards } from './sampleBoards';
import { sampleConsultations } from './sampleConsultations';
import { readSettings } from './settings';
import { instantNow, operator, source } from './source';
import { commit } from './store/commit';
import { writeLines } from './store/pages';
import { listUnits } from './units';

/** How far one duty of the sample has come; spread over villages and items so that every state is there. */
type Stage = 'archived' | 'late' | 'missing' | 'published' | 'review' | 'draft' | 'returned' | 'none';

/** Days after which a posting of the sample has long come down. */
const LONG_AGO = 60;

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
  return turn === 5 ? 'none' : 'published';
}

interface Made {
  readonly entry: Entry;
  readonly stage: Stage;
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
  const postedOn = addDays(due, stage === 'late' ? 6 : -4);
  const to = planPostingPeriod(postedOn, postingRules)?.to ?? postedOn;
  const posted = {
    ...line,
    state: 'published' as const,
    place: sample.place,
    postedOn,
    firstPostedOn: postedOn,
    postingTo: to,
  };
  return stage === 'published'
    ? { line: posted, body: filled }
    : {
        line: { ...posted, state: 'archived', takenDownOn: addDays(to, 1), archivedOn: addDays(to, 2) },
        body: filled,
      };
}

/** The village duties of this year that have come due, each at some stage. */
async function villageEntries(villages: readonly UnitRecord[], day: CalendarDate): Promise<Made[]> {
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
      const stage = stageOf(village, item, planned.due, day);
      if (stage === 'missing') continue;
      const { line, body } = entryOf(unit, entry, period.code, stage, planned.due);
      const due = { dueOn: planned.due, dueStatus: planned.status, ruleId: planned.rule };
      made.push({ entry: withSummary({ line: { ...line, ...due }, body }), stage });
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

/** Sheets of both kinds for these entries: signed where `signedOn` says when. The entries then name them (R-S01). */
async function sheetsFor(
  entries: readonly Entry[],
  number: string,
  unit: UnitRecord,
  signedOn: CalendarDate | '',
): Promise<{ readonly reviews: ReviewRecord[]; readonly entries: Entry[] }> {
  const items = await Promise.all(
    entries.map(async (entry) => ({
      kind: 'disclosure' as const,
      id: entry.line.id,
      page: `${entry.line.unitCode}/${entry.line.period.slice(0, 4)}`,
      title: entry.line.title,
      unitCode: entry.line.unitCode,
      conclusion: signedOn === '' ? ('' as const) : ('agreed' as const),
      contentSha256: await entryDigest(entry),
    })),
  );
  const reviews = REVIEW_KINDS.map(
    (kind): ReviewRecord => ({
      id: newId(source),
      unitCode: unit.unitCode,
      revision: 1,
      updatedAt: instantNow(),
      updatedBy: operator(),
      kind,
      number,
      items,
      printedOn: signedOn || today(),
      reviewer: signedOn === '' ? '' : sample.reviewers[kind],
      reviewedOn: signedOn,
      opinion: signedOn === '' ? '' : sample.opinion,
      scan: null,
      deleted: false,
    }),
  );
  const [release, secrecy] = reviews;
  if (signedOn === '' || !release || !secrecy) return { reviews, entries: [...entries] };
  const held = { releaseReview: release.id, secrecyReview: secrecy.id };
  return { reviews, entries: entries.map(({ line, body }) => ({ line: { ...line, ...held }, body })) };
}

function documentsOf(unit: UnitRecord, day: CalendarDate, classSet: string): OfficialDocument[] {
  const year = Number(day.slice(0, 4));
  const back = (days: number | undefined): CalendarDate | '' => (days === undefined ? '' : addDays(day, -days));
  return sample.documents.map((row): OfficialDocument => {
    const issuedOn = back(row.issued);
    const disclosureClass = row.class as OfficialDocument['disclosureClass'];
    const publishedOn = back(row.published);
    const copies =
      row.copies && publishedOn !== ''
        ? documentRules.copyPlaces.map(({ to }) => ({ to, on: publishedOn, receipt: '' }))
        : [];
    return {
      ...blankDocument({ id: newId(source), year, unitCode: unit.unitCode }),
      documentNumber: row.number.replace('{year}', String(year)),
      title: row.title,
      madeBy: unit.name,
      keptBy: unit.name,
      disclosureClass,
      classWords: wordsInSet(documentRules, classSet, disclosureClass) ?? '',
      classReason: row.reason ?? '',
      classArticle: row.article ?? '',
      ...(row.reason ? { classCheckedBy: sample.reviewers.release, classCheckedOn: issuedOn } : {}),
      isNormative: row.normative !== undefined,
      validity: (row.normative ?? '') as OfficialDocument['validity'],
      isBenefitPolicy: row.benefit ?? false,
      draftedOn: back(row.drafted ?? (row.issued ?? 0) + 5),
      formedOn: issuedOn,
      issuedOn,
      publishedOn,
      url: publishedOn === '' ? '' : sample.township.site,
      redaction: row.removed ? { removed: row.removed, why: row.why ?? '', pages: 1 } : null,
      copies,
      state: publishedOn !== '' ? (row.copies ? 'closed' : 'published') : issuedOn !== '' ? 'issued' : 'draft',
    };
  });
}

/** 示例数据: what makes desk, matrix, reviews and ledgers show what they are for. One act, which can be undone. */
export async function fillSampleDesk(): Promise<void> {
  const day = today();
  const units = await listUnits();
  const self = units.find((unit) => unit.isSelf);
  if (!self) return;
  const villages = units.filter((unit) => unit.level === 'village');
  const made = [...(await villageEntries(villages, day)), ...(await townshipEntries(self, day))];
  const of = (stages: readonly Stage[]): Entry[] =>
    made.filter(({ stage }) => stages.includes(stage)).map(({ entry }) => entry);
  const year = day.slice(0, 4);
  const held = await sheetsFor(of(['published']), `${year}-001`, self, addDays(day, -LONG_AGO));
  const waiting = await sheetsFor(of(['review']), `${year}-002`, self, '');
  const entries = [...of(['archived', 'late', 'draft', 'returned', 'none']), ...held.entries, ...waiting.entries];
  const calendar = await readCalendar();
  const { documentStart, documentClassSet } = await readSettings();
  const documents = documentsOf(self, day, documentClassSet).map((line) =>
    withDue(line, documentRules, documentStart, (rule, from) => deadlineOfRule(rule, from, calendar, deadlineRules)),
  );
  const consultations = sampleConsultations(self, villages, day, calendar);
  await commit({
    name: 'sample.filled',
    params: { n: entries.length },
    scope: 'sample',
    plan: async () => ({
      records: [
        ...(await writeEntries(entries)),
        ...(await writeLines(
          'documents',
          documents.map((line) => ({ page: String(line.year), id: line.id, line })),
        )),
        ...(await writeConsultations(consultations)),
        ...(await sampleBoards(villages, held.entries, day)),
        ...[...held.reviews, ...waiting.reviews].map((value) => ({ table: 'reviews' as const, key: value.id, value })),
      ],
    }),
  });
}
