import type { Params, Place, Problem } from '../kernel';
import { isPlainObject } from '../kernel/decode';
import { bundleProblem } from './codes';
import type { Container } from './container';
import { extensionOf, isFileOfType, MEDIA_TYPES } from './fileTypes';
import { DATA_PACKAGE, neededFiles, placeOf, tableOf } from './payloadNames';
import { type BundleSchemas, isSameSchema, type TableName } from './schemas';
import { parseStrictJson } from './strictJson';
import { isCleanText, shownName } from './strictText';
import type { BagInfo } from './types';

export const PACKAGE_PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

export interface PublicNumber {
  readonly number: string;
  readonly purpose: string;
}

/** The parts of datapackage.json that later stages need. */
export interface PackageInfo {
  readonly title: string;
  readonly publicContacts: readonly string[];
  readonly publicNumbers: readonly PublicNumber[];
  /** Every text in the description, for the detector. */
  readonly texts: readonly string[];
  /** Original (Chinese) file names by path below data/. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface CheckedPackage {
  readonly problems: readonly Problem[];
  readonly description?: PackageInfo;
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly index: number;
}

/** Stage 4 (bundle.md § 3.2): what the package says of itself against what is there; no schema of the sender is trusted. */
export async function checkDataPackage(
  container: Container,
  info: BagInfo,
  schemas: BundleSchemas,
  isNewerMinor: boolean,
): Promise<CheckedPackage> {
  const problems: Problem[] = [];
  const add = (code: string, at: Place, params: Params = {}): void =>
    void problems.push(bundleProblem(code, at, params));
  const payload = [...container.files.values()].filter((file) => file.path.startsWith('data/'));
  for (const path of neededFiles(info.kind)) if (!container.files.has(path)) add('pkg.resourceMissing', { path });
  const tables = new Set<TableName>();
  for (const { path, head } of payload) {
    if (!isFileOfType(path, head)) add('pkg.fileType', { path });
    const place = placeOf(path, info.kind);
    if (place.type === 'unexpected') add('pkg.fileUnexpected', { path });
    const table = extensionOf(path) === 'csv' ? tableOf(path) : undefined;
    if (table) tables.add(table);
  }
  await checkSchemas(container, info, schemas, tables, isNewerMinor, add);
  await checkPortalFields(container, info, add);

  if (!container.files.has(DATA_PACKAGE)) return { problems };
  const json = parseStrictJson(await container.read(DATA_PACKAGE));
  if (json === undefined) add('pkg.json', { path: DATA_PACKAGE });
  else if (!isPlainObject(json)) add('pkg.profile', { path: DATA_PACKAGE, field: '$' });
  else {
    const description = checkHead(json, info, add);
    const resources = checkResources(json.resources, add);
    for (const { path } of payload) {
      const place = placeOf(path, info.kind);
      const isListable = place.type === 'item' || place.type === 'file';
      if (isListable && !resources.has(path.slice('data/'.length))) add('pkg.resourceUnlisted', { path });
    }
    const titles = checkListed(json.resources, resources, container, add);
    return { problems, description: { ...description, titles } };
  }
  return { problems };
}

type Add = (code: string, at: Place, params?: Params) => void;
const at = (field: string): Place => ({ path: DATA_PACKAGE, field });

function checkHead(json: Record<string, unknown>, info: BagInfo, add: Add): Omit<PackageInfo, 'titles'> {
  const wrong = (field: string): void => add('pkg.profile', at(field));
  const same = (field: string, value: unknown, expected: string | number): void => {
    if (typeof value !== 'string') wrong(field);
    else if (value !== expected) add('pkg.idMismatch', at(field), { stated: shownName(value), expected });
  };
  if (json.$schema !== PACKAGE_PROFILE) wrong('$schema');
  same('name', json.name, `gk-${info.senderUnit}-${String(info.sequence).padStart(6, '0')}`);
  same('id', json.id, info.bundleId);
  same('created', json.created, info.created);
  const title = typeof json.title === 'string' && isCleanText(json.title, 1, 200) ? json.title : '';
  if (title === '') wrong('title');
  const gk = isPlainObject(json.gk) ? json.gk : undefined;
  if (!gk) wrong('gk');
  else {
    same('gk.bundleVersion', gk.bundleVersion, info.version);
    same('gk.kind', gk.kind, info.kind);
  }
  const publicContacts = readContacts(gk?.publicContacts);
  if (!publicContacts) wrong('gk.publicContacts');
  const publicNumbers = readNumbers(gk?.publicNumbers);
  if (!publicNumbers) wrong('gk.publicNumbers');
  return {
    title,
    publicContacts: publicContacts ?? [],
    publicNumbers: publicNumbers ?? [],
    texts: textsOf({
      ...json,
      id: '',
      gk: { ...gk, publicContacts: [], publicNumbers: onlyPurposes(gk?.publicNumbers) },
    }),
  };
}

const onlyPurposes = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.map((entry: unknown) => (isPlainObject(entry) ? { ...entry, number: '' } : entry)) : [];

/** A telephone as people write it; both lists are compared by their digits alone. */
const CONTACT = /^\+?[0-9(（][0-9 ()（）-]{1,28}[0-9]$/;
const digitCount = (text: string): number => text.replace(/[^0-9]/g, '').length;

function readContacts(value: unknown): string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > 200) return undefined;
  const list = value.filter(
    (entry): entry is string =>
      typeof entry === 'string' && CONTACT.test(entry) && digitCount(entry) >= 3 && digitCount(entry) <= 15,
  );
  return list.length === value.length ? list : undefined;
}

