import { fromBase64 } from '../formats/crypto';
import type { Params, Problem } from '../kernel';
import { UUID7_PATTERN } from '../kernel';
import { isPlainObject } from '../kernel/decode';
import { isBundleId, isInstant } from './bagInfo';
import { bundleProblem } from './codes';
import type { Container } from './container';
import type { CsvRecord } from './csvReader';
import type { OnTable } from './items';
import { isWellFormedKey } from './keys';
import { checkPeriod, isInside } from './rowRules';
import type { BundleSchemas, TableName } from './schemas';
import { parseStrictJson } from './strictJson';
import { isCleanText } from './strictText';
import { type BundleTable, cellOf, checkTable } from './table';
import type { BagInfo, SignatureInfo } from './types';
import { isAbove, levelOfCode } from './units';

interface Context {
  readonly container: Container;
  readonly info: BagInfo;
  readonly schemas: BundleSchemas;
  readonly isNewerMinor: boolean;
  readonly signatures: readonly SignatureInfo[];
  readonly onTable: OnTable;
}

/** Stage 5 for roster, catalog, receipt and the parts of an assignment besides its items (bundle.md §§ 3.3, 9, 9a). */
export async function checkOtherKind(context: Context): Promise<readonly Problem[]> {
  const { kind } = context.info;
  if (kind === 'roster') return checkRoster(context);
  if (kind === 'catalog') return checkCatalog(context);
  if (kind === 'receipt') return checkReceipt(context);
  return kind === 'assignment' ? checkAssignment(context) : [];
}

async function readTable(
  { container, schemas, isNewerMinor, onTable }: Context,
  path: string,
  name: TableName,
): Promise<{ problems: readonly Problem[]; table?: BundleTable }> {
  const checked = checkTable(await container.read(path), path, name, schemas, isNewerMinor);
  if (checked.table) onTable(checked.table);
  return checked;
}

async function checkRoster(context: Context): Promise<Problem[]> {
  const read = await readTable(context, 'data/units.csv', 'units');
  const problems = [...read.problems];
  const { table } = read;
  if (!table) return problems;
  // An empty roster would wipe out every key.
  if (table.rows.length === 0)
    problems.push(bundleProblem('item.rows', { path: table.path }, { stated: '', counted: 0 }));
  for (const row of table.rows) {
    const get = (column: string): string => cellOf(table, row, column);
    const add = (code: string, field: string, params: Params = {}): void =>
      void problems.push(bundleProblem(code, { path: table.path, line: row.line, field }, params));
    checkPeriod(table, row, 'validFrom', 'validTo', problems);
    const alg = get('alg') === 'SM2' ? 'SM2' : 'Ed25519';
    if (!isWellFormedKey({ alg, keyId: get('keyId'), publicKey: get('publicKey') })) add('key.format', 'publicKey');
    const fault = unitFault(get('unitCode'), get('level'), get('parentCode'), context.info.senderUnit);
    if (fault) add('item.unit', fault, { code: get('unitCode'), unit: context.info.senderUnit });
  }
  return problems;
}

/** Inside the county, level fits the code, parent above it (empty exactly for a county); the column that is wrong. */
function unitFault(code: string, level: string, parent: string, county: string): string | undefined {
  if (!isInside(code, county)) return 'unitCode';
  if (levelOfCode(code) !== level) return 'level';
  if (level === 'county') return parent === '' ? undefined : 'parentCode';
  return isAbove(parent, code) ? undefined : 'parentCode';
}

async function checkCatalog(context: Context): Promise<Problem[]> {
  const read = await readTable(context, 'data/catalog.csv', 'catalog');
  const problems = [...read.problems];
  const { table } = read;
  if (!table) return problems;
  if (table.rows.length === 0)
    problems.push(bundleProblem('item.rows', { path: table.path }, { stated: '', counted: 0 }));
  for (const row of table.rows) checkPeriod(table, row, 'validFrom', 'validTo', problems);
  return problems;
}

const RECEIPT_JSON = 'data/receipt.json';
const RESULTS = ['accepted', 'partial', 'returned', 'rejected', 'duplicate'];

async function checkReceipt(context: Context): Promise<Problem[]> {
  const { container, info } = context;
  const json = parseStrictJson(await container.read(RECEIPT_JSON));
  const fields = isPlainObject(json) ? receiptFaults(json, info) : ['$'];
  const problems = fields.map((field) => bundleProblem('receipt.format', { path: RECEIPT_JSON, field }));
  const read = await readTable(context, 'data/receipt-lines.csv', 'receipt-lines');
  problems.push(...read.problems);
  if (read.table) problems.push(...checkReceiptLines(read.table, isPlainObject(json) ? String(json.result) : ''));
  return problems;
}

