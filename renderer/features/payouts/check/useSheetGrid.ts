import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CellEdit } from '../../../../shared/jobs';
import type { BatchSheet } from '../../../../shared/records';
import type { DataGridProps, GridEdit, GridGoTo } from '../../../ui/dataGrid';
import { runJob } from '../../../workers/client';
import type { OpenBatch } from '../batch/useBatch';
import { useSheetSource } from './useSheetSource';

export interface CellTarget {
  readonly sheetKey: string;
  readonly row: number;
  readonly column?: number;
}

export interface SheetGridState {
  readonly sheet: BatchSheet | undefined;
  readonly sheets: readonly { readonly key: string; readonly label: string }[];
  readonly onlyProblems: boolean;
  /** Row of the sheet that is selected; null while only some rows are shown. */
  readonly selectedRow: number | null;
  chooseSheet(key: string): void;
  setOnlyProblems(on: boolean): void;
  /** Opens the sheet of a problem and puts the selection on its cell. */
  goToCell(target: CellTarget, how?: { readonly keepFocus: boolean }): Promise<void>;
  /** Brings a column into sight. */
  goToColumn(column: number): void;
  readonly grid: Pick<
    DataGridProps,
    'source' | 'goTo' | 'onSelect' | 'find' | 'onEdit' | 'onAppend' | 'onReveal' | 'onUndo' | 'onRedo'
  >;
}

const toEdits = (edits: readonly GridEdit[]): CellEdit[] =>
  edits.map((edit) => ({ row: Number(edit.rowKey), column: Number(edit.columnKey), text: edit.after }));

let nextToken = 1;

/** The grid of one sheet of the open batch: which sheet, which filter, where to go, and what an edit does. */
export function useSheetGrid(batch: OpenBatch): SheetGridState {
  const { batchId, view, version, change } = batch;
  const all = useMemo(
    () =>
      view.batch.files.flatMap((file) =>
        file.sheets.map((sheet) => ({
          sheet,
          isUnread: file.fault !== undefined,
          label: sheet.name === '' || file.sheets.length === 1 ? file.name : `${file.name} · ${sheet.name}`,
        })),
      ),
    [view.batch.files],
  );
  const [chosen, setChosen] = useState('');
  const [onlyProblems, setOnlyProblems] = useState(false);
  const [goTo, setGoTo] = useState<GridGoTo | undefined>(() => {
    // The first line below the header; a sheet that is still empty waits for typing there.
    const first = all[0]?.sheet.layout.headerRows.at(-1);
    const isEmpty = view.batch.summary.counts.read === 0;
    return first === undefined ? undefined : { rowIndex: first, columnKey: '1', token: 0, focus: isEmpty };
  });
  const [selectedRow, setSelectedRow] = useState<number | null>(null);
  const [filteredCount, setFilteredCount] = useState(0);
  const sheet =
    all.find((item) => item.sheet.key === chosen)?.sheet ?? (all.find((item) => item.isUnread) ?? all[0])?.sheet;
  const sheetKey = sheet?.key ?? '';

  // The filter's length is known to the worker only.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version may change how many rows have problems.
  useEffect(() => {
    if (!onlyProblems || sheetKey === '') return;
    let live = true;
    void runJob('payout.rows', { batchId, sheetKey, from: 0, to: 0, onlyProblems: true }).then((found) => {
      if (live && found.ok) setFilteredCount(found.value.rowCount);
    });
    return () => {
      live = false;
    };
  }, [batchId, sheetKey, onlyProblems, version]);

  const rowCount = onlyProblems ? filteredCount : (sheet?.rowCount ?? 0);
  const source = useSheetSource({ batchId, sheetKey, onlyProblems, version, rowCount });

  const goToCell = useCallback(
    async (target: CellTarget, how?: { readonly keepFocus: boolean }) => {
      setChosen(target.sheetKey);
      const at = { batchId, sheetKey: target.sheetKey, row: target.row };
      let found = await runJob('payout.position', { ...at, onlyProblems });
      if (found.ok && found.value.index === null && onlyProblems) {
        setOnlyProblems(false);
        found = await runJob('payout.position', { ...at, onlyProblems: false });
      }
      if (!found.ok || found.value.index === null) return;
      nextToken += 1;
      setGoTo({
        rowIndex: found.value.index,
        token: nextToken,
        focus: !(how?.keepFocus ?? false),
        ...(target.column === undefined ? {} : { columnKey: String(target.column) }),
      });
    },
    [batchId, onlyProblems],
  );

  const chooseSheet = useCallback((key: string) => {
    // Where to go belongs to the sheet that was open.
    setGoTo(undefined);
    setChosen(key);
  }, []);

  const goToColumn = useCallback((column: number) => {
    nextToken += 1;
    setGoTo({ rowIndex: 0, columnKey: String(column), token: nextToken });
  }, []);

  const grid = useMemo<SheetGridState['grid']>(
    () => ({
      source,
      ...(goTo ? { goTo } : {}),
      onEdit: (edits) => void change('payout.edit', { sheetKey, edits: toEdits(edits) }),
      onAppend: (rows, columnKey) => {
        const first = Number(columnKey);
        const start = (sheet?.rowCount ?? 0) + 1;
        const edits = rows.flatMap((cells, r) => cells.map((text, c) => ({ row: start + r, column: first + c, text })));
        void change('payout.edit', { sheetKey, edits });
      },
      // Without a filter the rows of the sheet follow each other from 1.
      onSelect: (selection) => setSelectedRow(onlyProblems ? null : selection.active.row + 1),
      onUndo: () => void change('payout.undo', {}),
      onRedo: () => void change('payout.redo', {}),
      onReveal: async (rowKey, columnKey) => {
        const shown = await runJob('payout.reveal', {
          batchId,
          sheetKey,
          row: Number(rowKey),
          column: Number(columnKey),
        });
        return shown.ok ? shown.value.text : '';
      },
      find: async (text, from, direction) => {
        const rows = await runJob('payout.rows', { batchId, sheetKey, from: from.row, to: from.row + 1, onlyProblems });
        const fromRow = rows.ok ? (rows.value.rows[0]?.row ?? 0) : 0;
        const found = await runJob('payout.find', { batchId, sheetKey, text, fromRow, direction });
        if (!found.ok || !found.value) return null;
        const at = await runJob('payout.position', { batchId, sheetKey, row: found.value.row, onlyProblems });
        if (!at.ok || at.value.index === null) return null;
        return { rowIndex: at.value.index, columnKey: String(found.value.column) };
      },
    }),
    [source, goTo, change, batchId, sheetKey, sheet?.rowCount, onlyProblems],
  );

  return {
    sheet,
    sheets: all.map((item) => ({ key: item.sheet.key, label: item.label })),
    onlyProblems,
    selectedRow,
    chooseSheet,
    setOnlyProblems,
    goToCell,
    goToColumn,
    grid,
  };
}
