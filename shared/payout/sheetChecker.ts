import type { Fen, Problem, RowChunk } from '../kernel';
import type { BatchState } from './batchState';
import { applyDecisions } from './decisions';
import { Duplicates } from './duplicates';
import { type Half, placeRow } from './fillDown';
import { idContext } from './idCell';
import { LateFindings } from './lateFindings';
import { describeLayout } from './layout';
import { recordOf } from './payoutRecord';
import type { PayoutRules } from './payoutRules';
import { Places, type VillageEntry } from './places';
import { PrintedTotals } from './printedTotals';
import { type Finding, rankOf } from './problemList';
import { isNewHeader, placeInTotal, printedAmount, RowKinds, type TotalKind } from './rowKind';
import { RowLedger } from './rowLedger';
import { planRows, type RowPlan } from './rowPlan';
import { problemAt } from './rowProblem';
import { type ReadRow, RowReader } from './rowReader';
import { readTitleFacts } from './titleFacts';
import type {
  CheckContext,
  CheckedChunk,
  CheckedRow,
  RowDecision,
  SheetLayout,
  SheetSummary,
  SkipReason,
} from './types';

/** Checks the rows of one sheet as they stream by. Made by `createSheetChecker`. */
export interface SheetChecker {
  push(chunk: RowChunk): CheckedChunk;
  /** To be called once, after the last row: findings that need the whole sheet, printed totals. */
  finish(): SheetSummary;
}

const NO_FINDINGS: readonly Problem[] = [];
const NO_DECISIONS: readonly RowDecision[] = [];

/** Made by `createSheetChecker`; `recheckRow` starts one below the header. */
export class Checker implements SheetChecker {
  private readonly kinds: RowKinds;
  private readonly places: Places;
  private readonly totals: PrintedTotals;
  private readonly ledger = new RowLedger();
  private readonly late: LateFindings;
  private readonly duplicates: Duplicates;
  private halves: Half[];
  private plans: readonly RowPlan[];
  private layout: SheetLayout;
  /** Between a title (or the start) and the rows below its header. */
  private inHead = true;
  private sawHeader = false;
  private freshTitle = true;
  private inSummary = false;
  private headingVillage = '';
  private headingGroup = '';
  private withoutIdTaken = 0;
  private totalFen = 0;
  private skipped = 0;
  private imported = 0;
  private saidWan = false;
  private readonly year: number | undefined;

  constructor(
    layout: SheetLayout,
    private readonly rules: PayoutRules,
    private readonly context: CheckContext,
    private readonly batch: BatchState,
  ) {
    this.layout = layout;
    this.kinds = new RowKinds(rules);
    this.kinds.setHeader(layout.headerCells);
    this.places = context.places ?? new Places(rules);
    this.totals = new PrintedTotals(layout.sheet);
    this.late = new LateFindings(rules, this.ledger);
    this.duplicates = new Duplicates(batch, batch.addSource(context.fileName, layout.sheet));
    this.year = context.year ?? layout.titleYear;
    this.headingVillage = context.village ?? layout.titleVillage ?? layout.nameVillage ?? '';
    this.headingGroup = layout.titleGroup ?? '';
    this.plans = planRows(layout, rules);
    this.halves = this.makeHalves();
  }

  private makeHalves(): Half[] {
    const { headerCells } = this.layout;
    const rawWidth = Math.max(0, ...headerCells.map((line) => line.length));
    let width = rawWidth;
    while (width > 0 && headerCells.every((line) => (line[width - 1] ?? '').trim() === '')) width -= 1;
    const village = this.places.village(this.headingVillage);
    return this.plans.map((plan) => ({
      plan,
      reader: new RowReader(this.layout, plan, {
        rules: this.rules,
        id: idContext(this.rules, this.context.today),
        year: this.year,
        width,
        rawWidth,
      }),
      villageRaw: '',
      village,
      groupRaw: '',
      group: this.places.group(village, this.headingGroup),
    }));
  }

  push(chunk: RowChunk): CheckedChunk {
    const out: CheckedRow[] = [];
    const extra: Problem[] = [];
    const { rows, firstRow } = chunk;
    for (let i = 0; i < rows.length; i += 1) {
      const cells = rows[i];
      if (cells) this.row(cells, firstRow + i, out, extra);
    }
    return { sheet: this.layout.sheet, rows: out, problems: extra };
  }

  /** Starts below the header: for a row that is checked by itself. */
  skipHead(): void {
    this.inHead = false;
    this.sawHeader = true;
    this.freshTitle = false;
  }

