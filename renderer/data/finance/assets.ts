import { useLiveQuery } from 'dexie-react-hooks';
import { text } from '../../../resources';
import { financeRules, payoutRules } from '../../../resources/tables';
import type { AssetEdits, AssetImport, AssetRemoval } from '../../../shared/financeJobs';
import { fillText, newId } from '../../../shared/kernel';
import {
  type AssetContext,
  assetCell,
  assetNoticeBlocks,
  checkAssets,
  financeSignatures,
  isBlankAsset,
  NO_ASSET_CELLS,
} from '../../../shared/ledgers/villageFinance';
import {
  ASSET_FIELDS,
  type AssetKind,
  type AssetLine,
  decodeAsset,
  LONGEST_VOUCHER_CELL,
  MOST_ASSETS,
} from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { today } from '../disclosures';
import { type NoticePlace, noticePlaceOf, writeNotices } from '../notices';
import { source } from '../source';
import { commit, type RecordWrite } from '../store/commit';
import { type LineWrite, readPage, readPages, writeLines } from '../store/pages';
import { listUnits } from '../units';
import { guardCells } from './guardCells';
import { periodContext } from './read';
import { sheetOf } from './sheet';

export const assetScope = (unitCode: string): string => `assets/${unitCode}`;

export const assetContext = (): AssetContext => ({
  ...periodContext,
  dateMarks: payoutRules.dateMarks,
  today: today(),
});

const byOrder = (a: AssetLine, b: AssetLine): number => a.order - b.order || (a.id < b.id ? -1 : 1);

export async function readAssetLines(unitCode: string): Promise<readonly AssetLine[]> {
  return [...(await readPage('assets', unitCode, decodeAsset)).values()].sort(byOrder);
}

/** undefined while they are being read. */
export const useAssetLines = (unitCode: string): readonly AssetLine[] | undefined =>
  useLiveQuery(() => readAssetLines(unitCode), [unitCode]);

/** How many things each village has in its ledger. */
export const useAssetCounts = (): ReadonlyMap<string, number> | undefined =>
  useLiveQuery(async () => {
    const pages = await readPages('assets', decodeAsset);
    return new Map([...pages].map(([unitCode, lines]) => [unitCode, lines.size]));
  }, []);

const villageName = async (unitCode: string): Promise<string> =>
  (await listUnits()).find((unit) => unit.unitCode === unitCode)?.name ?? unitCode;

async function writesOf(unitCode: string, changed: readonly LineWrite<AssetLine>[]): Promise<RecordWrite[]> {
  const writes = await writeLines('assets', changed);
  for (const { value } of writes) {
    const left = Object.keys(value ?? {}).length;
    if (left > MOST_ASSETS) throw new JobFault('finance.tooMany', { max: MOST_ASSETS });
    if (left === 0) return [{ table: 'assets', key: unitCode, value: null }];
  }
  return writes;
}

const lineWrite = (unitCode: string, line: AssetLine): LineWrite<AssetLine> => ({
  page: unitCode,
  id: line.id,
  line: isBlankAsset(line) ? null : line,
});

export const blankAsset = (id: string, order: number, kind: AssetKind): AssetLine => ({
  ...NO_ASSET_CELLS,
  id,
  order,
  kind,
  revision: 0,
  updatedAt: '',
  updatedBy: '',
});

/** Cells as typed or pasted; a line that is not there yet is made, one without a word goes. */
export async function editAssets({ unitCode, kind, edits }: AssetEdits): Promise<void> {
  if (edits.some((edit) => edit.text.length > LONGEST_VOUCHER_CELL))
    throw new JobFault('finance.cellTooLong', { max: LONGEST_VOUCHER_CELL });
  guardCells(edits.map((edit) => edit.text));
  const village = await villageName(unitCode);
  await commit({
    name: 'finance.assetsEdited',
    params: { village, n: edits.length },
    scope: assetScope(unitCode),
    plan: async () => {
      const lines = await readPage('assets', unitCode, decodeAsset);
      const next = new Map<string, AssetLine>();
      for (const { id, order, field, text: typed } of edits) {
        const line = next.get(id) ?? lines.get(id) ?? blankAsset(id, order, kind);
        next.set(id, { ...line, [field]: assetCell(field, typed, financeRules.money) });
      }
      return {
        records: await writesOf(
          unitCode,
          [...next.values()].map((line) => lineWrite(unitCode, line)),
        ),
      };
    },
  });
}

