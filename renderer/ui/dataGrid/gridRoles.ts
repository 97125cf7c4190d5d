/**
 * Roles of the parts of a grid. The elements are plain boxes because a table element cannot be drawn in parts; they can
 * take the focus from an assistive tool, while the keyboard's focus stays in the one input over the active cell.
 */
export const gridRole = (label: string, rowCount: number, columnCount: number, isReadOnly: boolean) => ({
  role: 'grid',
  tabIndex: -1,
  'aria-label': label,
  // The head is the first row, the row numbers are the first column.
  'aria-rowcount': rowCount + 1,
  'aria-colcount': columnCount + 1,
  'aria-multiselectable': true,
  'aria-readonly': isReadOnly,
});

export const headRole = { role: 'row', tabIndex: -1, 'aria-rowindex': 1 };
export const headCellRole = (index: number) => ({ role: 'columnheader', tabIndex: -1, 'aria-colindex': index + 2 });
export const groupRole = { role: 'rowgroup' };
export const rowRole = (index: number) => ({ role: 'row', tabIndex: -1, 'aria-rowindex': index + 2 });
export const labelRole = { role: 'rowheader', tabIndex: -1, 'aria-colindex': 1 };
export const cellRole = (index: number, isSelected: boolean) => ({
  role: 'gridcell',
  tabIndex: -1,
  'aria-colindex': index + 2,
  'aria-selected': isSelected,
});