  private row(cells: readonly string[], row: number, out: CheckedRow[], extra: Problem[]): void {
    const [first] = this.halves;
    if (!first) return;
    if (!this.inHead && this.kinds.isPlainData(cells, first.plan)) {
      this.data(cells, row, out);
      return;
    }
    if (this.halves.length > 1 && !this.inHead && this.sideTotals(cells, row, out)) return;
    const kind = this.kinds.classify(cells, first.plan, this.inHead);
    // Above the first header, and in a summary table under the list, nothing is a person.
    if (kind.kind === 'data' && (!this.sawHeader || this.inSummary) && !isNewHeader(cells, first.plan, this.rules)) {
      this.skip(row, 'meta', out);
      return;
    }
    switch (kind.kind) {
      case 'data':
        if (isNewHeader(cells, first.plan, this.rules) && this.changeLayout(cells)) this.header(row, out, extra);
        else this.data(cells, row, out);
        return;
      case 'skip':
        if (kind.why === 'title') this.title(cells);
        if (kind.why === 'meta') this.meta(cells);
        this.skip(row, kind.why, out);
        return;
      case 'header':
        this.header(row, out, extra);
        return;
      case 'place':
        this.heading(kind.village, kind.group);
        this.skip(row, 'title', out);
        return;
      case 'total':
        this.total(row, kind, printedAmount(cells, first.plan, this.rules));
        this.skip(row, kind.word === 'sub' || kind.word === 'page' ? 'subtotal' : 'total', out);
    }
  }

  private skip(row: number, why: SkipReason, out: CheckedRow[]): void {
    this.skipped += 1;
    out.push({
      row,
      kind: 'skipped',
      why,
      imported: false,
      severity: null,
      village: '',
      group: '',
      problems: NO_FINDINGS,
    });
  }

  private title(cells: readonly string[]): void {
    const text = cells.find((cell) => cell.trim() !== '') ?? '';
    const facts = readTitleFacts(text, this.rules, this.context.villages);
    if (this.sawHeader && this.rules.summaryWords.some((word) => text.includes(word))) this.inSummary = true;
    if (!this.inHead) {
      this.inHead = true;
      this.freshTitle = true;
      this.totals.startTable();
    }
    // The layout has read what stands above the first header.
    if (this.sawHeader && facts.village !== '') this.heading(facts.village, facts.group);
  }

  /** Below the first table the unit line may name the village that the title leaves out. */
  private meta(cells: readonly string[]): void {
    if (!this.sawHeader || !this.inHead) return;
    for (const cell of cells) {
      const { village } = cell === '' ? { village: '' } : readTitleFacts(cell, this.rules, this.context.villages);
      if (village !== '' && village !== this.headingVillage) this.heading(village, '');
    }
  }

  /** A second table of the sheet has its columns in another order: the rows below are read by its header. */
  private changeLayout(cells: readonly string[]): boolean {
    const { layout } = this;
    const described = describeLayout([cells], this.rules, { fileName: this.context.fileName, sheetName: layout.sheet });
    if (!described.ok || described.value.secondFrom !== undefined) return false;
    const { columns, headerCells, formula, adjusted } = described.value;
    const { secondFrom: _second, ...rest } = layout;
    this.layout = { ...rest, columns, headerCells, formula, adjusted };
    this.kinds.setHeader(headerCells);
    this.plans = planRows(this.layout, this.rules);
    this.halves = this.makeHalves();
    this.freshTitle = true;
    return true;
  }

  private heading(village: string, group: string): void {
    if (village !== '') {
      this.headingVillage = village;
      this.headingGroup = '';
    }
    if (group !== '') this.headingGroup = group;
    for (const half of this.halves) {
      // A heading that names only a group leaves a village that is filled down from its column.
      if (village !== '' || half.villageRaw === '') {
        half.villageRaw = '';
        half.village = this.places.village(this.headingVillage);
      }
      half.groupRaw = '';
      half.group = this.places.group(half.village, this.headingGroup);
    }
  }

  private header(row: number, out: CheckedRow[], extra: Problem[]): void {
    const again = this.sawHeader && !this.freshTitle;
    this.skip(row, again ? 'repeated_header' : 'header', out);
    this.sawHeader = true;
    this.inSummary = false;
    this.inHead = false;
    if (!this.saidWan && this.plans.some((plan) => plan.wan)) {
      this.saidWan = true;
      const column = this.layout.columns.find((c) => c.field === 'amount')?.index ?? 1;
      const header = this.plans[0]?.headers[column - 1] ?? '';
      extra.push(
        problemAt(
          this.layout,
          { code: 'amount_unit_wan', severity: 'warn', column: column - 1, params: { header } },
          row,
        ),
      );
    }
  }

  private data(cells: readonly string[], row: number, out: CheckedRow[]): void {
    this.inHead = false;
    this.freshTitle = false;
    const decisions = this.context.decisions?.get(row) ?? NO_DECISIONS;
    const [only] = this.halves;
    if (this.halves.length === 1 && only) {
      out.push(this.person(cells, row, only, decisions, undefined));
      return;
    }
    for (const [at, half] of this.halves.entries()) {
      const { from, to, seq } = half.plan;
      let filled = false;
      for (let c = from; c <= to; c += 1) if (c !== seq && (cells[c] ?? '').trim() !== '') filled = true;
      if (filled) out.push(this.person(cells, row, half, decisions, at + 1));
    }
  }

