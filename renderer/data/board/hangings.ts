import { type ArchiveBox, boxesOf, type Hanging, thingsOfBatch } from '../../../shared/board/ledger';
import type { CalendarDate } from '../../../shared/kernel';
import {
  type ArchiveLine,
  type BatchRecord,
  type BoardRecord,
  CATALOG_KINDS,
  decodeArchiveLine,
  decodeBoardLine,
  decodeDisclosure,
  decodeNotice,
  type UnitRecord,
} from '../../../shared/records';
import { readCatalog } from '../catalogs';
import { today } from '../disclosures';
import { unitOfVillage } from '../postings';
import { listBatches } from '../queries';
import { sharedQuery } from '../sharedQuery';
import { readPages } from '../store/pages';
import { listUnits } from '../units';
import { listBoards } from './boards';
import { type BatchSheets, HangingsByUnit } from './hangingsByUnit';

/** What the board's screens and the desk show; read once for all of them. */
export interface BoardView {
  readonly today: CalendarDate;
  readonly hangings: readonly Hanging[];
  readonly boards: readonly BoardRecord[];
  readonly archiveLines: readonly ArchiveLine[];
  readonly boxes: readonly ArchiveBox[];
  /** Villages in code order, then whoever else has something hanging. */
  readonly units: readonly UnitRecord[];
  /** Names of villages in sheets that no unit answers to: what hangs there cannot be shown. */
  readonly unknownVillages: readonly string[];
}

const linesOf = <T>(pages: ReadonlyMap<string, ReadonlyMap<string, T>>): T[] =>
  [...pages.values()].flatMap((lines) => [...lines.values()]);

/** Everything is asked at once: a live query sees only what it asked for before it first waited for a seal. */
async function readStored() {
  const [disclosures, notices, lines, boards, archive, batches, units, catalogs] = await Promise.all([
    readPages('disclosures', decodeDisclosure),
    readPages('notices', decodeNotice),
    readPages('boardLines', decodeBoardLine),
    listBoards(),
    readPages('archiveLines', decodeArchiveLine),
    listBatches(),
    listUnits(),
    Promise.all(CATALOG_KINDS.map(readCatalog)),
  ]);
  return { disclosures, notices, lines, boards, archive, batches, units, catalogs };
}

type Stored = Awaited<ReturnType<typeof readStored>>;

/** A batch of which nothing hangs yet is written at every correction of a cell: it is no part of what hangs. */
const hasHung = (batch: BatchRecord, village: string): boolean =>
  thingsOfBatch(batch, [{ village, unitCode: '' }]).length > 0;

/** Sheets of batches by the unit that their village means, and the names that no unit answers to. */
function sheetsIn({ batches, units }: Stored): { sheets: BatchSheets[]; unknown: string[] } {
  const sheets: BatchSheets[] = [];
  const unknown = new Set<string>();
  const named = new Map<string, string>();
  const codeOf = (village: string): string => {
    const code = named.get(village) ?? unitOfVillage(village, units)?.unitCode ?? '';
    named.set(village, code);
    return code;
  };
  for (const batch of batches)
    for (const { name: village } of batch.summary.villages) {
      const unitCode = codeOf(village);
      if (unitCode === '') {
        if (batch.posting) unknown.add(village);
      } else if (hasHung(batch, village)) sheets.push({ batch, village, unitCode });
    }
  return { sheets, unknown: [...unknown] };
}

const hangingsByUnit = new HangingsByUnit();

const isVillage = ({ level }: UnitRecord): number => (level === 'village' ? 0 : 1);
const villagesFirst = (a: UnitRecord, b: UnitRecord): number =>
  isVillage(a) - isVillage(b) || (a.unitCode < b.unitCode ? -1 : 1);

export async function readBoardView(): Promise<BoardView> {
  const day = today();
  const stored = await readStored();
  const { sheets, unknown } = sheetsIn(stored);
  const hangings = hangingsByUnit.read(stored, sheets, day);
  const archiveLines = linesOf(stored.archive).filter(({ deleted }) => !deleted);
  const used = new Set(hangings.map(({ thing }) => thing.unitCode));
  return {
    today: day,
    hangings,
    boards: stored.boards,
    archiveLines,
    boxes: boxesOf(hangings, archiveLines),
    units: stored.units.filter(({ level, unitCode }) => level === 'village' || used.has(unitCode)).sort(villagesFirst),
    unknownVillages: unknown,
  };
}

const shared = sharedQuery(readBoardView);

/** undefined until the store answered. */
export const useBoardView = (): BoardView | undefined => shared.use();
