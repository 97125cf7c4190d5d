import { formatYuan } from '../kernel';
import { isConfirmed } from './decisions';
import type { Half } from './fillDown';
import type { PayoutRules } from './payoutRules';
import type { GroupSpelling, VillageEntry } from './places';
import type { Finding } from './problemList';
import type { RowLedger } from './rowLedger';
import type { RowPlan } from './rowPlan';
import type { ReadRow } from './rowReader';
import type { RowDecision } from './types';

/** A finding of an earlier row: `at` is its ordinal in the ledger. */
export interface LateFinding {
  readonly finding: Finding;
  readonly row: number;
  readonly at: number;
}

/** Findings that need the whole sheet: empty ID numbers among filled ones, spellings of groups, outliers. */
export class LateFindings {
  private sawId = false;
  private readonly withoutId: { row: number; at: number; column: number }[] = [];
  private readonly spelt = new Map<GroupSpelling, { village: VillageEntry; rows: number[]; column: number }>();
  private readonly styles = new Map<VillageEntry, Map<string, number>>();

  constructor(
    private readonly rules: PayoutRules,
    private readonly ledger: RowLedger,
  ) {}

  note(
    read: ReadRow,
    half: Half,
    row: number,
    at: number,
    cells: readonly string[],
    decisions: readonly RowDecision[],
  ): void {
    if (read.idMissing) {
      if (!isConfirmed(decisions, 'id_missing')) this.withoutId.push({ row, at, column: half.plan.id });
    } else if (read.person !== 0) this.sawId = true;
    const { village, group, plan } = half;
    if (plan.group < 0 || group.style === '' || group.style === 'named' || (cells[plan.group] ?? '') === '') return;
    let styles = this.styles.get(village);
    if (!styles) {
      styles = new Map();
      this.styles.set(village, styles);
    }
    styles.set(group.style, (styles.get(group.style) ?? 0) + 1);
    if (group.raw === group.group.name) return;
    if (decisions.some((d) => d.kind === 'keepAsWritten' && d.column === plan.group + 1)) return;
    const seen = this.spelt.get(group);
    if (seen) seen.rows.push(row, at);
    else this.spelt.set(group, { village, rows: [row, at], column: plan.group });
  }

  finish(
    plan: RowPlan,
    decisions: ReadonlyMap<number, readonly RowDecision[]> | undefined,
    say: (late: LateFinding) => void,
  ): void {
    const header = (column: number): string => plan.headers[column] ?? '';
    if (this.sawId)
      for (const { row, at, column } of this.withoutId) {
        const params = { header: header(column), value: '' };
        say({ finding: { code: 'id_missing', severity: 'warn', column, params }, row, at });
      }
    for (const [spelling, { village, rows, column }] of this.spelt) {
      if (spelling.style === this.commonStyle(village)) continue;
      const params = { header: header(column), value: spelling.raw, group: spelling.group.name };
      const finding: Finding = { code: 'group_variant', severity: 'repair', column, params };
      for (let i = 0; i < rows.length; i += 2) say({ finding, row: rows[i] ?? 0, at: rows[i + 1] ?? 0 });
    }
    const column = plan.amount >= 0 ? plan.amount : (plan.lines[0]?.amount ?? 0);
    const { outlierFactor, outlierMinimumRows } = this.rules.limits;
    for (const { at, fen, median } of this.ledger.outliers(outlierFactor, outlierMinimumRows)) {
      const row = this.ledger.rowOf(at);
      if (isConfirmed(decisions?.get(row), 'amount_outlier')) continue;
      const params = { header: header(column), value: formatYuan(fen), median: formatYuan(Math.round(median)) };
      say({ finding: { code: 'amount_outlier', severity: 'warn', column, params }, row, at });
    }
  }

  /** The spelling that most rows of a village have; the full form wins a tie. */
  private commonStyle(village: VillageEntry): string {
    let best = '';
    let count = 0;
    const { ordinal, style: full } = this.rules.group;
    for (const [style, rows] of this.styles.get(village) ?? []) {
      if (rows > count || (rows === count && style === `${ordinal}${ordinal}${full}`)) {
        best = style;
        count = rows;
      }
    }
    return best;
  }
}