function receiptFaults(json: Record<string, unknown>, info: BagInfo): string[] {
  const text = (key: string): string => (typeof json[key] === 'string' ? json[key] : '');
  const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
  const rules: readonly (readonly [string, boolean])[] = [
    ['bundleId', isBundleId(text('bundleId')) && text('bundleId') !== info.bundleId],
    ['bundleTagManifestSha256', /^[0-9a-f]{64}$/.test(text('bundleTagManifestSha256'))],
    ['senderUnit', text('senderUnit') === info.recipientUnit],
    ['sequence', isCount(json.sequence)],
    ['result', RESULTS.includes(text('result'))],
    ['receivedAt', isInstant(text('receivedAt'))],
    ['decidedAt', isInstant(text('decidedAt')) && text('decidedAt') >= text('receivedAt')],
    ['reviewUnit', text('reviewUnit') === info.senderUnit],
    ['portal', json.portal === undefined || (Array.isArray(json.portal) && json.portal.every(isPortalEntry))],
    ['nextExpectedSequence', json.nextExpectedSequence === undefined || isCount(json.nextExpectedSequence)],
  ];
  return rules.filter(([, isRight]) => !isRight).map(([field]) => field);
}

function isPortalEntry(entry: unknown): boolean {
  if (!isPlainObject(entry)) return false;
  const { itemId, revision, indexNo, url, publishedOn } = entry;
  return (
    typeof itemId === 'string' &&
    UUID7_PATTERN.test(itemId) &&
    Number.isSafeInteger(revision) &&
    Number(revision) >= 1 &&
    (indexNo === undefined || (typeof indexNo === 'string' && isCleanText(indexNo, 0, 200))) &&
    // It becomes a link, nothing else does.
    (url === undefined ||
      (typeof url === 'string' && /^https?:\/\/[\x21-\x7e]{1,490}$/.test(url) && url.length <= 500)) &&
    (publishedOn === undefined || (typeof publishedOn === 'string' && isInstant(`${publishedOn}T00:00:00Z`)))
  );
}

/** Which decisions may stand in the lines of a receipt of this result. */
const DECISIONS: Readonly<Record<string, readonly string[]>> = {
  accepted: ['accepted', 'noop', 'stale'],
  partial: ['accepted', 'returned', 'noop', 'stale', 'conflict'],
  returned: ['returned'],
  rejected: ['returned'],
  duplicate: ['noop'],
};

function checkReceiptLines(table: BundleTable, result: string): Problem[] {
  const problems: Problem[] = [];
  const add = (row: CsvRecord | undefined, field: string): void => {
    const at = { path: table.path, field, ...(row ? { line: row.line } : {}) };
    problems.push(bundleProblem('receipt.format', at));
  };
  const byItem = new Map<string, string>();
  const decisions = new Set<string>();
  for (const row of table.rows) {
    const itemId = cellOf(table, row, 'itemId');
    const decision = cellOf(table, row, 'decision');
    const hasItem = itemId !== '' && cellOf(table, row, 'revision') !== '';
    decisions.add(decision);
    if (result === 'rejected' ? itemId !== '' || cellOf(table, row, 'code') === '' : !hasItem) add(row, 'itemId');
    if (itemId !== '' && (byItem.get(itemId) ?? decision) !== decision) add(row, 'decision');
    else if (DECISIONS[result] && !DECISIONS[result].includes(decision)) add(row, 'decision');
    byItem.set(itemId, decision);
  }
  if (table.rows.length === 0 && result !== 'duplicate') add(undefined, 'lineNo');
  // "partial" means some of both.
  const isMixed = decisions.has('accepted') && (decisions.has('returned') || decisions.has('conflict'));
  if (result === 'partial' && table.rows.length > 0 && !isMixed) add(undefined, 'decision');
  return problems;
}

