import { useSettings } from '../../../../app/session';
import { saveSettings } from '../../../../data/settings';
import type { DataGridProps } from '../../../../ui/dataGrid';

/** Widths of columns as somebody drew them, kept under a name of their own. */
export function useGridWidths(prefix: string): Pick<DataGridProps, 'columnWidths' | 'onColumnWidths'> {
  const { gridWidths } = useSettings();
  return {
    columnWidths: Object.fromEntries(
      Object.entries(gridWidths).flatMap(([key, width]) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), width]] : [],
      ),
    ),
    onColumnWidths: (changed) =>
      void saveSettings({
        gridWidths: {
          ...gridWidths,
          ...Object.fromEntries(Object.entries(changed).map(([key, width]) => [`${prefix}${key}`, width])),
        },
      }),
  };
}