function readNumbers(value: unknown): PublicNumber[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > 200) return undefined;
  const list: PublicNumber[] = [];
  for (const entry of value as unknown[]) {
    if (!isPlainObject(entry)) return undefined;
    const { number, purpose } = entry;
    if (typeof number !== 'string' || !/^[0-9A-Za-z][0-9A-Za-z -]{2,58}[0-9A-Za-z]$/.test(number)) return undefined;
    if (digitCount(number) < 4 || typeof purpose !== 'string' || !isCleanText(purpose, 1, 100)) return undefined;
    list.push({ number, purpose });
  }
  return list;
}

/** All texts of the description but digests and ids, which hold digit runs by nature. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') return /^sha256:[0-9a-f]{64}$/.test(value) || value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)]);
}

/** Paths first: each is one relative name, listed once. */
function checkResources(value: unknown, add: Add): Map<string, Resource> {
  const byPath = new Map<string, Resource>();
  const names = new Set<string>();
  if (!Array.isArray(value)) add('pkg.profile', at('resources'));
  for (const [index, entry] of (Array.isArray(value) ? (value as unknown[]) : []).entries()) {
    const field = `resources[${index}]`;
    if (!isPlainObject(entry)) {
      add('pkg.profile', at(field));
      continue;
    }
    const { name, path } = entry;
    if (isRemote(path) || isRemote(entry.schema) || isRemote(entry.dialect)) {
      add('pkg.remote', at(field));
      continue;
    }
    if (typeof path !== 'string' || 'data' in entry || !/^[a-z0-9][a-z0-9._/-]*$/.test(path) || path.includes('..')) {
      add('pkg.resourcePath', at(`${field}.path`));
      continue;
    }
    if (path === 'datapackage.json' || path.startsWith('schemas/')) {
      add('pkg.resourcePath', at(`${field}.path`), { name: path });
      continue;
    }
    if (typeof name !== 'string' || !/^[a-z0-9._-]{1,100}$/.test(name)) add('pkg.profile', at(`${field}.name`));
    else if (names.has(name)) add('pkg.resourceDuplicate', at(`${field}.name`), { name });
    else if (byPath.has(path)) add('pkg.resourceDuplicate', at(`${field}.path`), { name: path });
    if (typeof name === 'string') names.add(name);
    if (!byPath.has(path)) byPath.set(path, { name: String(name), path, index });
  }
  return byPath;
}

const isRemote = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(isRemote)
    : typeof value === 'string' && (/^[a-z][a-z0-9+.-]*:/i.test(value) || value.startsWith('//'));