  private person(
    cells: readonly string[],
    row: number,
    half: Half,
    decisions: readonly RowDecision[],
    side: number | undefined,
  ): CheckedRow {
    const read = half.reader.read(cells, decisions);
    const findings = read.findings;
    placeRow(read.cells, half, this.places, this.rules, this.headingGroup, findings);
    const { village } = half;
    const group = half.group.group;
    const duplicate = read.shifted ? undefined : this.duplicates.compare(read, cells, row, half);
    const excluded = duplicate !== undefined && !decisions.some((d) => d.kind === 'takeIn' && d.code === 'dup_exact');
    if (duplicate && excluded) findings.push(duplicate);
    this.totals.add(village.name, group.name, read.amount, excluded);
    let open: readonly Finding[] = findings;
    if (decisions.length > 0) {
      const decided = applyDecisions(findings, decisions);
      open = decided.open;
      if (decided.withoutId) this.withoutIdTaken += 1;
    }
    let severity = 0;
    for (const finding of open) severity = Math.max(severity, rankOf(finding.severity));
    const imported = severity < 3 && read.amount !== undefined;
    const at = this.ledger.add(row, severity, imported ? (read.amount ?? 0) : -1, village.id);
    this.late.note(read, half, row, at, cells, decisions);
    if (imported && read.amount !== undefined) this.count(read, village, group, read.amount);
    const checked: { -readonly [K in keyof CheckedRow]: CheckedRow[K] } = {
      row,
      kind: 'data',
      imported,
      severity: severity === 0 ? null : severity === 1 ? 'repair' : severity === 2 ? 'warn' : 'reject',
      village: village.name,
      group: group.name,
      problems: open.length === 0 ? NO_FINDINGS : open.map((finding) => problemAt(this.layout, finding, row)),
    };
    if (side !== undefined) checked.side = side;
    if (imported && read.amount !== undefined && this.context.records !== false)
      checked.record = recordOf(read, row, village.name, group.name, read.amount);
    return checked;
  }

  private count(read: ReadRow, village: VillageEntry, group: { count: number; totalFen: number }, amount: Fen): void {
    this.imported += 1;
    this.totalFen += amount;
    village.count += 1;
    village.totalFen += amount;
    group.count += 1;
    group.totalFen += amount;
    if (read.person !== 0) this.batch.countPerson(read.person);
  }

  /** Two people side by side: one half may be a total while the other is still a person. */
  private sideTotals(cells: readonly string[], row: number, out: CheckedRow[]): boolean {
    const filled = [...cells.keys()].filter((c) => (cells[c] ?? '').trim() !== '');
    const found = this.halves.map(({ plan }) =>
      this.kinds.totalOf(
        cells,
        plan,
        filled.filter((c) => c >= plan.from && c <= plan.to),
      ),
    );
    if (found.every((kind) => kind === undefined)) return false;
    let people = 0;
    let why: SkipReason = 'total';
    const [left, right] = found;
    const [first, second] = this.halves;
    if (left && right && first && second && left.word === right.word) {
      // Each half prints its own: together they are the total of the rows above.
      const printed = [first, second].map(({ plan }) => printedAmount(cells, plan, this.rules));
      this.total(
        row,
        left,
        printed.reduce<number | undefined>((sum, fen) => (fen === undefined ? sum : (sum ?? 0) + fen), undefined),
      );
      this.skip(row, left.word === 'sub' || left.word === 'page' ? 'subtotal' : 'total', out);
      return true;
    }
    for (const [at, half] of this.halves.entries()) {
      const kind = found[at];
      if (kind) {
        this.total(row, kind, printedAmount(cells, half.plan, this.rules));
        if (kind.word === 'sub' || kind.word === 'page') why = 'subtotal';
      } else if ((cells[half.plan.payee] ?? '').trim() !== '') {
        out.push(this.person(cells, row, half, this.context.decisions?.get(row) ?? NO_DECISIONS, at + 1));
        people += 1;
      }
    }
    if (people === 0) this.skip(row, why, out);
    return true;
  }

  private total(row: number, kind: TotalKind, printedFen: number | undefined): void {
    if (printedFen === undefined) return;
    const { village, group } = placeInTotal(kind.named, this.rules);
    const known = village === '' ? '' : this.places.village(village).name;
    this.totals.total({ row, word: kind.word, village: known, group, printedFen });
  }

  finish(): SheetSummary {
    const late: Problem[] = [];
    const [plan] = this.plans;
    if (plan)
      this.late.finish(plan, this.context.decisions, ({ finding, row, at }) => {
        this.ledger.raise(at, rankOf(finding.severity));
        late.push(problemAt(this.layout, finding, row));
      });
    const [, repaired, warned, rejected] = this.ledger.tally;
    return {
      sheet: this.layout.sheet,
      late,
      printedTotals: this.totals.finish(),
      read: this.ledger.size,
      imported: this.imported,
      repaired,
      warned,
      rejected,
      skipped: this.skipped,
      totalFen: this.totalFen,
      withoutIdTaken: this.withoutIdTaken,
    };
  }
}

/** Checks one sheet; `batch` is shared by all sheets and files of a batch, so that duplicates are found across them. */
export const createSheetChecker = (
  layout: SheetLayout,
  rules: PayoutRules,
  context: CheckContext,
  batch: BatchState,
): SheetChecker => new Checker(layout, rules, context, batch);
