import { sha256Hex } from '../formats/crypto';
import { formatYuan, type Params, type Problem } from '../kernel';
import { bundleProblem } from './codes';
import type { BagFile, Container } from './container';
import type { CsvRecord } from './csvReader';
import { isItemFile, isItemTable, placeOf } from './payloadNames';
import { checkAmounts, checkDivisions, checkPeriod, fenOf, isInside } from './rowRules';
import type { BundleSchemas, TableName } from './schemas';
import { encodeUtf8 } from './strictText';
import { type BundleTable, cellOf, checkTable } from './table';
import type { BagInfo, ItemAction, ItemInfo, ItemKind } from './types';

export const ITEMS_CSV = 'data/items.csv';

/** Digest of an item's content (bundle.md § 3.5): of no files at all it is the digest of nothing. */
export const contentDigest = (files: readonly { readonly name: string; readonly sha256: string }[]): Promise<string> =>
  sha256Hex(
    encodeUtf8(
      [...files]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, sha256 }) => `${sha256} ${name}\n`)
        .join(''),
    ),
  );

export interface CheckedItems {
  readonly problems: readonly Problem[];
  readonly items: readonly ItemInfo[];
}

/** Receives each table that could be read, one at a time: none is kept. */
export type OnTable = (table: BundleTable) => void;

interface ItemFile extends BagFile {
  readonly name: string;
}

/** Stage 5 for kinds with items (bundle.md §§ 3.3–3.5): items.csv, then each item's folder, table and sums. */
export async function checkItems(
  container: Container,
  info: BagInfo,
  schemas: BundleSchemas,
  isNewerMinor: boolean,
  onTable: OnTable,
): Promise<CheckedItems> {
  const folders = itemFolders(container, info);
  const checked = checkTable(await container.read(ITEMS_CSV), ITEMS_CSV, 'items', schemas, isNewerMinor);
  const problems: Problem[] = [...checked.problems];
  const items: ItemInfo[] = [];
  const { table } = checked;
  if (!table) return { problems, items };
  onTable(table);
  const seen = new Set<string>();
  for (const row of table.rows) {
    const itemId = cellOf(table, row, 'itemId');
    const own: Problem[] = checkLine(table, row, info);
    if (!seen.has(itemId)) {
      const files = folders.get(itemId) ?? [];
      own.push(...(await checkContent(container, table, row, files, schemas, isNewerMinor, onTable)));
      items.push(readItem(table, row, files));
    }
    seen.add(itemId);
    problems.push(...own.map((found) => ({ ...found, at: { ...found.at, recordId: itemId } })));
  }
  for (const [itemId, files] of folders) {
    if (seen.has(itemId)) continue;
    for (const { path } of files) problems.push(bundleProblem('item.files', { path, recordId: itemId }));
  }
  return { problems, items };
}

function itemFolders(container: Container, info: BagInfo): Map<string, ItemFile[]> {
  const folders = new Map<string, ItemFile[]>();
  for (const file of container.files.values()) {
    const place = file.path.startsWith('data/') ? placeOf(file.path, info.kind) : undefined;
    if (place?.type !== 'item') continue;
    folders.set(place.itemId, [...(folders.get(place.itemId) ?? []), { ...file, name: place.name }]);
  }
  return folders;
}

/** Rules of one line of items.csv over several cells. */
function checkLine(table: BundleTable, row: CsvRecord, info: BagInfo): Problem[] {
  const problems: Problem[] = [];
  const get = (column: string): string => cellOf(table, row, column);
  const add = (code: string, field: string, params: Params = {}): void =>
    void problems.push(bundleProblem(code, { path: table.path, line: row.line, field }, params));
  const action = get('action');
  const isDownward = info.kind === 'assignment';
  if (!isDownward && (action === 'post' || action === 'restore')) {
    add('csv.enum', 'action', { allowed: 'publish, correct, withdraw' });
  }
  if ((get('revision') === '1') !== (get('previousSha256') === '')) add('item.rev', 'previousSha256');
  if ((action === 'correct' || action === 'withdraw') && get('reason') === '') add('csv.required', 'reason');
  if (get('kind') === 'payout' && action !== 'withdraw') {
    for (const field of ['rowCount', 'totalYuan']) if (get(field) === '') add('csv.required', field);
  }
  const owner = isDownward ? info.recipientUnit : info.senderUnit;
  const unitCode = get('unitCode');
  if (unitCode !== '' && !isInside(unitCode, owner)) add('item.unit', 'unitCode', { code: unitCode, unit: owner });
  checkPeriod(table, row, 'postingFrom', 'postingTo', problems);
  return problems;
}

