import { datePartsOf, fillText, formatDecimal, formatYuanGrouped, type TextTable } from '../kernel';
import type { PublicPayoutRow } from '../records/publicPayoutRow';
import {
  DEFAULT_POSTING_COLUMNS,
  POSTING_COLUMNS,
  type PostingColumn,
  type PostingGroup,
  type PostingInput,
  type PostingSum,
  type PostingUnits,
} from './input';
import type { Align } from './types';

/** How one column of a posting is filled. Widths in em of the table's size. */
export interface PostingColumnDefinition {
  readonly key: PostingColumn;
  readonly align: Align;
  readonly minEm: number;
  readonly maxEm: number;
  readonly weight: number;
  readonly spreadShort?: boolean;
  cell(row: PublicPayoutRow): string;
  sum?(sum: PostingSum): string;
}

const money = (value: number | undefined): string => (value ? formatYuanGrouped(value) : '');

const DEFINITIONS: readonly PostingColumnDefinition[] = [
  { key: 'seq', align: 'center', minEm: 5, maxEm: 5, weight: 0.3, cell: (row) => String(row.seq) },
  { key: 'villagerGroup', align: 'left', minEm: 6, maxEm: 8, weight: 1, cell: (row) => row.villagerGroup },
  { key: 'payee', align: 'left', minEm: 5, maxEm: 8, weight: 1.2, spreadShort: true, cell: (row) => row.payee },
  {
    key: 'idNumberMasked',
    align: 'center',
    minEm: 12,
    maxEm: 12,
    weight: 0.2,
    cell: (row) => row.idNumberMasked ?? '',
  },
  {
    key: 'bankCardNumberMasked',
    align: 'center',
    minEm: 8,
    maxEm: 12,
    weight: 0.2,
    cell: (row) => row.bankCardNumberMasked ?? '',
  },
  { key: 'phoneMasked', align: 'center', minEm: 7, maxEm: 8, weight: 0.2, cell: (row) => row.phoneMasked ?? '' },
  {
    key: 'quantity',
    align: 'right',
    minEm: 12,
    maxEm: 12,
    weight: 1,
    cell: (row) => (row.quantity ? formatDecimal(row.quantity) : ''),
    sum: (sum) => (sum.quantity ? formatDecimal(sum.quantity) : ''),
  },
  {
    key: 'unitRate',
    align: 'right',
    minEm: 12,
    maxEm: 12,
    weight: 0.8,
    cell: (row) => (row.unitRateYuan ? formatDecimal(row.unitRateYuan) : ''),
    sum: () => '',
  },
  {
    key: 'adjustAdd',
    align: 'right',
    minEm: 12,
    maxEm: 12,
    weight: 0.8,
    cell: (row) => money(row.adjustAdd),
    sum: () => '',
  },
  {
    key: 'adjustLess',
    align: 'right',
    minEm: 12,
    maxEm: 12,
    weight: 0.8,
    cell: (row) => money(row.adjustLess),
    sum: () => '',
  },
  {
    key: 'amount',
    align: 'right',
    minEm: 14,
    maxEm: 14,
    weight: 1.2,
    cell: (row) => formatYuanGrouped(row.amount),
    sum: (sum) => formatYuanGrouped(sum.amount),
  },
  {
    key: 'payDate',
    align: 'center',
    minEm: 8,
    maxEm: 8,
    weight: 0.4,
    cell: (row) => {
      if (!row.payDate) return '';
      const { year, month, day } = datePartsOf(row.payDate);
      return `${year}.${month}.${day}`;
    },
  },
  { key: 'note', align: 'left', minEm: 5, maxEm: 12, weight: 1.5, cell: (row) => row.note ?? '' },
];

export function columnHeader(key: PostingColumn, units: PostingUnits, text: TextTable): string {
  if (key === 'quantity' && units.quantityHeader !== undefined) {
    return units.quantity === '' || units.quantityHeader.includes('（')
      ? units.quantityHeader
      : `${units.quantityHeader}（${units.quantity}）`;
  }
  const unit = key === 'unitRate' ? units.rate : units.quantity;
  return fillText(text, `layout.column.${key}`, { unit });
}

/** The one rate of all rows, as written; undefined when they differ or some have none. */
export function commonRate(groups: readonly PostingGroup[]): string | undefined {
  let rate: string | undefined;
  for (const group of groups) {
    for (const row of group.rows) {
      if (!row.unitRateYuan) return undefined;
      const written = formatDecimal(row.unitRateYuan);
      if (rate === undefined) rate = written;
      else if (rate !== written) return undefined;
    }
  }
  return rate;
}

export interface PostingColumns {
  readonly definitions: readonly PostingColumnDefinition[];
  /** Said once in the head; '' when the table says it row by row or nobody knows it. */
  readonly rateText: string;
}

/**
 * The columns that have something to say: empty ones are left out, a rate that is the same for all is said once in the
 * head (notices.md § 6). Number, name and amount always stay.
 */
export function postingColumns(input: PostingInput, text: TextTable): PostingColumns {
  const wanted = new Set<PostingColumn>(input.columns ?? DEFAULT_POSTING_COLUMNS);
  for (const key of ['seq', 'payee', 'amount'] as const) wanted.add(key);
  const rate = commonRate(input.groups);
  if (rate !== undefined || input.rateText) wanted.delete('unitRate');
  const filled = new Set<PostingColumn>(['seq', 'payee', 'amount']);
  const open = DEFINITIONS.filter((definition) => wanted.has(definition.key) && !filled.has(definition.key));
  for (const group of input.groups) {
    if (open.length === 0) break;
    for (const row of group.rows) {
      for (const definition of open) {
        if (!filled.has(definition.key) && definition.cell(row) !== '') filled.add(definition.key);
      }
    }
  }
  const anyRow = input.groups.some((group) => group.rows.length > 0);
  const kept = POSTING_COLUMNS.filter((key) => wanted.has(key) && (filled.has(key) || !anyRow));
  return {
    definitions: DEFINITIONS.filter((definition) => kept.includes(definition.key)),
    rateText:
      input.rateText ?? (rate === undefined ? '' : fillText(text, 'layout.rate', { rate, unit: input.units.rate })),
  };
}