/** Then each listed file: is it there, has it these bytes, is it described rightly? */
function checkListed(value: unknown, resources: ReadonlyMap<string, Resource>, container: Container, add: Add) {
  const titles = new Map<string, string>();
  for (const { path, index } of resources.values()) {
    const entry: unknown = Array.isArray(value) ? value[index] : undefined;
    if (!isPlainObject(entry)) continue;
    const field = `resources[${index}]`;
    const wrong = (key: string): void => add('pkg.profile', at(`${field}.${key}`), { name: path });
    const file = container.files.get(`data/${path}`);
    if (!file) {
      add('pkg.resourceMissing', { path: `data/${path}` });
      continue;
    }
    const hasForm = typeof entry.hash === 'string' && /^sha256:[0-9a-f]{64}$/.test(entry.hash);
    if (!hasForm) wrong('hash');
    if (!Number.isSafeInteger(entry.bytes)) wrong('bytes');
    if (hasForm && Number.isSafeInteger(entry.bytes)) {
      const isTrue = entry.bytes === file.size && entry.hash === `sha256:${file.sha256}`;
      if (!isTrue) add('pkg.resourceDigest', { path: `data/${path}` });
    }
    const extension = extensionOf(path);
    if (entry.format !== extension) wrong('format');
    if (entry.mediatype !== MEDIA_TYPES[extension]) wrong('mediatype');
    if (entry.title !== undefined && !(typeof entry.title === 'string' && isCleanText(entry.title, 1, 200)))
      wrong('title');
    if (typeof entry.title === 'string') titles.set(path, entry.title);
    if (extension === 'csv') checkTableEntry(entry, path, field, add);
    else if (entry.schema !== undefined) wrong('schema');
  }
  return titles;
}

const DIALECT: Readonly<Record<string, unknown>> = {
  delimiter: ',',
  lineTerminator: '\r\n',
  quoteChar: '"',
  doubleQuote: true,
  header: true,
};

function checkTableEntry(entry: Record<string, unknown>, path: string, field: string, add: Add): void {
  if (entry.type !== 'table') add('pkg.profile', at(`${field}.type`), { name: path });
  if (entry.encoding !== 'utf-8') add('pkg.profile', at(`${field}.encoding`), { name: path });
  const { dialect } = entry;
  const isPlainDialect =
    dialect === undefined ||
    (isPlainObject(dialect) && Object.entries(dialect).every(([key, value]) => DIALECT[key] === value));
  if (!isPlainDialect) add('pkg.profile', at(`${field}.dialect`), { name: path });
  const named = typeof entry.schema === 'string' ? /^schemas\/([a-z-]+)-1\.json$/.exec(entry.schema)?.[1] : undefined;
  if (named === undefined || tableOf(`${named}.csv`) === undefined) {
    add('pkg.schemaUnknown', at(`${field}.schema`), { name: path });
  } else if (named !== tableOf(path)) add('pkg.schemaMismatch', at(`${field}.schema`), { name: path });
}

/** The schema files are for other people's tools; they must say what ours say, or a sender could loosen a mask. */
async function checkSchemas(
  container: Container,
  info: BagInfo,
  schemas: BundleSchemas,
  tables: ReadonlySet<TableName>,
  isNewerMinor: boolean,
  add: Add,
): Promise<void> {
  for (const path of container.files.keys()) {
    if (!path.startsWith('data/')) continue;
    const place = placeOf(path, info.kind);
    if (place.type !== 'schema') continue;
    if (place.table === undefined) {
      add('pkg.schemaUnknown', { path });
      continue;
    }
    if (!tables.has(place.table)) add('pkg.fileUnexpected', { path });
    const json = parseStrictJson(await container.read(path));
    if (json === undefined) add('pkg.json', { path });
    else if (!isSameSchema(json, schemas[place.table], isNewerMinor)) add('pkg.schemaMismatch', { path });
  }
  for (const table of tables) {
    const path = `data/schemas/${table}-1.json`;
    if (!container.files.has(path)) add('pkg.resourceMissing', { path });
  }
}

/** portal.json is a flat object of strings. */
async function checkPortalFields(container: Container, info: BagInfo, add: Add): Promise<void> {
  for (const path of container.files.keys()) {
    const place = path.startsWith('data/') ? placeOf(path, info.kind) : undefined;
    if (place?.type !== 'item' || place.name !== 'portal.json') continue;
    const json = parseStrictJson(await container.read(path));
    if (json === undefined) add('pkg.json', { path });
    else if (!isPlainObject(json) || Object.values(json).some((value) => typeof value !== 'string')) {
      add('pkg.profile', { path, field: '$' });
    }
  }
}