async function checkContent(
  container: Container,
  itemsTable: BundleTable,
  row: CsvRecord,
  files: readonly ItemFile[],
  schemas: BundleSchemas,
  isNewerMinor: boolean,
  onTable: OnTable,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const get = (column: string): string => cellOf(itemsTable, row, column);
  const kind = get('kind');
  const isWithdrawn = get('action') === 'withdraw';
  const at = { path: ITEMS_CSV, line: row.line };
  const wanted = isWithdrawn || kind === 'notice' ? undefined : `${kind}.csv`;
  for (const { path, name } of files) {
    const isAllowed = !isWithdrawn && isItemFile(name) && (!isItemTable(name) || name === wanted);
    if (!isAllowed) problems.push(bundleProblem('item.files', { path }));
  }
  const file = files.find(({ name }) => name === wanted);
  const isIncomplete = wanted === undefined ? files.length === 0 && !isWithdrawn : !file;
  if (isIncomplete) problems.push(bundleProblem('item.files', at, { missing: wanted ?? 'notice.html' }));
  if ((await contentDigest(files)) !== get('contentSha256')) {
    problems.push(bundleProblem('item.hash', { ...at, field: 'contentSha256' }));
  }
  if (!file) return problems;

  const bytes = await container.read(file.path);
  const checked = checkTable(bytes, file.path, kind as TableName, schemas, isNewerMinor);
  problems.push(...checked.problems);
  if (!checked.table) return problems;
  const { table } = checked;
  onTable(table);
  const counted = table.rows.length;
  if (get('rowCount') !== '' && get('rowCount') !== String(counted)) {
    problems.push(bundleProblem('item.rows', { ...at, field: 'rowCount' }, { stated: get('rowCount'), counted }));
  }
  if (kind === 'payout' || kind === 'persons') checkDivisions(table, get('unitCode'), problems);
  if (kind === 'payout') {
    const total = checkAmounts(table, problems);
    if (get('totalYuan') !== '' && fenOf(get('totalYuan')) !== total) {
      const params = { stated: get('totalYuan'), counted: formatYuan(total) };
      problems.push(bundleProblem('item.sum', { ...at, field: 'totalYuan' }, params));
    }
  }
  if (kind === 'catalog') for (const line of table.rows) checkPeriod(table, line, 'validFrom', 'validTo', problems);
  return problems;
}

function readItem(table: BundleTable, row: CsvRecord, files: readonly ItemFile[]): ItemInfo {
  const get = (column: string): string => cellOf(table, row, column);
  return {
    itemId: get('itemId'),
    revision: Number(get('revision')),
    previousSha256: get('previousSha256'),
    contentSha256: get('contentSha256'),
    kind: get('kind') as ItemKind,
    action: get('action') as ItemAction,
    title: get('title'),
    unitCode: get('unitCode'),
    catalogCode: get('catalogCode'),
    disclosureClass: get('disclosureClass'),
    reach: get('reach'),
    documentNumber: get('documentNumber'),
    period: get('period'),
    postingFrom: get('postingFrom'),
    postingTo: get('postingTo'),
    publishedOn: get('publishedOn'),
    rowCount: get('rowCount'),
    totalYuan: get('totalYuan'),
    contact: get('contact'),
    reason: get('reason'),
    updatedAt: get('updatedAt'),
    files: files.map((file) => file.name).sort(),
    isSound: true,
  };
}
