/**
 * A written decimal kept exactly: value = units / 10^scale. Areas and rates stay as the sheet has them
 * (2 to 6 decimals); only the amount is rounded, once per row (payout-sheets.md § 2, money rule).
 */
export interface Decimal {
  readonly units: number;
  readonly scale: number;
}

const PLAIN = /^(-?)(\d+)(?:\.(\d*))?$/;
const SAFE = Number.MAX_SAFE_INTEGER;

/** Reads "12.3456"; undefined for anything that is not a plain decimal or is too long to keep exactly. */
export function parseDecimal(text: string): Decimal | undefined {
  const found = PLAIN.exec(text);
  if (!found) return undefined;
  const [, sign, whole = '', fraction = ''] = found;
  const units = Number(whole + fraction);
  if (units > SAFE || fraction.length > 12) return undefined;
  return { units: sign ? -units : units, scale: fraction.length };
}

export function formatDecimal(value: Decimal): string {
  const digits = String(Math.abs(value.units)).padStart(value.scale + 1, '0');
  const whole = value.scale === 0 ? digits : `${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`;
  return (value.units < 0 ? '-' : '') + whole;
}

/** quantity × rate in yuan, rounded half up (away from zero) to the fen; exact through BigInt where doubles are not. */
export function multiplyToFen(a: Decimal, b: Decimal): number {
  const scale = a.scale + b.scale;
  const product = a.units * b.units;
  if (Math.abs(product) < 1e14 && scale <= 8) {
    const divisor = 10 ** Math.max(0, scale - 2);
    const magnitude = Math.abs(product) * 10 ** Math.max(0, 2 - scale);
    const rounded = Math.floor((magnitude + divisor / 2) / divisor);
    return product < 0 ? -rounded : rounded;
  }
  const big = BigInt(a.units) * BigInt(b.units) * 100n;
  const divisor = 10n ** BigInt(scale);
  const magnitude = big < 0n ? -big : big;
  const rounded = Number((magnitude * 2n + divisor) / (divisor * 2n));
  return big < 0n ? -rounded : rounded;
}
