import { type CalendarDate, type Decimal, type Fen, fen, formatYuan } from '../kernel';
import { inYuan, readAmountCell, readDecimalCell } from './amountCell';
import { readCardCell } from './cardCell';
import type { PayoutCode } from './codes';
import { readDateCell } from './dateCell';
import { keepAsWritten, takeSuggestions } from './decisions';
import { applyFormula } from './formula';
import { type CellFinding, type IdContext, readIdCell, sexOfId } from './idCell';
import { maskCell } from './maskCell';
import { readNameCell } from './nameCell';
import type { PayoutRules } from './payoutRules';
import type { Finding } from './problemList';
import type { RowPlan } from './rowPlan';
import { findCutNumber, joinCutNumber } from './shiftedRow';
import type { PayoutField, RowDecision, SheetLayout } from './types';

/** Values of one data row before they are compared with other rows. */
export interface ReadRow {
  payee: string;
  idNumber: string;
  /** Packed person, 0 when the ID number identifies nobody. */
  person: number;
  card: string;
  cardKey: number;
  accountName: string;
  phone: string;
  quantity: Decimal | undefined;
  unitRate: Decimal | undefined;
  months: Decimal | undefined;
  persons: number | undefined;
  due: Fen | undefined;
  adds: Fen | undefined;
  less: Fen | undefined;
  amount: Fen | undefined;
  payDate: CalendarDate | undefined;
  remark: string;
  findings: Finding[];
  idMissing: boolean;
  shifted: boolean;
  /** The row with a cut number put together again: village, group and person stand under their headers. */
  cells: readonly string[];
}

const NO_DECISIONS: readonly RowDecision[] = [];
const POWERS = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8];

export interface ReaderContext {
  readonly rules: PayoutRules;
  readonly id: IdContext;
  /** Stands in for dates without a year. */
  readonly year: number | undefined;
  /** Columns with a header: what stands beyond belongs to the remark. */
  readonly width: number;
  /** Cells of the header line as read: a CSV row that has more holds a comma too many. */
  readonly rawWidth: number;
}

/** Reads one data row cell by cell; every cell explains itself, one bad cell never stops the others. */
export class RowReader {
  private findings: Finding[] = [];
  private lastDay = '';
  private lastDate: CalendarDate | undefined;

  constructor(
    private readonly layout: SheetLayout,
    private readonly plan: RowPlan,
    private readonly context: ReaderContext,
  ) {}

  read(source: readonly string[], decisions: readonly RowDecision[] = NO_DECISIONS): ReadRow {
    const { plan, context } = this;
    const { rules } = context;
    const findings: Finding[] = [];
    this.findings = findings;
    let cells = source;
    if (decisions.length > 0) cells = takeSuggestions(source, decisions);
    // A cut number is at most three digits; workbooks drop the blank cell that it pushed out at the end.
    const short = plan.amount >= 0 && (cells[plan.amount] ?? '').length <= 3;
    const cut = short || cells.length > context.width ? findCutNumber(cells, plan, context) : -1;
    const row: ReadRow = {
      payee: '',
      idNumber: '',
      person: 0,
      card: '',
      cardKey: 0,
      accountName: '',
      phone: '',
      quantity: undefined,
      unitRate: undefined,
      months: undefined,
      persons: undefined,
      due: undefined,
      adds: undefined,
      less: undefined,
      amount: undefined,
      payDate: undefined,
      remark: '',
      findings,
      idMissing: false,
      shifted: cut >= 0,
      cells,
    };
    if (cut >= 0) return this.readShifted(cells, row, cut);
    const name = readNameCell(cells[plan.payee] ?? '', rules);
    row.payee = name.value;
    if (name.findings.length > 0) this.note(name.findings, plan.payee, cells, 'payee');
    if (plan.id >= 0) {
      const id = readIdCell(cells[plan.id] ?? '', context.id);
      row.idNumber = id.value;
      row.person = id.key;
      if (id.findings.length > 0) {
        row.idMissing = id.findings.some((f) => f.code === 'id_missing');
        this.note(
          row.idMissing ? id.findings.filter((f) => f.code !== 'id_missing') : id.findings,
          plan.id,
          cells,
          'idNumber',
        );
      }
    }
    if (plan.card >= 0) {
      const card = readCardCell(cells[plan.card] ?? '', rules);
      row.card = card.value;
      row.cardKey = card.key;
      if (card.findings.length > 0) this.note(card.findings, plan.card, cells, 'bankCardNumber');
    }
    this.readMoney(cells, row);
    this.readRest(cells, row);
    if (decisions.length > 0) keepAsWritten(source, row, decisions, plan);
    return row;
  }

