import { PAYOUT_FIELDS, type PayoutField } from '../../../../shared/payout/types';
import { t } from '../../../ui/text';

/** Columns whose cells are shown masked; one cell at a time may be looked at, and that is in the trail. */
const SECRET: ReadonlySet<PayoutField> = new Set<PayoutField>([
  'idNumber',
  'accountOwnerId',
  'bankCardNumber',
  'spouseIdNumber',
  'disabilityNumber',
  'phone',
]);

const NUMERIC: ReadonlySet<PayoutField> = new Set<PayoutField>([
  'seq',
  'quantity',
  'quantityParts',
  'unitRate',
  'unitPrice',
  'units',
  'months',
  'amount',
  'dueAmount',
  'adjustment',
  'adjustmentLess',
  'persons',
]);

const WIDTH: Partial<Record<PayoutField, number>> = {
  seq: 80,
  village: 112,
  villagerGroup: 120,
  payee: 112,
  idNumber: 190,
  accountOwnerId: 190,
  bankCardNumber: 200,
  phone: 130,
  amount: 120,
  remark: 180,
};

export const isSecret = (field: PayoutField | null): boolean => field !== null && SECRET.has(field);
export const isNumeric = (field: PayoutField | null): boolean => field !== null && NUMERIC.has(field);
export const widthOf = (field: PayoutField | null): number => (field === null ? 120 : (WIDTH[field] ?? 120));

/** Value of the drop-down that means: this column is not used. */
export const NOT_USED = 'none';

/** What a column can be understood as, for its drop-down. */
export const fieldOptions = (): { value: string; label: string }[] => [
  { value: NOT_USED, label: t('columns.notUsed') },
  ...PAYOUT_FIELDS.map((field) => ({ value: field, label: t(`field.${field}`) })),
];

export const fieldOf = (value: string): PayoutField | null => PAYOUT_FIELDS.find((field) => field === value) ?? null;
