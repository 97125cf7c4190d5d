import { type Fen, formatYuan, type Params, type Problem, type RowChunk } from '../kernel';
import { type BatchState, createBatchState } from './batchState';
import { splitVillageGroup } from './groupName';
import { hashText, idContext } from './idCell';
import { describeLayout } from './layout';
import { maskCell } from './maskCell';
import type { PayoutRules } from './payoutRules';
import { type GroupSpelling, Places, type VillageEntry } from './places';
import { PrintedTotals } from './printedTotals';
import { type Finding, rankOf } from './problemList';
import { isNewHeader, placeInTotal, printedAmount, RowKinds, type TotalKind } from './rowKind';
import { RowLedger } from './rowLedger';
import { planRows, type RowPlan } from './rowPlan';
import { fallbackKey, hashRow, type ReadRow, RowReader } from './rowReader';
import { foldVillage, readTitleFacts } from './titleFacts';
import type {
  CheckContext,
  CheckedChunk,
  CheckedRow,
  PayoutRow,
  RowDecision,
  SheetLayout,
  SheetSummary,
  SkipReason,
} from './types';

/** The finding codes that concern nothing but the ID number: such rows can be taken in without it (§ 4.3). */
export const ID_REJECTS: ReadonlySet<string> = new Set([
  'id_scientific',
  'id_precision_lost',
  'id_checksum',
  'id_date',
  'id_length',
  'age_impossible',
]);

/** Checks the rows of one sheet as they stream by. Made by `createSheetChecker`. */
export interface SheetChecker {
  push(chunk: RowChunk): CheckedChunk;
  /** To be called once, after the last row: findings that need the whole sheet, printed totals. */
  finish(): SheetSummary;
}

const NO_FINDINGS: readonly Problem[] = [];
const NO_DECISIONS: readonly RowDecision[] = [];

/** Where one of the people of a row stands: fill-down of village and group is kept per half. */
interface Half {
  plan: RowPlan;
  reader: RowReader;
  villageRaw: string;
  village: VillageEntry;
  groupRaw: string;
  group: GroupSpelling;
}