  /** Of a row whose columns moved only the person is read; what is wrong elsewhere in it shows when the comma is gone. */
  private readShifted(cells: readonly string[], row: ReadRow, cut: number): ReadRow {
    const { plan, context } = this;
    const whole = joinCutNumber(cells, cut);
    row.cells = whole;
    const name = readNameCell(whole[plan.payee] ?? '', context.rules);
    row.payee = name.value;
    if (plan.payee < cut) this.note(name.findings, plan.payee, cells, 'payee');
    if (plan.id >= 0) {
      const id = readIdCell(whole[plan.id] ?? '', context.id);
      row.idNumber = id.value;
      row.person = id.key;
      const found = id.findings.filter((f) => f.code !== 'id_missing');
      row.idMissing = found.length < id.findings.length;
      if (plan.id < cut) this.note(found, plan.id, cells, 'idNumber');
    }
    this.add('columns_shifted', 'reject', cut, cells, 'amount');
    return row;
  }

  private add(
    code: PayoutCode,
    severity: Finding['severity'],
    column: number,
    cells: readonly string[],
    field: PayoutField,
    more = {},
  ): void {
    this.findings.push({
      code,
      severity,
      column,
      params: { header: this.plan.headers[column] ?? '', value: maskCell(cells[column] ?? '', field), ...more },
    });
  }

  private note(list: readonly CellFinding[], column: number, cells: readonly string[], field: PayoutField): void {
    for (const { code, severity } of list) this.add(code, severity, column, cells, field);
  }

  private number(cells: readonly string[], column: number, field: PayoutField): Decimal | undefined {
    if (column < 0) return undefined;
    const read = readDecimalCell(cells[column] ?? '', this.context.rules);
    if (!read.readable) this.add('quantity_not_number', 'warn', column, cells, field);
    else if (read.repaired) this.add('quantity_format', 'repair', column, cells, field);
    return read.value;
  }

  private rate(cells: readonly string[], column: number): Decimal | undefined {
    return inYuan(this.number(cells, column, 'unitRate'), this.plan.wanColumns.has(column));
  }

  /** Sum of optional money columns (补发, 扣回); undefined when none is filled in. */
  private optionalSum(cells: readonly string[], columns: readonly number[], field: PayoutField): Fen | undefined {
    let sum: number | undefined;
    for (const column of columns) {
      const text = (cells[column] ?? '').trim();
      if (text === '' || /^[-—/]+$/.test(text)) continue;
      const read = readAmountCell(text, this.context.rules, this.plan.wanColumns.has(column));
      if (read.value === undefined) this.add('quantity_not_number', 'warn', column, cells, field);
      else {
        sum = (sum ?? 0) + (field === 'adjustmentLess' ? Math.abs(read.value) : read.value);
        this.note(read.findings, column, cells, field);
      }
    }
    return sum === undefined ? undefined : fen(sum);
  }

