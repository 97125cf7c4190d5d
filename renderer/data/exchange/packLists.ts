import { text } from '../../../resources';
import { planListSubmission, type UnitList, type UnitNotice, type UnitPersons } from '../../../shared/bundle';
import { sha256Hex } from '../../../shared/formats/crypto';
import type { ListsView, PackedBundle, PackListsRequest } from '../../../shared/jobs';
import { describePeriodCode, fillText, formatInstant, type Problem, parseCalendarDate } from '../../../shared/kernel';
import { planUnitList } from '../../../shared/pipeline/unitLists';
import type { CatalogEntry, Disclosure, UnitRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { refuseDifferences } from '../consistency';
import { readCoverage } from '../coverage';
import { listDisclosures, placeOf, readEntry } from '../disclosures';
import { isListMatter, publicVersion, readPersonList } from '../persons';
import { entryReview } from '../reviewStates';
import { source } from '../source';
import { listUnits } from '../units';
import { type PlannedNotice, planNotices } from './packNotices';
import { GENERATOR, sendBundle } from './sendBundle';

interface PlannedUnit extends UnitList {
  readonly persons: readonly UnitPersons[];
  readonly planned: readonly PlannedNotice[];
  readonly heldBack: number;
  readonly problems: readonly Problem[];
}

interface PlannedLists {
  readonly units: readonly PlannedUnit[];
  /** Entries that are told in the lists. */
  readonly entryIds: ReadonlySet<string>;
}

const isOut = ({ state }: Disclosure): boolean => state === 'published' || state === 'archived';

/** R-S01: both reviews agreed to this very content. */
async function isReviewed(line: Disclosure): Promise<boolean> {
  const entry = await readEntry(placeOf(line));
  if (!entry) return false;
  const { release, secrecy } = await entryReview(entry);
  return release.verdict === 'agreed' && secrecy.verdict === 'agreed';
}

/** The list of persons behind a disclosure as it hangs; profile D travels as a figure in the list of matters alone (R-S08). */
async function personsOf(line: Disclosure, catalog: CatalogEntry | undefined): Promise<UnitPersons[]> {
  const postedOn = parseCalendarDate(line.postedOn);
  const { disclosureClass } = line;
  if (!isListMatter(catalog) || !postedOn || (disclosureClass !== 'open' && disclosureClass !== 'redacted')) return [];
  const list = await readPersonList(line.id);
  const rows = list ? (publicVersion(list, catalog, postedOn).named?.rows ?? []) : [];
  if (rows.length === 0) return [];
  const postingTo = parseCalendarDate(line.postingTo);
  return [
    {
      disclosureId: line.id,
      title: line.title,
      catalogCode: line.catalogCode,
      disclosureClass,
      period: line.period,
      postingFrom: postedOn,
      ...(postingTo ? { postingTo } : {}),
      rows,
    },
  ];
}

/** Lists of all villages for a period, as they would be packed now. */
async function planLists(period: string, context: JobContext): Promise<PlannedLists> {
  const year = period.slice(0, 4);
  const coverage = await readCoverage(Number(year));
  const lines = new Map((await listDisclosures(year)).map((line) => [line.id, line]));
  const reviewed = new Set<string>();
  for (const line of lines.values()) {
    context.signal.throwIfAborted();
    if (isOut(line) && (await isReviewed(line))) reviewed.add(line.id);
  }
  const entries = new Map(coverage.entries.map((entry) => [entry.code, entry]));
  const units: PlannedUnit[] = [];
  for (const { unitCode, name } of coverage.villages) {
    const planned = planUnitList(
      coverage.cells.filter((cell) => cell.unitCode === unitCode),
      period,
      {
        unitName: name,
        lineOf: (id) => lines.get(id),
        entryOf: (code) => entries.get(code),
        isReviewed: ({ id }) => reviewed.has(id),
      },
    );
    const persons: UnitPersons[] = [];
    for (const id of planned.outIds) {
      const line = lines.get(id);
      if (line && reviewed.has(id)) persons.push(...(await personsOf(line, entries.get(line.catalogCode))));
    }
    units.push({ unitCode, unitName: name, ...planned, persons, planned: [] });
  }
  return { units: await withNotices(units, period, context), entryIds: new Set(lines.keys()) };
}

/** Notices of the villages and of the township itself; units that have nothing to tell are left out. */
async function withNotices(
  planned: readonly PlannedUnit[],
  period: string,
  context: JobContext,
): Promise<readonly PlannedUnit[]> {
  const all = await listUnits();
  const self = all.find((unit) => unit.isSelf);
  const own = self && !planned.some(({ unitCode }) => unitCode === self.unitCode) ? [bare(self)] : [];
  const units: PlannedUnit[] = [];
  for (const unit of [...planned, ...own]) {
    const record = all.find(({ unitCode }) => unitCode === unit.unitCode);
    if (!record) continue;
    const { notices, heldBack, problems } = await planNotices(record, period, all, context);
    units.push({
      ...unit,
      planned: notices,
      heldBack: unit.heldBack + heldBack,
      problems: [...unit.problems, ...problems],
    });
  }
  return units.filter((unit) => unit.lines.length > 0 || unit.planned.length > 0);
}

const bare = ({ unitCode, name }: UnitRecord): PlannedUnit => ({
  unitCode,
  unitName: name,
  lines: [],
  persons: [],
  planned: [],
  heldBack: 0,
  problems: [],
});

/** What the lists of a period say and what still blocks them; for the screen. */
export async function viewLists(period: string, context: JobContext): Promise<ListsView> {
  const { units } = await planLists(period, context);
  return {
    period,
    units: units.map(({ unitCode, unitName, lines, heldBack, persons, planned }) => {
      const count = (status: UnitList['lines'][number]['status']): number =>
        lines.filter((line) => line.status === status).length;
      return {
        unitCode,
        unitName,
        published: count('published'),
        notDue: count('notDue'),
        overdue: count('overdue'),
        none: count('none'),
        heldBack,
        persons: persons.length,
        notices: planned.length,
      };
    }),
    problems: units.flatMap(({ problems }) => problems),
  };
}

/** A package names so many official telephones (bundle.md § 3.2). */
const MOST_CONTACTS = 200;

/** Disclosure lists of a period as a signed, verified package: per unit the list, its lists of persons and its notices (R-V11, R-A08, R-S01, R-V10, R-CH02). */
export async function packLists(
  { period, recipientUnit }: PackListsRequest,
  publicKey: Uint8Array,
  context: JobContext,
): Promise<PackedBundle> {
  const self = (await listUnits()).find((unit) => unit.isSelf);
  if (!self) throw new JobFault('unit.missing');
  const { units: planned, entryIds } = await planLists(period, context);
  const [blocked] = planned.flatMap(({ problems }) => problems);
  if (blocked) throw new JobFault(blocked.code, blocked.params);
  await refuseDifferences(Number(period.slice(0, 4)), (id) => entryIds.has(id), context);
  const made = [];
  const units: UnitList[] = [];
  const digestOf = (told: unknown): Promise<string> => sha256Hex(new TextEncoder().encode(JSON.stringify(told)));
  // In the order in which the items stand in the package.
  for (const unit of planned) {
    if (unit.lines.length > 0) made.push({ key: unit.unitCode, madeFrom: await digestOf(unit.lines) });
    for (const list of unit.persons)
      made.push({ key: `${unit.unitCode}/persons/${list.disclosureId}`, madeFrom: await digestOf(list) });
    const notices: UnitNotice[] = [];
    for (const [done, one] of unit.planned.entries()) {
      context.signal.throwIfAborted();
      context.onProgress({ stage: 'pack', done, total: unit.planned.length });
      const { madeFrom, ...notice } = await one.render();
      made.push({ key: `${unit.unitCode}/notices/${notice.noticeId}`, madeFrom });
      notices.push(notice);
    }
    units.push({ ...unit, notices });
  }
  const publicContacts = [
    ...new Set(planned.flatMap((unit) => unit.planned.flatMap((one) => one.publicContacts))),
  ].slice(0, MOST_CONTACTS);
  const title = fillText(text, 'list.title', { period: describePeriodCode(text, period) });
  return sendBundle(
    {
      key: `lists/${period}`,
      title,
      batchId: '',
      recipientUnit,
      made,
      reason: '',
      plan: ({ sent, previous }) =>
        planListSubmission(
          {
            unitCode: self.unitCode,
            unitName: self.name,
            level: self.level,
            recipientUnit,
            stream: sent.stream,
            sequence: sent.sequence,
            previous,
            created: formatInstant(source.now()),
            publicContacts,
          },
          period,
          units,
          source,
          GENERATOR,
          text,
        ),
    },
    publicKey,
    context,
  );
}
