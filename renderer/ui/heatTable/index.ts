/**
 * ui/heatTable: a table in which every cell is a state with a sign and a colour.
 * Owns: drawing, arrow keys, one tab stop, lazy hints.
 * Must never: know what a state means or where a click leads.
 */
export { HeatTable } from './HeatTable';
export type { HeatCell, HeatColumn, HeatRow, HeatTone } from './types';