export async function removeAssets({ unitCode, ids }: AssetRemoval): Promise<void> {
  const village = await villageName(unitCode);
  await commit({
    name: 'finance.assetsRemoved',
    params: { village, n: ids.length },
    scope: assetScope(unitCode),
    plan: async () => ({
      records: await writesOf(
        unitCode,
        ids.map((id) => ({ page: unitCode, id, line: null })),
      ),
    }),
  });
}

/** Each line a place of its own again, in the order in which they stand. */
export async function sortAssets(unitCode: string): Promise<void> {
  const village = await villageName(unitCode);
  await commit({
    name: 'finance.assetsSorted',
    params: { village },
    scope: assetScope(unitCode),
    plan: async () => {
      const lines = await readAssetLines(unitCode);
      return {
        records: await writesOf(
          unitCode,
          lines.map((line, order) => lineWrite(unitCode, { ...line, order })),
        ),
      };
    },
  });
}

/** Lines of a sheet behind those that are there, or in the place of those of the same kinds. */
export async function importAssets({ unitCode, fileName, lines, replace }: AssetImport): Promise<void> {
  guardCells(lines.flatMap(({ cells }) => ASSET_FIELDS.map((field) => cells[field])));
  const village = await villageName(unitCode);
  const kinds = new Set(lines.map(({ kind }) => kind));
  await commit({
    name: 'finance.assetsImported',
    params: { village, file: fileName, n: lines.length },
    scope: assetScope(unitCode),
    plan: async () => {
      const before = await readAssetLines(unitCode);
      const gone = replace ? before.filter(({ kind }) => kinds.has(kind)) : [];
      const from = (before.at(-1)?.order ?? 0) + 1;
      const added = lines.map(({ kind, cells }, at) =>
        lineWrite(unitCode, { ...blankAsset(newId(source), from + at, kind), ...cells }),
      );
      return {
        records: await writesOf(unitCode, [...gone.map(({ id }) => ({ page: unitCode, id, line: null })), ...added]),
      };
    },
  });
}

/**
 * 资产资源公布 (R-V22, 集体法 45): the ledger as it is now, as a notice of the year.
 * @throws JobFault `finance.assetsNotSound`: a line is wrong or private; `finance.noAssets`
 */
export async function makeAssetSheet(unitCode: string, year: string): Promise<NoticePlace> {
  const village = await villageName(unitCode);
  let made: NoticePlace | undefined;
  await commit({
    name: 'finance.assetSheetMade',
    params: { village, year },
    scope: assetScope(unitCode),
    plan: async () => {
      const lines = (await readAssetLines(unitCode)).filter((line) => !isBlankAsset(line));
      if (lines.length === 0) throw new JobFault('finance.noAssets');
      if (checkAssets(lines, assetContext()).some(({ severity }) => severity === 'error'))
        throw new JobFault('finance.assetsNotSound');
      const facts = { unitCode, templateId: 'finance-assets', period: year };
      const { line, body } = await sheetOf(facts, assetNoticeBlocks(lines, text));
      const title = fillText(text, 'finance.assets.sheetTitle', { village, year });
      made = noticePlaceOf(line);
      return {
        records: await writeNotices([
          {
            line: { ...line, title, orientation: 'landscape' },
            body: { ...body, signatureLines: financeSignatures(undefined, text) },
          },
        ]),
      };
    },
  });
  if (!made) throw new JobFault('notice.act.missing');
  return made;
}
