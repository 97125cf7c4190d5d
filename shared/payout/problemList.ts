import type { Params, Problem, Severity } from '../kernel';
import type { PayoutCode } from './codes';

/** Problems of a report: every one counted, up to a cap per code kept (a million equal repairs help nobody). */
export class ProblemList {
  private readonly kept: Problem[] = [];
  readonly counts: Record<string, number> = {};

  constructor(private readonly capPerCode: number) {}

  push(item: Problem): void {
    const count = (this.counts[item.code] ?? 0) + 1;
    this.counts[item.code] = count;
    if (count <= this.capPerCode) this.kept.push(item);
  }

  /** In reading order: sheet by sheet as they came, row by row, column by column. */
  sorted(sheets: readonly string[]): Problem[] {
    const order = new Map(sheets.map((sheet, at) => [sheet, at]));
    const sheetAt = (item: Problem): number => order.get(item.at.sheet ?? '') ?? 0;
    return this.kept.sort(
      (a, b) => sheetAt(a) - sheetAt(b) || (a.at.row ?? 0) - (b.at.row ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0),
    );
  }
}

export interface Finding {
  readonly code: PayoutCode;
  readonly severity: Severity;
  /** 0-based. */
  readonly column: number;
  readonly params: Params;
}

const RANK: Readonly<Record<string, number>> = { repair: 1, warn: 2, reject: 3 };
export const rankOf = (severity: Severity): number => RANK[severity] ?? 0;