  private readMoney(cells: readonly string[], row: ReadRow): void {
    const { plan, context, layout } = this;
    const { rules } = context;
    if (plan.adds.length > 0) row.adds = this.optionalSum(cells, plan.adds, 'adjustment');
    if (plan.less.length > 0) row.less = this.optionalSum(cells, plan.less, 'adjustmentLess');
    if (plan.due >= 0) row.due = this.optionalSum(cells, [plan.due], 'dueAmount');
    row.quantity = this.number(cells, plan.quantity, 'quantity');
    row.unitRate = this.rate(cells, plan.rate);
    row.months = this.number(cells, plan.months, 'months');
    const people = this.number(cells, plan.persons, 'persons');
    if (people) row.persons = people.units / (POWERS[people.scale] ?? 1);
    const lines = plan.lines.map((line) => ({
      quantity: this.number(cells, line.quantity, 'quantity'),
      rate: line.rate === plan.rate ? row.unitRate : this.rate(cells, line.rate),
    }));
    const at = this.readAmount(cells, row);
    if (lines.length > 0) this.joinLines(row, lines);
    if (
      row.quantity !== undefined &&
      row.quantity.units > rules.limits.maximumQuantity * (POWERS[row.quantity.scale] ?? 1)
    )
      this.add('quantity_outlier', 'warn', plan.quantity >= 0 ? plan.quantity : at, cells, 'quantity');
    if (row.amount === undefined) return;
    if (row.amount === 0) {
      this.add('amount_zero', 'warn', at, cells, 'amount');
      return;
    }
    const base =
      layout.formula === 'quantityRate' && row.quantity === undefined
        ? undefined
        : applyFormula(layout.formula, {
            quantity: row.quantity,
            rate: row.unitRate,
            price: layout.formula.endsWith('Price') ? this.plain(cells, plan.price) : undefined,
            units: layout.formula.startsWith('units') ? this.plain(cells, plan.units) : undefined,
            months: row.months,
            persons: people,
            lines,
          });
    this.compare(cells, row, base, at);
  }

  private plain(cells: readonly string[], column: number): Decimal | undefined {
    return column < 0 ? undefined : readDecimalCell(cells[column] ?? '', this.context.rules).value;
  }

  /** amount ≠ formula by more than one fen: both figures are shown, nothing is overwritten. */
  private compare(cells: readonly string[], row: ReadRow, base: number | undefined, at: number): void {
    const { rules } = this.context;
    const { layout, plan } = this;
    if (row.amount === undefined) return;
    const off = (a: number, b: number): boolean => Math.abs(a - b) > rules.limits.toleranceFen;
    const say = (column: number, written: number, expected: number): void =>
      this.add('amount_mismatch', 'warn', column, cells, 'amount', {
        // A card number in the area column would show in the product.
        written: maskCell(formatYuan(written)),
        expected: maskCell(formatYuan(expected)),
      });
    const change = (row.adds ?? 0) - (row.less ?? 0);
    if (plan.due >= 0 && row.due !== undefined) {
      if (base !== undefined && off(base, row.due)) say(plan.due, row.due, base);
      if (off(row.due + change, row.amount)) say(at, row.amount, row.due + change);
      return;
    }
    if (base === undefined) return;
    const expected = layout.adjusted ? base + change : base;
    if (off(expected, row.amount)) say(at, row.amount, expected);
  }

  /** Reads the paid amount: one column, or the sum of the parts. Returns the column that problems point at. */
  private readAmount(cells: readonly string[], row: ReadRow): number {
    const { plan, context } = this;
    const { rules } = context;
    const judge = (column: number): Fen | undefined => {
      const read = readAmountCell(cells[column] ?? '', rules, plan.wanColumns.has(column));
      if (read.findings.length > 0) this.note(read.findings, column, cells, 'amount');
      if (read.value !== undefined && read.value < 0 && plan.less.length === 0) {
        this.add('amount_negative', 'reject', column, cells, 'amount');
        return undefined;
      }
      if (read.value !== undefined && read.value > rules.limits.maximumAmountYuan * 100) {
        this.add('amount_too_large', 'reject', column, cells, 'amount');
        return undefined;
      }
      return read.value;
    };
    const parts = plan.lines.map((line) => line.amount).filter((column) => column >= 0);
    if (plan.amount >= 0) {
      row.amount = judge(plan.amount);
      return plan.amount;
    }
    const [first = -1] = parts;
    const filled = parts.filter((column) => (cells[column] ?? '').trim() !== '');
    if (filled.length === 0) {
      row.amount = first >= 0 ? judge(first) : undefined;
      return first;
    }
    let sum: number | undefined = 0;
    for (const column of filled) {
      const value = judge(column);
      sum = value === undefined || sum === undefined ? undefined : sum + value;
    }
    row.amount = sum === undefined ? undefined : fen(sum);
    return filled[0] ?? first;
  }

