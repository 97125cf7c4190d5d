/**
 * Text of a cell that the spreadsheet holds as a number, its digits unchanged. A whole number of 16 digits or more cannot
 * be trusted (a spreadsheet keeps 15): it comes in the notation in which WPS shows it, 1.90101198001011E+17, with every
 * stored digit, so that a damaged ID number can never be taken for a written one.
 * @param stored the digits of the file ("190101198001011000", "272.07000000000001", "1.9E+17").
 */
export function numberText(stored: string): string {
  if (stored.length < 16 && !stored.includes('E')) return stored;
  const whole = /^(-?)0*([1-9]\d{15,})(?:\.0*)?$/.exec(stored);
  // LibreOffice writes the exponent with three digits.
  if (!whole) return stored.replace(/^(-?\d(?:\.\d+)?)[eE]\+?0*(\d+)$/, '$1E+$2');
  const [, sign = '', digits = ''] = whole;
  const mantissa = digits.slice(1).replace(/0+$/, '');
  return `${sign}${digits.charAt(0)}${mantissa === '' ? '' : `.${mantissa}`}E+${digits.length - 1}`;
}

/** The same for a binary number of BIFF: the shortest digits that name this number and no other. */
export const doubleText = (value: number): string => numberText(String(value).replace('e', 'E'));