class Checker implements SheetChecker {
  private readonly kinds: RowKinds;
  private readonly places: Places;
  private readonly totals: PrintedTotals;
  private readonly ledger = new RowLedger();
  private readonly source: number;
  private halves: Half[];
  private plans: readonly RowPlan[];
  private layout: SheetLayout;
  /** Between a title (or the start) and the rows below its header. */
  private inHead = true;
  private sawHeader = false;
  private freshTitle = true;
  private sinceHeader = 99;
  private headingVillage = '';
  private headingGroup = '';
  private sawId = false;
  private readonly withoutId: { row: number; at: number; column: number; value: string }[] = [];
  private readonly spelt = new Map<GroupSpelling, { village: VillageEntry; rows: number[]; column: number }>();
  private readonly styles = new Map<VillageEntry, Map<string, number>>();
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
    this.source = batch.addSource(context.fileName, layout.sheet);
    this.year = context.year ?? layout.titleYear;
    this.headingVillage = layout.titleVillage ?? context.village ?? layout.nameVillage ?? '';
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
    this.sinceHeader += 1;
    if (!this.inHead && this.kinds.isPlainData(cells, first.plan)) {
      this.data(cells, row, out);
      return;
    }
    if (this.halves.length > 1 && !this.inHead && this.sideTotals(cells, row, out)) return;
    const kind = this.kinds.classify(cells, first.plan, this.inHead);
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
        this.total(cells, row, first.plan, kind);
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
      half.villageRaw = '';
      half.groupRaw = '';
      half.village = this.places.village(this.headingVillage);
      half.group = this.places.group(half.village, this.headingGroup);
    }
  }

  private header(row: number, out: CheckedRow[], extra: Problem[]): void {
    const again = this.sawHeader && !this.freshTitle;
    this.skip(row, again ? 'repeated_header' : 'header', out);
    this.sinceHeader = 0;
    this.sawHeader = true;
    this.inHead = false;
    if (!this.saidWan && this.plans.some((plan) => plan.wan)) {
      this.saidWan = true;
      const column = this.layout.columns.find((c) => c.field === 'amount')?.index ?? 1;
      const header = this.plans[0]?.headers[column - 1] ?? '';
      extra.push(
        this.problem({ code: 'amount_unit_wan', severity: 'warn', column: column - 1, params: { header } }, row),
      );
    }
  }

  private problem(finding: Finding, row: number): Problem {
    const { column } = finding;
    const field = this.layout.columns[column]?.field;
    return {
      code: finding.code,
      severity: finding.severity,
      at: {
        ...(this.layout.sheet === '' ? {} : { sheet: this.layout.sheet }),
        row,
        column: column + 1,
        ...(field ? { field } : {}),
      },
      params: maskParams(finding.params),
    };
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

  /** Village and group of a row: its own cells, else filled down, else the heading above, title, sheet or file name. */
  private place(cells: readonly string[], half: Half, findings: Finding[]): void {
    const { plan } = half;
    let moved = false;
    if (plan.village >= 0) {
      const text = cells[plan.village] ?? '';
      if (text !== half.villageRaw || text === '') {
        if (text.trim() !== '') {
          half.villageRaw = text;
          const village = this.places.village(text.trim());
          moved = village !== half.village;
          half.village = village;
        } else if (half.villageRaw !== '') this.filledDown(plan.village, half.village.name, findings, plan);
      }
    }
    if (plan.group < 0) {
      if (moved) half.group = this.places.group(half.village, this.headingGroup);
      return;
    }
    const text = cells[plan.group] ?? '';
    if (text === half.groupRaw && text !== '' && !moved) return;
    if (text.trim() !== '') {
      half.groupRaw = text;
      const split = plan.village < 0 ? splitVillageGroup(text, this.rules) : undefined;
      if (split && foldVillage(split.village, this.rules) !== half.village.key)
        half.village = this.places.village(split.village);
      half.group = this.places.group(half.village, text.trim());
    } else if (moved) {
      half.groupRaw = '';
      half.group = this.places.group(half.village, '');
    } else if (half.groupRaw !== '') this.filledDown(plan.group, half.group.group.name, findings, plan);
  }

  private filledDown(column: number, value: string, findings: Finding[], plan: RowPlan): void {
    findings.push({
      code: 'filled_down',
      severity: 'repair',
      column,
      params: { header: plan.headers[column] ?? '', value },
    });
  }

  private person(
    cells: readonly string[],
    row: number,
    half: Half,
    decisions: readonly RowDecision[],
    side: number | undefined,
  ): CheckedRow {
    const { plan } = half;
    const read = half.reader.read(cells, decisions);
    const findings = read.findings;
    if (!read.shifted || plan.village < (findings[0]?.column ?? 0)) this.place(cells, half, findings);
    const { village } = half;
    const group = half.group.group;
    const duplicate = read.shifted ? undefined : this.compareRows(read, cells, row, half);
    const excluded = duplicate !== undefined && !decisions.some((d) => d.kind === 'takeIn' && d.code === 'dup_exact');
    if (duplicate && excluded) findings.push(duplicate);
    this.totals.add(village.name, group.name, read.amount, excluded);
    const open = decisions.length > 0 ? this.applyDecisions(findings, decisions) : findings;
    let severity = 0;
    for (const finding of open) severity = Math.max(severity, rankOf(finding.severity));
    const imported = severity < 3 && read.amount !== undefined;
    const at = this.ledger.add(row, severity, imported ? (read.amount ?? 0) : -1, village.id);
    if (read.idMissing) this.missingId(row, at, half);
    else if (read.person !== 0) this.sawId = true;
    this.noteStyle(half, row, at, cells);
    if (imported && read.amount !== undefined) this.count(read, village, group, read.amount);
    return {
      row,
      kind: 'data',
      imported,
      severity: severity === 0 ? null : severity === 1 ? 'repair' : severity === 2 ? 'warn' : 'reject',
      village: village.name,
      group: group.name,
      problems: open.length === 0 ? NO_FINDINGS : open.map((finding) => this.problem(finding, row)),
      ...(side === undefined ? {} : { side }),
      ...(imported && read.amount !== undefined
        ? { record: recordOf(read, row, village.name, group.name, read.amount) }
        : {}),
    };
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

  /** Duplicates and shared accounts over the whole batch; returns the finding of an exact duplicate. */
  private compareRows(read: ReadRow, cells: readonly string[], row: number, half: Half): Finding | undefined {
    const { batch } = this;
    const { plan } = half;
    const person = read.person !== 0 ? read.person : fallbackKey(read, cells, plan);
    const hash = hashRow(read, cells, plan, half.village.id, half.group.group.id);
    const name = hashText(read.payee) | 0;
    const first = batch.firstOfPerson(person);
    const ordinal = batch.add(this.source, row, person, name, hash);
    let exact: Finding | undefined;
    if (first >= 0) {
      const same = batch.sameRow(person, hash);
      const column = read.person !== 0 ? plan.id : plan.payee;
      const header = plan.headers[column] ?? '';
      if (same >= 0 && same !== ordinal) {
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

  private applyDecisions(findings: readonly Finding[], decisions: readonly RowDecision[]): readonly Finding[] {
    const confirmed = new Set(decisions.flatMap((d) => (d.kind === 'confirm' ? [d.code] : [])));
    const without = new Set(decisions.flatMap((d) => (d.kind === 'acceptWithoutId' ? [d.code] : [])));
    const rejects = findings.filter((f) => f.severity === 'reject');
    const onlyId = rejects.length > 0 && rejects.every((f) => ID_REJECTS.has(f.code) && without.has(f.code));
    if (onlyId) this.withoutIdTaken += 1;
    return findings.filter((f) => {
      if (f.severity === 'warn') return !confirmed.has(f.code);
      return !(f.severity === 'reject' && onlyId);
    });
  }

  private missingId(row: number, at: number, half: Half): void {
    const confirmed = this.context.decisions?.get(row)?.some((d) => d.kind === 'confirm' && d.code === 'id_missing');
    if (confirmed) return;
    this.withoutId.push({ row, at, column: half.plan.id, value: '' });
  }

  private noteStyle(half: Half, row: number, at: number, cells: readonly string[]): void {
    const { village, group, plan } = half;
    if (plan.group < 0 || group.style === '' || group.style === 'named' || (cells[plan.group] ?? '') === '') return;
    let styles = this.styles.get(village);
    if (!styles) {
      styles = new Map();
      this.styles.set(village, styles);
    }
    styles.set(group.style, (styles.get(group.style) ?? 0) + 1);
    if (group.raw === group.group.name) return;
    const seen = this.spelt.get(group);
    if (seen) seen.rows.push(row, at);
    else this.spelt.set(group, { village, rows: [row, at], column: plan.group });
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
    for (const [at, half] of this.halves.entries()) {
      const kind = found[at];
      if (kind) {
        this.total(cells, row, half.plan, kind);
        if (kind.word === 'sub' || kind.word === 'page') why = 'subtotal';
      } else if ((cells[half.plan.payee] ?? '').trim() !== '') {
        out.push(this.person(cells, row, half, this.context.decisions?.get(row) ?? NO_DECISIONS, at + 1));
        people += 1;
      }
    }
    if (people === 0) this.skip(row, why, out);
    return true;
  }

  private total(cells: readonly string[], row: number, plan: RowPlan, kind: TotalKind): void {
    const printedFen = printedAmount(cells, plan, this.rules);
    if (printedFen === undefined) return;
    const { village, group } = placeInTotal(kind.named, this.rules);
    const known = village === '' ? '' : this.places.village(village).name;
    this.totals.total({ row, word: kind.word, village: known, group, printedFen });
  }

  finish(): SheetSummary {
    const late: Problem[] = [];
    const say = (finding: Finding, row: number, at: number): void => {
      this.ledger.raise(at, rankOf(finding.severity));
      late.push(this.problem(finding, row));
    };
    const header = (column: number): string => this.plans[0]?.headers[column] ?? '';
    if (this.sawId)
      for (const { row, at, column, value } of this.withoutId)
        say({ code: 'id_missing', severity: 'warn', column, params: { header: header(column), value } }, row, at);
    for (const [spelling, { village, rows, column }] of this.spelt) {
      if (spelling.style === this.commonStyle(village)) continue;
      const params = { header: header(column), value: spelling.raw, group: spelling.group.name };
      for (let i = 0; i < rows.length; i += 2)
        say({ code: 'group_variant', severity: 'repair', column, params }, rows[i] ?? 0, rows[i + 1] ?? 0);
    }
    const amount = this.plans[0]?.amount ?? -1;
    const column = amount >= 0 ? amount : (this.plans[0]?.lines[0]?.amount ?? 0);
    const { outlierFactor, outlierMinimumRows } = this.rules.limits;
    for (const { at, fen, median } of this.ledger.outliers(outlierFactor, outlierMinimumRows)) {
      const row = this.ledger.rowOf(at);
      if (this.context.decisions?.get(row)?.some((d) => d.kind === 'confirm' && d.code === 'amount_outlier')) continue;
      const params = { header: header(column), value: formatYuan(fen), median: formatYuan(Math.round(median)) };
      say({ code: 'amount_outlier', severity: 'warn', column, params }, row, at);
    }
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

/** Whatever slipped into a cell (a card number as a name, a telephone number as a village) is masked before it is told. */
function maskParams(params: Params): Params {
  const masked: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params))
    masked[name] = typeof value === 'string' ? maskCell(value) : value;
  return masked;
}

function recordOf(read: ReadRow, row: number, village: string, villagerGroup: string, amount: Fen): PayoutRow {
  const record: { -readonly [K in keyof PayoutRow]: PayoutRow[K] } = {
    row,
    village,
    villagerGroup,
    payee: read.payee,
    idNumber: read.idNumber,
    bankCardNumber: read.card,
    accountName: read.accountName,
    phone: read.phone,
    amount,
    remark: read.remark,
  };
  if (read.quantity !== undefined) record.quantity = read.quantity;
  if (read.unitRate !== undefined) record.unitRate = read.unitRate;
  if (read.months !== undefined) record.months = read.months;
  if (read.persons !== undefined) record.persons = read.persons;
  if (read.due !== undefined) record.dueAmount = read.due;
  if (read.adds !== undefined) record.adjustAdd = read.adds;
  if (read.less !== undefined) record.adjustLess = read.less;
  if (read.payDate !== undefined) record.payDate = read.payDate;
  return record;
}

/** Checks one sheet; `batch` is shared by all sheets and files of a batch, so that duplicates are found across them. */
export const createSheetChecker = (
  layout: SheetLayout,
  rules: PayoutRules,
  context: CheckContext,
  batch: BatchState,
): SheetChecker => new Checker(layout, rules, context, batch);

/**
 * Checks one row by itself, for instant answers while a person types: everything but what needs other rows (duplicates,
 * shared accounts, spellings, outliers). The whole sheet is checked again when the correction is taken in.
 */
export function recheckRow(
  layout: SheetLayout,
  rules: PayoutRules,
  context: CheckContext,
  cells: readonly string[],
  row: number,
  decisions: readonly RowDecision[] = NO_DECISIONS,
): CheckedRow | undefined {
  // Its own places: a row tried out must not be counted in the report.
  const alone = { ...context, places: new Places(rules), decisions: new Map([[row, decisions]]) };
  const checker = new Checker(layout, rules, alone, createBatchState());
  checker.skipHead();
  const checked = checker.push({ firstRow: row, rows: [cells] }).rows[0];
  const late = checker.finish().late.filter((item) => item.code !== 'group_variant');
  return checked && { ...checked, problems: [...checked.problems, ...late] };
}
