/** Of the box with which a row is chosen. */
const CHOICE_PX = 40;
/** Of a column that takes what is left, in ordinary type: about thirteen characters. */
const FLEXIBLE_PX = 200;

interface Column {
  readonly width?: number | string;
}

/**
 * Below this width a table scrolls within itself: a narrow window or a zoomed one must not squeeze its titles to one character a line.
 * @param scale of the type, in percent
 */
export function leastTableWidth(columns: readonly Column[], scale: number, hasChoice = false): number {
  const flexible = (FLEXIBLE_PX * scale) / 100;
  const widths = columns.map(({ width }) => (typeof width === 'number' ? width : flexible));
  return widths.reduce((sum, one) => sum + one, hasChoice ? CHOICE_PX : 0);
}
