import { PAYOUT_FIELDS, type PayoutField, PRIVATE_FIELDS } from '../../../../shared/payout/types';
import { NOT_USED } from '../../../ui/mapping';
import { t } from '../../../ui/text';

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
  seq: 76,
  village: 96,
  villagerGroup: 116,
  payee: 100,
  idNumber: 172,
  accountOwnerId: 172,
  bankCardNumber: 176,
  quantity: 96,
  unitRate: 96,
  persons: 84,
  phone: 116,
  amount: 104,
  remark: 160,
};

/** Its cells are shown masked; one cell at a time may be looked at, and that is in the trail. */
export const isSecret = (field: PayoutField | null): boolean => PRIVATE_FIELDS.has(field);
export const isNumeric = (field: PayoutField | null): boolean => field !== null && NUMERIC.has(field);
export const widthOf = (field: PayoutField | null): number => (field === null ? 110 : (WIDTH[field] ?? 110));

let options: { value: string; label: string }[] | undefined;

/** What a column can be understood as, for its drop-down. */
export const fieldOptions = (): { value: string; label: string }[] => {
  options ??= [
    { value: NOT_USED, label: t('columns.notUsed') },
    ...PAYOUT_FIELDS.map((field) => ({ value: field, label: t(`payout.field.${field}`) })),
  ];
  return options;
};

export const fieldOf = (value: string): PayoutField | null => PAYOUT_FIELDS.find((field) => field === value) ?? null;
