import type { Params, Place, Problem } from '../kernel';
import { isPlainObject } from '../kernel/decode';
import { BAGIT, MANIFEST, TAG_MANIFEST } from './bag';
import { BAG_INFO, unknownInfoLines } from './bagInfo';
import { BoundedProblems, bundleProblem } from './codes';
import type { Container } from './container';
import type { PackageInfo } from './dataPackage';
import { extensionOf } from './fileTypes';
import { DATA_PACKAGE, tableOf } from './payloadNames';
import type { BundleSchemas, SchemaField } from './schemas';
import { parseStrictJson } from './strictJson';
import { decodeUtf8 } from './strictText';
import type { BundleTable } from './table';
import type { BagInfo } from './types';

/** One thing that may not travel, or that a person should look at. Codes of bundle.md § 7 stage 6; never an unmasked value. */
export interface ContentFinding {
  readonly code: string;
  /** Physical line where the file has lines. */
  readonly line?: number;
  /** Part of a docx, page of a PDF, element of an HTML file. */
  readonly part?: string;
  readonly masked?: string;
}

/** What this stage needs of the privacy room and the format scanners. */
export interface ContentScanner {
  /** Private numbers in one text; `table` and `column` where it is a cell. */
  text(text: string, place: { readonly table?: string; readonly column?: string }): readonly ContentFinding[];
  /** A whole file of type html, docx, pdf, jpg, png or txt: its texts and its active content. */
  file(bytes: Uint8Array, path: string): Promise<readonly ContentFinding[]>;
}

/** A scanner that lets the bundle's own confirmed numbers pass, and nothing else. */
export type MakeContentScanner = (lists: {
  readonly publicContacts: readonly string[];
  readonly publicNumbers: readonly string[];
}) => ContentScanner;

/** A hit refuses the whole bundle and deletes the staged bytes. */
const PRIVATE = ['pii.id', 'pii.bank', 'pii.phone'];
export const isPrivateFinding = (code: string): boolean => PRIVATE.includes(code);

/**
 * Stage 6 (bundle.md § 8): tag files and description, every cell, every file. Run by the sender before and the receiver
 * again. Tables are scanned as stage 5 reads them, so that none has to be kept or read twice.
 */
export class ContentCheck {
  private readonly problems = new BoundedProblems();
  private readonly scanner: ContentScanner;
  private readonly scannedTables = new Set<string>();

  constructor(
    private readonly description: PackageInfo,
    private readonly schemas: BundleSchemas,
    makeScanner: MakeContentScanner,
  ) {
    this.scanner = makeScanner({
      publicContacts: description.publicContacts,
      publicNumbers: description.publicNumbers.map((entry) => entry.number),
    });
  }

  /** Every cell of a table that could be read. */
  table(table: BundleTable): void {
    this.scannedTables.add(table.path);
    scanTable(table, this.schemas, this.scanner, this.add);
  }

  /** Everything else; returns what was found in the tables and here. */
  async finish(container: Container, info: BagInfo): Promise<readonly Problem[]> {
    const { scanner, add } = this;
    for (const [field, text] of [
      ['Source-Organization', info.organization],
      ['External-Description', info.description],
      ['Gk-Generator', info.generator],
    ] as const) {
      for (const finding of scanner.text(text, {})) add(finding, { path: BAG_INFO, field });
    }
    for (const text of this.description.texts) {
      for (const finding of scanner.text(text, {})) add(finding, { path: DATA_PACKAGE });
    }
    await this.tagFiles(container);
    for (const path of container.files.keys()) {
      if (!path.startsWith('data/') || path === DATA_PACKAGE || this.scannedTables.has(path)) continue;
      const bytes = await container.read(path);
      const extension = extensionOf(path);
      if (extension === 'csv') scanLines(bytes, path, scanner, add);
      else if (extension === 'json') scanJson(bytes, path, scanner, add);
      else for (const finding of await scanner.file(bytes, path)) add(finding, { path });
    }
    return this.problems.kept;
  }

  /** Free text outside data/: comments of key files, and what a newer minor version may add. */
  private async tagFiles(container: Container): Promise<void> {
    for (const path of container.files.keys()) {
      if (path.startsWith('data/') || FIXED_TAG_FILES.has(path) || FIXED_FORM.test(path)) continue;
      const text = new TextDecoder('utf-8').decode(await container.read(path));
      const lines = path === BAG_INFO ? unknownInfoLines(text) : text.split('\n');
      // The second line of a key file is the key itself.
      const free = path.endsWith('.pub') ? lines.slice(0, 1) : lines;
      for (const line of free) for (const finding of this.scanner.text(line, {})) this.add(finding, { path });
    }
  }