  /** Area of a row with several crops: their sum; the rate only where all crops have the same. */
  private joinLines(
    row: ReadRow,
    lines: readonly { quantity: Decimal | undefined; rate: Decimal | undefined }[],
  ): void {
    if (row.quantity === undefined && this.plan.quantity < 0) {
      let scale = 0;
      for (const line of lines) scale = Math.max(scale, line.quantity?.scale ?? 0);
      let units = 0;
      let any = false;
      for (const { quantity } of lines) {
        if (!quantity) continue;
        units += quantity.units * (POWERS[scale - quantity.scale] ?? 1);
        any = true;
      }
      if (any) row.quantity = { units, scale };
    }
    const rates = lines.filter((line) => line.quantity && line.quantity.units !== 0).map((line) => line.rate);
    const [rate] = rates;
    if (row.unitRate === undefined && rate && rates.every((r) => r && r.units === rate.units && r.scale === rate.scale))
      row.unitRate = rate;
  }

  private readRest(cells: readonly string[], row: ReadRow): void {
    const { plan, context } = this;
    const { rules } = context;
    if (plan.payDate >= 0) {
      const text = cells[plan.payDate] ?? '';
      if (text !== '' && text === this.lastDay) row.payDate = this.lastDate;
      else if (text !== '') {
        const day = readDateCell(text, rules, context.year);
        row.payDate = day.value;
        if (day.finding) this.add(day.finding.code, day.finding.severity, plan.payDate, cells, 'payDate');
        else {
          this.lastDay = text;
          this.lastDate = day.value;
        }
      }
    }
    if (plan.phone >= 0) row.phone = (cells[plan.phone] ?? '').trim();
    if (plan.accountName >= 0) {
      const text = cells[plan.accountName] ?? '';
      if (text !== '' && text !== row.payee) {
        row.accountName = readNameCell(text, rules).value;
        if (row.accountName !== '' && row.payee !== '' && row.accountName !== row.payee)
          this.add('account_name_differs', 'warn', plan.accountName, cells, 'accountName');
      } else row.accountName = text;
    }
    if (plan.sex >= 0 && row.idNumber !== '') {
      const text = (cells[plan.sex] ?? '').trim();
      const said = rules.sex.male.includes(text) ? 'male' : rules.sex.female.includes(text) ? 'female' : undefined;
      const stated = row.person > 0 ? sexOfId(row.idNumber) : undefined;
      if (said && stated && said !== stated) this.add('sex_mismatch', 'warn', plan.sex, cells, 'sex');
    }
    let remark = plan.remark >= 0 ? (cells[plan.remark] ?? '') : '';
    if (remark !== '' && /[\r\n]/.test(remark.trim())) {
      this.add('remark_newline', 'repair', plan.remark, cells, 'remark');
      remark = remark.trim().replace(/\s*[\r\n]+\s*/g, ' ');
    }
    if (cells.length > context.width) {
      const beyond: string[] = [];
      for (let i = context.width; i < cells.length; i += 1)
        if ((cells[i] ?? '').trim() !== '') beyond.push((cells[i] ?? '').trim());
      if (beyond.length > 0) {
        this.add('remark_overflow', 'repair', context.width, cells, 'remark');
        remark = [remark, ...beyond].filter((part) => part !== '').join(',');
      }
    }
    row.remark = remark.trim();
  }
}
