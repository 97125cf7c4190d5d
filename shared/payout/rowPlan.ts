import type { PayoutRules } from './payoutRules';
import type { ColumnMapping, PayoutField, SheetLayout } from './types';

/** One crop or component: 0-based columns, -1 when the sheet has none. */
export interface LinePlan {
  readonly quantity: number;
  readonly rate: number;
  readonly amount: number;
}

/** Where every value of a row stands: 0-based columns, -1 for none. Made once per layout, read for every row. */
export interface RowPlan {
  readonly seq: number;
  readonly village: number;
  readonly group: number;
  readonly payee: number;
  readonly id: number;
  readonly card: number;
  readonly accountName: number;
  readonly phone: number;
  readonly sex: number;
  readonly quantity: number;
  readonly rate: number;
  readonly price: number;
  readonly units: number;
  readonly months: number;
  readonly persons: number;
  readonly amount: number;
  readonly due: number;
  readonly adds: readonly number[];
  readonly less: readonly number[];
  readonly payDate: number;
  readonly remark: number;
  readonly lines: readonly LinePlan[];
  /** Columns whose values are long numbers, of the person or of somebody else. */
  readonly longColumns: readonly number[];
  /** Columns whose header says nothing to us: 年龄 and the like may hold figures. */
  readonly unknown: readonly number[];
  /** Columns without a meaning for the check: their raw text still tells two plots of one person apart. */
  readonly others: readonly number[];
  /** First and last column that belong to this person (two people side by side have two plans). */
  readonly from: number;
  readonly to: number;
  readonly wan: boolean;
  /** Columns whose header says 万元 (amounts) or 万元/… (rates). */
  readonly wanColumns: ReadonlySet<number>;
  /** 0-based first column at which an amount stands: what a total row prints. */
  readonly headers: readonly string[];
}

/** Fields that are compared through their parsed value; the rest of the row is compared as text. */
const PARSED: readonly (PayoutField | null)[] = [
  'village',
  'villagerGroup',
  'payee',
  'idNumber',
  'bankCardNumber',
  'quantity',
  'unitRate',
  'amount',
  'dueAmount',
  'payDate',
  'seq',
  'signature',
];

const LONG: readonly (PayoutField | null)[] = [
  'idNumber',
  'bankCardNumber',
  'accountOwnerId',
  'spouseIdNumber',
  'disabilityNumber',
];

function planOf(columns: readonly ColumnMapping[], shared: readonly ColumnMapping[], rules: PayoutRules): RowPlan {
  const all = [...shared, ...columns];
  const at = (field: PayoutField): number => {
    const found =
      columns.find((c) => c.field === field && c.part === undefined) ??
      all.find((c) => c.field === field && c.part === undefined);
    return found ? found.index - 1 : -1;
  };
  const list = (field: PayoutField): number[] => columns.filter((c) => c.field === field).map((c) => c.index - 1);
  const parts = Math.max(0, ...columns.map((c) => c.part ?? 0));
  const part = (field: PayoutField, number: number): number => {
    const found = columns.find((c) => c.field === field && c.part === number);
    return found ? found.index - 1 : -1;
  };
  const lines: LinePlan[] = [];
  for (let number = 1; number <= parts; number += 1) {
    const rate = part('unitRate', number);
    lines.push({
      quantity: part('quantity', number),
      rate: rate >= 0 ? rate : at('unitRate'),
      amount: part('amount', number),
    });
  }
  const headers: string[] = [];
  for (const column of all) headers[column.index - 1] = column.header;
  return {
    seq: at('seq'),
    village: at('village'),
    group: at('villagerGroup'),
    payee: at('payee'),
    id: at('idNumber'),
    card: at('bankCardNumber'),
    accountName: at('accountName'),
    phone: at('phone'),
    sex: at('sex'),
    quantity: at('quantity'),
    rate: at('unitRate'),
    price: at('unitPrice'),
    units: at('units'),
    months: at('months'),
    persons: at('persons'),
    amount: at('amount'),
    due: at('dueAmount'),
    adds: list('adjustment'),
    less: list('adjustmentLess'),
    payDate: at('payDate'),
    remark: at('remark'),
    lines,
    longColumns: columns.filter((c) => LONG.includes(c.field)).map((c) => c.index - 1),
    unknown: columns.filter((c) => c.field === null).map((c) => c.index - 1),
    others: columns.filter((c) => !PARSED.includes(c.field)).map((c) => c.index - 1),
    from: (columns[0]?.index ?? 1) - 1,
    to: (columns[columns.length - 1]?.index ?? 1) - 1,
    wan: columns.some((c) => c.field === 'amount' && rules.units.wan.includes(c.unit)),
    wanColumns: new Set(
      all.filter((c) => rules.units.wan.some((wan) => c.unit.startsWith(wan))).map((c) => c.index - 1),
    ),
    headers,
  };
}

/** One plan, or two when two people stand side by side. Columns before the pair (村, 组) belong to both. */
export function planRows(layout: SheetLayout, rules: PayoutRules): readonly RowPlan[] {
  const { secondFrom, columns } = layout;
  if (secondFrom === undefined) return [planOf(columns, [], rules)];
  const right = columns.filter((c) => c.index >= secondFrom);
  const headers = right.map((c) => c.header).filter((h) => h !== '');
  const left = columns.filter((c) => c.index < secondFrom);
  const start = left.findIndex((c) => c.header === headers[0]);
  const shared = left.slice(0, Math.max(0, start));
  return [planOf(left.slice(Math.max(0, start)), shared, rules), planOf(right, shared, rules)];
}