  private readonly add = (finding: ContentFinding, at: Place): void => {
    const place: Place = {
      ...at,
      ...(finding.line === undefined ? {} : { line: finding.line }),
      ...(finding.part ? { part: finding.part } : {}),
    };
    const params: Params = finding.code.startsWith('pii.')
      ? { masked: finding.masked ?? '' }
      : { what: finding.part ?? '' };
    this.problems.push(bundleProblem(finding.code, place, params));
  };
}

/** Signature containers have no room for free text. */
const FIXED_FORM = /^signatures\/.*\.(minisig|sm2\.json)$/;
/** Every byte of these follows from the rest of the bag. */
const FIXED_TAG_FILES: ReadonlySet<string> = new Set([BAGIT, MANIFEST, TAG_MANIFEST]);

type Add = (finding: ContentFinding, at: Place) => void;

/** Ids, digests, keys and codes that have their own form are no personal numbers; everything else is a text. */
function skipForm(field: SchemaField | undefined): RegExp | undefined {
  const pattern = field?.constraints?.pattern;
  return pattern !== undefined && CODE_COLUMNS.has(field?.name ?? '') ? new RegExp(pattern, 'u') : undefined;
}

const CODE_COLUMNS: ReadonlySet<string> = new Set([
  ...['itemId', 'rowId', 'previousSha256', 'contentSha256', 'unitCode', 'divisionCode', 'parentCode', 'keyId'],
  'personDigest',
]);
const DIGITS = /[0-9\u0080-\uffff]/;
/** "2026-03-05" and "2026-03-05T02:20:30Z": eight and fourteen digits, no shape of a private number. */
const DAY = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/;

function scanTable(table: BundleTable, schemas: BundleSchemas, scanner: ContentScanner, add: Add): void {
  const fields = schemas[table.name].fields;
  const columns = table.columns.map((name, index) => ({ name, skip: skipForm(fields[index]) }));
  for (const { name } of columns.slice(fields.length)) {
    for (const finding of scanner.text(name, {})) add(finding, { path: table.path, line: 1 });
  }
  for (const row of table.rows) {
    for (let index = 0; index < columns.length; index += 1) {
      const cell = row.cells[index] ?? '';
      if (cell.length < 4 || !DIGITS.test(cell)) continue;
      const column = columns[index];
      if (!column || column.skip?.test(cell) || DAY.test(cell)) continue;
      for (const finding of scanner.text(cell, { table: table.name, column: column.name })) {
        add(finding, { path: table.path, line: row.line, field: column.name });
      }
    }
  }
}

/** A CSV that could not be read as its table is still looked through, line by line. */
function scanLines(bytes: Uint8Array, path: string, scanner: ContentScanner, add: Add): void {
  const text = new TextDecoder('utf-8').decode(bytes);
  const table = tableOf(path);
  for (const [index, line] of text.split('\n').entries()) {
    for (const finding of scanner.text(line, table ? { table } : {})) add(finding, { path, line: index + 1 });
  }
}

/** Texts of portal.json, join.json, receipt.json …; keys, digests and ids are left out by their form. */
function scanJson(bytes: Uint8Array, path: string, scanner: ContentScanner, add: Add): void {
  if (path.startsWith('data/schemas/')) {
    // The schema equals ours in all but its titles and descriptions.
    const text = decodeUtf8(bytes) ?? '';
    for (const found of text.matchAll(/"(?:title|description)"\s*:\s*"((?:[^"\\]|\\.){0,4000})"/g)) {
      for (const finding of scanner.text(found[1] ?? '', {})) add(finding, { path });
    }
    return;
  }
  const visit = (value: unknown, field: string): void => {
    if (typeof value === 'string' || typeof value === 'number') {
      if (typeof value === 'string' && CODE_FORMS.test(value)) return;
      for (const finding of scanner.text(String(value), { column: field })) add(finding, { path, field });
    } else if (Array.isArray(value)) for (const inner of value) visit(inner, field);
    else if (isPlainObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        for (const finding of scanner.text(key, {})) add(finding, { path, field });
        visit(inner, key);
      }
    }
  };
  visit(parseStrictJson(bytes), '');
}

/** Ids, digests, unit codes, key ids and base64 keys; a card number has no letter and is none of these. */
const CODE_FORMS =
  /^((urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9]{12}|(?=.*[a-f])[0-9a-f]{16}|(?=.*[A-Za-z])[A-Za-z0-9+/]{20,}={0,2})$/;
