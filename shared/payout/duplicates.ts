import type { BatchState } from './batchState';
import type { Half } from './fillDown';
import { hashText } from './idCell';
import type { Finding } from './problemList';
import { fallbackKey, hashRow } from './rowIdentity';
import type { ReadRow } from './rowReader';

/** Finds rows that stand twice and accounts that two households share, over all sheets and files of the batch. */
export class Duplicates {
  constructor(
    private readonly batch: BatchState,
    private readonly source: number,
  ) {}

  /** Duplicates and shared accounts over the whole batch; returns the finding of an exact duplicate. */
  compare(read: ReadRow, cells: readonly string[], row: number, half: Half): Finding | undefined {
    const { batch } = this;
    const { plan } = half;
    const person = read.person !== 0 ? read.person : fallbackKey(read, cells, plan);
    const hash = hashRow(read, cells, plan, half.village.id, half.group.group.id);
    const name = hashText(read.payee) | 0;
    const first = batch.firstOfPerson(person);
    const same = first < 0 ? -1 : batch.sameRow(person, hash);
    const ordinal = batch.add(this.source, row, person, name, hash);
    let exact: Finding | undefined;
    if (first >= 0) {
      const column = read.person !== 0 ? plan.id : plan.payee;
      const header = plan.headers[column] ?? '';
      if (same >= 0) {
        exact = {
          code: 'dup_exact',
          severity: 'reject',
          column,
          params: { header, value: read.payee, ...this.other(same) },
        };
      } else if (read.person !== 0) {
        read.findings.push({
          code: 'dup_person',
          severity: 'warn',
          column,
          params: { header, value: read.payee, ...this.other(first) },
        });
      }
    }
    if (read.cardKey !== 0 && read.card !== '') {
      const owner = batch.firstOfCard(read.cardKey, ordinal);
      if (owner >= 0) {
        const before = batch.personOf(owner);
        const samePerson = before > 0 && read.person > 0 ? before === read.person : batch.nameOf(owner) === name;
        if (!samePerson && !exact)
          read.findings.push({
            code: 'shared_card',
            severity: 'warn',
            column: plan.card,
            params: { header: plan.headers[plan.card] ?? '', value: read.payee, ...this.other(owner) },
          });
      }
    }
    return exact;
  }

  private other(ordinal: number): { otherRow: number; otherSheet?: string; otherFile?: string } {
    const { source, row } = this.batch.placeOf(ordinal);
    if (source === this.source) return { otherRow: row };
    const { file, sheet } = this.batch.sourceName(source);
    return { otherRow: row, otherSheet: sheet, otherFile: file };
  }
}
