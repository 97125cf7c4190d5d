import { t } from './text';

/** For `rowSelection` of a table: what a screen reader says of its boxes, in the language of the desk. */
export const choiceNames = <Row>(nameOf: (row: Row) => string) => ({
  getTitleCheckboxProps: () => ({ 'aria-label': t('app.choose.all') }),
  getCheckboxProps: (row: Row) => ({ 'aria-label': t('app.choose.row', { name: nameOf(row) }) }),
});
