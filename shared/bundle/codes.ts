import { InvariantError, type Params, type Place, type Problem, problem } from '../kernel';
import { LIMITS } from './limits';

/** Every code of bundle.md § 7, stages 1–6, by stage. A contract: added, never renamed. */
export const STAGE_CODES = {
  1: [
    ...['zip.tooLarge', 'zip.notZip', 'zip.trailing', 'zip.prefix', 'zip.gap', 'zip.multidisk', 'zip.zip64'],
    ...['zip.tooManyEntries', 'zip.nameInvalid', 'zip.nameTraversal', 'zip.nameDuplicate', 'zip.nameCasefold'],
    ...['zip.symlink', 'zip.method', 'zip.encrypted', 'zip.localMismatch', 'zip.overlap', 'zip.entryTooLarge'],
    ...['zip.totalTooLarge', 'zip.ratio', 'zip.data', 'zip.crc', 'zip.baseDir'],
  ],
  2: [
    ...['bag.decl', 'bag.version', 'bag.encoding', 'bag.tagFormat', 'bag.fetch', 'bag.algorithm'],
    ...['bag.manifestMissing', 'bag.infoMissing', 'bag.tagUnknown', 'bag.manifestFormat', 'bag.manifestPath'],
    ...['bag.manifestDuplicate', 'bag.fileMissing', 'bag.fileExtra', 'bag.digest', 'bag.tagmanifest', 'bag.oxum'],
    ...['bag.infoField', 'bag.infoRepeated', 'bundle.version', 'bundle.newerMinor', 'bundle.kind'],
    ...['bundle.direction', 'bundle.visibility', 'bundle.recipient', 'bundle.drill'],
  ],
  3: [
    ...['sig.missing', 'sig.format', 'sig.comment', 'sig.invalid', 'sig.keyUnknown', 'sig.keyRevoked'],
    ...['sig.keyRetired', 'sig.unitMismatch', 'sig.keyRotated', 'sig.algUnsupported'],
  ],
  4: [
    ...['pkg.json', 'pkg.profile', 'pkg.idMismatch', 'pkg.remote', 'pkg.resourcePath', 'pkg.resourceMissing'],
    ...['pkg.resourceUnlisted', 'pkg.resourceDuplicate', 'pkg.resourceDigest', 'pkg.schemaUnknown'],
    ...['pkg.schemaMismatch', 'pkg.fileType', 'pkg.fileUnexpected'],
  ],
  5: [
    ...['csv.encoding', 'csv.bom', 'csv.syntax', 'csv.lineEnd', 'csv.header', 'csv.rowWidth', 'csv.tooManyRows'],
    ...['csv.cellTooLong', 'csv.type', 'csv.required', 'csv.enum', 'csv.pattern', 'csv.range', 'csv.unique'],
    ...['csv.amountForm', 'csv.controlChar', 'csv.formula', 'csv.pua'],
    ...['item.files', 'item.hash', 'item.rows', 'item.sum', 'item.unit', 'item.period', 'item.rev'],
    ...['item.amountMismatch', 'receipt.format', 'assignment.format', 'key.format'],
  ],
  6: [
    ...['pii.id', 'pii.bank', 'pii.phone', 'pii.maybe', 'html.active', 'html.remote', 'html.parse'],
    ...['docx.macro', 'docx.external', 'docx.active', 'docx.invalid', 'docx.tracked'],
    ...['pdf.active', 'pdf.unscanned', 'img.metadata'],
  ],
} as const satisfies Record<number, readonly string[]>;

export type Stage = keyof typeof STAGE_CODES;

/** Warnings by default; `sig.missing` and `sig.keyUnknown` are warnings only where bundle.md § 14 says so. */
const WARNINGS: ReadonlySet<string> = new Set([
  'bundle.newerMinor',
  'bundle.drill',
  'sig.keyRotated',
  'sig.algUnsupported',
  'csv.bom',
  'csv.pua',
  'item.amountMismatch',
  'pii.maybe',
  'docx.tracked',
  'pdf.unscanned',
  'img.metadata',
]);

const KNOWN: ReadonlySet<string> = new Set(Object.values(STAGE_CODES).flat());

export const bundleProblem = (
  code: string,
  at: Place = {},
  params: Params = {},
  severity: 'error' | 'warning' = WARNINGS.has(code) ? 'warning' : 'error',
): Problem => {
  if (!KNOWN.has(code)) throw new InvariantError(`bundle: unknown code ${code}`);
  return problem(code, severity, at, params);
};

/**
 * Room for the problems of one table or file: as many errors and as many warnings as are kept of a whole bundle. A flood of
 * warnings must not hide an error behind it.
 */
export class BoundedProblems {
  readonly kept: Problem[] = [];
  private errors = 0;
  private warnings = 0;

  push(item: Problem): void {
    const isWarning = item.severity === 'warning';
    if (isWarning) this.warnings += 1;
    else this.errors += 1;
    if ((isWarning ? this.warnings : this.errors) <= LIMITS.problems) this.kept.push(item);
  }
}

/** Collects the problems of one bundle in the order they were found; keeps 5,000, counts all. */
export class ProblemList {
  readonly kept: Problem[] = [];
  errors = 0;
  warnings = 0;
  /** More were found than are kept. */
  truncated = false;

  add(code: string, at: Place = {}, params: Params = {}, severity?: 'error' | 'warning'): void {
    this.push(bundleProblem(code, at, params, severity));
  }

  push(...items: readonly Problem[]): void {
    for (const item of items) {
      if (item.severity === 'warning') this.warnings += 1;
      else this.errors += 1;
      if (this.kept.length < LIMITS.problems) this.kept.push(item);
      else {
        this.truncated = true;
        // The verdict must never look cleaner than it is: the first error drives out the last kept warning.
        if (item.severity !== 'warning' && !this.kept.some((known) => known.severity !== 'warning')) {
          this.kept[this.kept.length - 1] = item;
        }
      }
    }
  }
}