async function checkAssignment(context: Context): Promise<Problem[]> {
  const { container } = context;
  const problems: Problem[] = [];
  const has = (name: string): boolean => container.files.has(`data/${name}`);
  const parts = ['join.json', 'items.csv', 'duties.csv', 'lookup.csv'];
  if (!parts.some(has)) problems.push(bundleProblem('assignment.format', { path: 'data' }));
  // The look-up table and the recipe of its digests belong together.
  if (has('lookup.csv') !== has('lookup.json'))
    problems.push(bundleProblem('assignment.format', { path: 'data/lookup.json' }));
  for (const name of ['duties', 'lookup'] as const) {
    if (!has(`${name}.csv`)) continue;
    const read = await readTable(context, `data/${name}.csv`, name);
    problems.push(...read.problems);
  }
  if (has('join.json')) problems.push(...(await checkJoin(context)));
  if (has('lookup.json')) {
    const json = parseStrictJson(await container.read('data/lookup.json'));
    const fields = isPlainObject(json) ? lookupFaults(json) : ['$'];
    for (const field of fields) problems.push(bundleProblem('assignment.format', { path: 'data/lookup.json', field }));
  }
  return problems;
}

function lookupFaults(json: Record<string, unknown>): string[] {
  const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
  const { kdf, salt, iterations, memoryKiB, parallelism, legalBasis } = json;
  const isArgon = kdf === 'argon2id';
  const rules: readonly (readonly [string, boolean])[] = [
    ['kdf', isArgon || kdf === 'pbkdf2-sha256'],
    ['salt', typeof salt === 'string' && (fromBase64(salt)?.length ?? 0) >= 16],
    ['iterations', isCount(iterations)],
    ['memoryKiB', !isArgon || isCount(memoryKiB)],
    ['parallelism', !isArgon || isCount(parallelism)],
    ['legalBasis', typeof legalBasis === 'string' && isCleanText(legalBasis, 1, 400)],
  ];
  return rules.filter(([, isRight]) => !isRight).map(([field]) => field);
}

const JOIN_JSON = 'data/join.json';

/** The join file sets a fresh installation up: its unit, where it sends to, and the keys to be pinned. */
async function checkJoin({ container, info, signatures }: Context): Promise<Problem[]> {
  const problems: Problem[] = [];
  const wrong = (field: string): void =>
    void problems.push(bundleProblem('assignment.format', { path: JOIN_JSON, field }));
  const json = parseStrictJson(await container.read(JOIN_JSON));
  if (!isPlainObject(json)) {
    wrong('$');
    return problems;
  }
  const unit = isPlainObject(json.unit) ? json.unit : {};
  const text = (key: string): string => (typeof unit[key] === 'string' ? unit[key] : '');
  if (text('unitCode') !== info.recipientUnit) wrong('unit.unitCode');
  if (!isCleanText(text('unitName'), 1, 100)) wrong('unit.unitName');
  if (levelOfCode(text('unitCode')) !== text('level')) wrong('unit.level');
  if (!isAbove(text('parentCode'), text('unitCode'))) wrong('unit.parentCode');
  const former = unit.formerCodes;
  if (former !== undefined && !(typeof former === 'string' && /^(\d{12}( \d{12})*)?$/.test(former)))
    wrong('unit.formerCodes');
  const { recipientUnit } = json;
  if (typeof recipientUnit !== 'string' || !isAbove(recipientUnit, info.recipientUnit)) wrong('recipientUnit');
  if (json.policy !== undefined && !isPlainObject(json.policy)) wrong('policy');
  const keys: unknown[] = Array.isArray(json.keys) ? json.keys : [];
  const keyIds = new Set<string>();
  for (const [index, entry] of keys.entries()) {
    const key = isPlainObject(entry) ? entry : {};
    const { unit: owner, keyId, alg, publicKey, status, validTo } = key;
    const hasForm =
      typeof keyId === 'string' &&
      typeof publicKey === 'string' &&
      (alg === 'Ed25519' || alg === 'SM2') &&
      isWellFormedKey({ alg, keyId, publicKey });
    const hasStatus = status === 'active' || status === 'retired' || status === 'revoked';
    const hasOwner = typeof owner === 'string' && levelOfCode(owner) !== undefined;
    const hasEnd =
      validTo === undefined || validTo === '' || (typeof validTo === 'string' && isInstant(`${validTo}T00:00:00Z`));
    if (!hasForm || !hasStatus || !hasOwner || !hasEnd) {
      problems.push(bundleProblem('key.format', { path: JOIN_JSON, field: `keys[${index}]` }));
    } else keyIds.add(keyId);
  }
  // The key that signed this bundle is among those to be pinned; an unsigned one has no such key to compare.
  const signers = signatures.map((signature) => signature.keyId);
  if (keys.length === 0 || (signers.length > 0 && !signers.some((keyId) => keyIds.has(keyId)))) wrong('keys');
  return problems;
}
