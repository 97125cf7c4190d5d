import { type Decimal, formatDecimal } from '../../kernel';
import type { PayoutRow } from '../../payout/types';
import type {
  MissingBatch,
  MissingWhy,
  Rollup,
  RollupBatch,
  RollupCell,
  RollupNames,
  RollupSource,
  RollupVillage,
  RollupVillageName,
} from './types';

/** More standards than these say nothing in a table; then none is printed. */
const MOST_RATES = 3;

/** Confirmed rows of one village as a batch writes its name. */
export interface VillageRows {
  readonly village: string;
  readonly rows: readonly PayoutRow[];
}

interface OpenCell {
  readonly payees: Set<string>;
  /** Most persons that a household had. */
  readonly persons: Map<string, number>;
  payeesComplete: boolean;
  payments: number;
  quantity: Decimal | undefined;
  readonly rates: Set<string>;
  readonly documentNumbers: Set<string>;
  readonly sources: RollupSource[];
}

interface OpenVillage extends RollupVillageName {
  readonly payees: Set<string>;
  readonly cells: Map<string, OpenCell>;
}

const newCell = (): OpenCell => ({
  payees: new Set(),
  persons: new Map(),
  payeesComplete: true,
  payments: 0,
  quantity: undefined,
  rates: new Set(),
  documentNumbers: new Set(),
  sources: [],
});

const sumOf = (rows: readonly { readonly amount: number }[]): number => rows.reduce((sum, row) => sum + row.amount, 0);

/** Who was paid: the ID number, else name and group of the village. Never leaves this file. */
const payeeKey = (row: PayoutRow): string => row.idNumber || `${row.villagerGroup}\n${row.payee}`;

const added = (a: Decimal | undefined, b: Decimal): Decimal => {
  if (!a) return b;
  const scale = Math.max(a.scale, b.scale);
  return { units: a.units * 10 ** (scale - a.scale) + b.units * 10 ** (scale - b.scale), scale };
};

/** Why a batch of the year is not in the sums; undefined when it may be. */
function whyMissing(batch: RollupBatch): MissingWhy | undefined {
  if (batch.state === 'draft' || batch.state === 'checked') return batch.state;
  return batch.program.trim() === '' ? 'noProgram' : undefined;
}

/**
 * Adds up the confirmed batches of a year (R-V13). A batch goes in whole or not at all: one whose rows do not equal its own sums
 * to the fen is listed as missing, never counted by half.
 */
export class RollupCollector {
  private readonly villages = new Map<string, OpenVillage>();
  private readonly missing: MissingBatch[] = [];
  private batches = 0;

  constructor(
    private readonly year: number,
    known: readonly RollupVillageName[],
    private readonly names: RollupNames,
  ) {
    for (const { unitCode, name } of known) this.openVillage({ unitCode, name });
  }

  /** Whether the rows of this batch are asked for; one that is not confirmed is noted as missing. */
  wants(batch: RollupBatch): boolean {
    if (batch.year !== this.year) return false;
    const why = whyMissing(batch);
    if (why) this.note(batch, why);
    return why === undefined;
  }

  add(batch: RollupBatch, villages: readonly VillageRows[]): void {
    const stated = new Map(batch.summary.villages.map((one) => [one.name, one]));
    const isWhole =
      villages.length === stated.size &&
      villages.every(({ village, rows }) => {
        const own = stated.get(village);
        return own !== undefined && own.count === rows.length && own.totalFen === sumOf(rows);
      }) &&
      batch.summary.totalFen === villages.reduce((sum, one) => sum + sumOf(one.rows), 0);
    if (!isWhole) {
      this.note(batch, 'incomplete');
      return;
    }
    this.batches += 1;
    const program = this.names.programOf(batch.program);
    for (const { village, rows } of villages) if (rows.length > 0) this.addVillage(batch, program, village, rows);
  }

