import { findColumns as findTableColumns, type TableColumn, type TableLayout } from '../columns';
import type { RegisterField, RegisterRules } from './registerRules';

export { chooseField, columnsAt } from '../columns';

export type RegisterColumn = TableColumn<RegisterField>;
export type RegisterLayout = TableLayout<RegisterField>;

/** A header of a register names a title or a number. */
export const findColumns = (rows: readonly (readonly string[])[], rules: RegisterRules): RegisterLayout =>
  findTableColumns(rows, rules, ['title', 'documentNumber']);
