import { text } from '../../../resources';
import { planListSubmission, type UnitList, type UnitPersons } from '../../../shared/bundle';
import { sha256Hex } from '../../../shared/formats/crypto';
import type { ListsView, PackedBundle, PackListsRequest } from '../../../shared/jobs';
import { describePeriodCode, fillText, formatInstant, type Problem, parseCalendarDate } from '../../../shared/kernel';
import { planUnitList } from '../../../shared/pipeline/unitLists';
import type { CatalogEntry, Disclosure } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { refuseDifferences } from '../consistency';
import { readCoverage } from '../coverage';
import { listDisclosures, placeOf, readEntry } from '../disclosures';
import { isListMatter, publicVersion, readPersonList } from '../persons';
import { entryReview } from '../reviewStates';
import { source } from '../source';
import { listUnits } from '../units';
import { GENERATOR, sendBundle } from './sendBundle';

interface PlannedUnit extends UnitList {
  readonly persons: readonly UnitPersons[];
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
async function planLists(period: string, { signal }: JobContext): Promise<PlannedLists> {
  const year = period.slice(0, 4);
  const coverage = await readCoverage(Number(year));
  const lines = new Map((await listDisclosures(year)).map((line) => [line.id, line]));
  const reviewed = new Set<string>();
  for (const line of lines.values()) {
    signal.throwIfAborted();
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
    units.push({ unitCode, unitName: name, ...planned, persons });
  }
  return { units: units.filter((unit) => unit.lines.length > 0), entryIds: new Set(lines.keys()) };
}

/** What the lists of a period say and what still blocks them; for the screen. */
export async function viewLists(period: string, context: JobContext): Promise<ListsView> {
  const { units } = await planLists(period, context);
  return {
    period,
    units: units.map(({ unitCode, unitName, lines, heldBack, persons }) => {
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
      };
    }),
    problems: units.flatMap(({ problems }) => problems),
  };
}

/** Disclosure lists of a period as a signed, verified package: per village the list and its lists of persons (R-V11, R-A08, R-S01, R-V10, R-CH02). */
export async function packLists(
  { period, recipientUnit }: PackListsRequest,
  publicKey: Uint8Array,
  context: JobContext,
): Promise<PackedBundle> {
  const self = (await listUnits()).find((unit) => unit.isSelf);
  if (!self) throw new JobFault('unit.missing');
  const { units, entryIds } = await planLists(period, context);
  const [blocked] = units.flatMap(({ problems }) => problems);
  if (blocked) throw new JobFault(blocked.code, blocked.params);
  await refuseDifferences(Number(period.slice(0, 4)), (id) => entryIds.has(id), context);
  const made = [];
  const digestOf = (told: unknown): Promise<string> => sha256Hex(new TextEncoder().encode(JSON.stringify(told)));
  for (const unit of units) {
    made.push({ key: unit.unitCode, madeFrom: await digestOf(unit.lines) });
    for (const list of unit.persons)
      made.push({ key: `${unit.unitCode}/persons/${list.disclosureId}`, madeFrom: await digestOf(list) });
  }
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