  finish(): Rollup {
    const villages = [...this.villages.values()].map(closeVillage);
    const totals = new Map<string, { program: string; payments: number; amountFen: number }>();
    for (const { cells } of villages)
      for (const { program, payments, amountFen } of cells) {
        const total = totals.get(program) ?? { program, payments: 0, amountFen: 0 };
        total.payments += payments;
        total.amountFen += amountFen;
        totals.set(program, total);
      }
    // Code units, not a locale: every machine shows the same order.
    const ordered = [...totals.values()].sort((a, b) => (a.program < b.program ? -1 : 1));
    return {
      year: this.year,
      programs: ordered.map(({ program }) => program),
      villages: villages.sort(inOrder),
      totals: ordered,
      amountFen: ordered.reduce((sum, one) => sum + one.amountFen, 0),
      batches: this.batches,
      missing: this.missing,
    };
  }

  private note({ id, title, program, summary }: RollupBatch, why: MissingWhy): void {
    this.missing.push({ batchId: id, title, program, amountFen: summary.totalFen, why });
  }

  private openVillage({ unitCode, name }: RollupVillageName): OpenVillage {
    const key = unitCode || `\n${name}`;
    const known = this.villages.get(key);
    if (known) return known;
    const made = { unitCode, name, payees: new Set<string>(), cells: new Map<string, OpenCell>() };
    this.villages.set(key, made);
    return made;
  }

  private addVillage(batch: RollupBatch, program: string, written: string, rows: readonly PayoutRow[]): void {
    const unit = this.names.villageOf(written);
    const village = this.openVillage(unit ?? { unitCode: '', name: written });
    const cell = village.cells.get(program) ?? newCell();
    village.cells.set(program, cell);
    for (const row of rows) {
      const payee = payeeKey(row);
      cell.payees.add(payee);
      village.payees.add(payee);
      if (row.idNumber === '') cell.payeesComplete = false;
      if (row.persons !== undefined) cell.persons.set(payee, Math.max(cell.persons.get(payee) ?? 0, row.persons));
      if (row.quantity) cell.quantity = added(cell.quantity, row.quantity);
      if (row.unitRate) cell.rates.add(formatDecimal(row.unitRate));
    }
    if (!rows.some((row) => row.unitRate) && batch.unitRateYuan !== '') cell.rates.add(batch.unitRateYuan);
    if (batch.documentNumber !== '') cell.documentNumbers.add(batch.documentNumber);
    cell.payments += rows.length;
    cell.sources.push({
      batchId: batch.id,
      title: batch.title,
      village: written === village.name ? '' : written,
      payments: rows.length,
      amountFen: sumOf(rows),
    });
  }
}

function closeCell(program: string, cell: OpenCell): RollupCell {
  const persons = [...cell.persons.values()].reduce((sum, one) => sum + one, 0);
  const batches = new Set(cell.sources.map(({ batchId }) => batchId));
  return {
    program,
    payees: cell.payees.size,
    payeesComplete: cell.payeesComplete,
    ...(cell.persons.size === cell.payees.size ? { persons } : {}),
    payments: cell.payments,
    quantity: batches.size === 1 && cell.quantity ? formatDecimal(cell.quantity) : '',
    rates: cell.rates.size > MOST_RATES ? [] : [...cell.rates],
    documentNumbers: [...cell.documentNumbers],
    amountFen: cell.sources.reduce((sum, one) => sum + one.amountFen, 0),
    sources: cell.sources,
  };
}

function closeVillage({ unitCode, name, payees, cells }: OpenVillage): RollupVillage {
  const closed = [...cells].map(([program, cell]) => closeCell(program, cell));
  return {
    unitCode,
    name,
    cells: closed.sort((a, b) => (a.program < b.program ? -1 : 1)),
    payees: payees.size,
    amountFen: closed.reduce((sum, one) => sum + one.amountFen, 0),
  };
}

/** By code; names that no list has come last. */
function inOrder(a: RollupVillage, b: RollupVillage): number {
  if ((a.unitCode === '') !== (b.unitCode === '')) return a.unitCode === '' ? 1 : -1;
  const [left, right] = a.unitCode === b.unitCode ? [a.name, b.name] : [a.unitCode, b.unitCode];
  return left < right ? -1 : 1;
}
