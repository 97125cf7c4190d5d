import type { RowTone } from '../../../shared/jobs';
import type { CheckedRow, SkipReason } from '../../../shared/payout';

/** One byte a row, so that a million rows paint and filter without being opened: 0–3 severity, 10 and up why it is no data. */
const TONES: readonly RowTone[] = ['plain', 'repair', 'warn', 'reject'];
const SKIPS: readonly SkipReason[] = [
  'title',
  'meta',
  'header',
  'repeated_header',
  'blank',
  'subtotal',
  'total',
  'footer',
];
const FIRST_SKIP = 10;
const SEVERITY = { repair: 1, warn: 2, reject: 3 } as const;

export class RowMarks {
  private bytes = new Uint8Array(1024);
  private used = 0;

  get rowCount(): number {
    return this.used;
  }

  private reach(row: number): void {
    if (row > this.bytes.length) {
      const larger = new Uint8Array(Math.max(row, this.bytes.length * 2));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    if (row > this.used) this.used = row;
  }

  take(checked: CheckedRow): void {
    this.reach(checked.row);
    if (checked.kind === 'skipped') this.bytes[checked.row - 1] = FIRST_SKIP + SKIPS.indexOf(checked.why ?? 'blank');
    else if (checked.severity) this.raise(checked.row, checked.severity);
  }

  /** A finding that came later makes the row graver, never lighter. */
  raise(row: number, severity: string): void {
    if (severity !== 'repair' && severity !== 'warn' && severity !== 'reject') return;
    this.reach(row);
    const now = this.bytes[row - 1] ?? 0;
    if (now < FIRST_SKIP && now < SEVERITY[severity]) this.bytes[row - 1] = SEVERITY[severity];
  }

  tone(row: number): RowTone {
    const mark = this.bytes[row - 1] ?? 0;
    return mark >= FIRST_SKIP ? 'skip' : (TONES[mark] ?? 'plain');
  }

  skip(row: number): SkipReason | undefined {
    const mark = this.bytes[row - 1] ?? 0;
    return mark >= FIRST_SKIP ? SKIPS[mark - FIRST_SKIP] : undefined;
  }

  /** Rows that a person should look at: rejected and open ones. */
  problemRows(): number[] {
    const rows: number[] = [];
    for (let i = 0; i < this.used; i += 1) {
      const mark = this.bytes[i] ?? 0;
      if (mark === SEVERITY.warn || mark === SEVERITY.reject) rows.push(i + 1);
    }
    return rows;
  }

  toBytes(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }

  static fromBytes(bytes: Uint8Array): RowMarks {
    const marks = new RowMarks();
    marks.bytes = bytes.slice();
    marks.used = bytes.length;
    return marks;
  }
}
