import { type Fen, fen, idCheckCharacter } from '../../shared/kernel';
import type { PayoutRow } from '../../shared/payout/types';

/** An invented ID number: area 190101 (province prefix 19 is not assigned), valid check character. */
export function anIdNumber(n: number): string {
  const body = `190101${1940 + (n % 60)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}${String(n % 1000).padStart(3, '0')}`;
  return body + idCheckCharacter(body);
}

/** A confirmed row of an invented person; a test names only what it is about. */
export function aPayoutRow(over: Partial<PayoutRow> = {}): PayoutRow {
  return {
    row: 6,
    village: '东坝村',
    villagerGroup: '第一村民小组',
    payee: '赵光',
    idNumber: anIdNumber(1),
    bankCardNumber: '7999990000000000019',
    accountName: '',
    phone: '00000000001',
    quantity: { units: 450, scale: 2 },
    unitRate: { units: 8637, scale: 2 },
    amount: fen(38867) satisfies Fen,
    remark: '',
    ...over,
  };
}
