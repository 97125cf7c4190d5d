import { text } from '../../../resources';
import { planListSubmission, type UnitList } from '../../../shared/bundle';
import { sha256Hex } from '../../../shared/formats/crypto';
import type { ListsView, PackedBundle, PackListsRequest } from '../../../shared/jobs';
import { describePeriodCode, fillText, formatInstant, type Problem } from '../../../shared/kernel';
import { planUnitList } from '../../../shared/pipeline/unitLists';
import type { Disclosure } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { refuseDifferences } from '../consistency';
import { readCoverage } from '../coverage';
import { listDisclosures, placeOf, readEntry } from '../disclosures';
import { entryReview } from '../reviewStates';
import { source } from '../source';
import { listUnits } from '../units';
import { GENERATOR, sendBundle } from './sendBundle';

interface PlannedUnit extends UnitList {
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
  const units = coverage.villages.map(({ unitCode, name }): PlannedUnit => {
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
    return { unitCode, unitName: name, ...planned };
  });
  return { units: units.filter((unit) => unit.lines.length > 0), entryIds: new Set(lines.keys()) };
}

/** What the lists of a period say and what still blocks them; for the screen. */
export async function viewLists(period: string, context: JobContext): Promise<ListsView> {
  const { units } = await planLists(period, context);
  return {
    period,
    units: units.map(({ unitCode, unitName, lines, heldBack }) => {
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
      };
    }),
    problems: units.flatMap(({ problems }) => problems),
  };
}

/** Disclosure lists of a period as a signed, verified package: one item per village (R-V11, R-A08, R-S01, R-V10). */
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
  for (const unit of units)
    made.push({ key: unit.unitCode, madeFrom: await sha256Hex(new TextEncoder().encode(JSON.stringify(unit.lines))) });
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
