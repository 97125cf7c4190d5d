/** What a worker does for vouchers and assets of a village; part of the contract of jobs.ts. */
import type { AssetCells, AssetField, AssetKind, VoucherCells, VoucherField } from './records';

/** The accounts of one village and one month or quarter. */
export interface FinancePlace {
  readonly unitCode: string;
  readonly period: string;
}

/** A cell of a voucher; a line that is not there yet is made at this place in the order. */
export interface FinanceEdits {
  readonly place: FinancePlace;
  readonly edits: readonly {
    readonly id: string;
    readonly order: number;
    readonly field: VoucherField;
    readonly text: string;
  }[];
}

export interface FinanceImport {
  readonly place: FinancePlace;
  readonly fileName: string;
  readonly lines: readonly VoucherCells[];
  /** As the sheet states them, in yuan; '' = nothing. */
  readonly opening: string;
  readonly closing: string;
  /** In the place of the lines that are there; else behind them. */
  readonly replace: boolean;
}

export interface FinanceRemoval {
  readonly place: FinancePlace;
  readonly ids: readonly string[];
}

export interface AssetEdits {
  readonly unitCode: string;
  /** What a line becomes that is not there yet. */
  readonly kind: AssetKind;
  readonly edits: readonly {
    readonly id: string;
    readonly order: number;
    readonly field: AssetField;
    readonly text: string;
  }[];
}

export interface AssetImport {
  readonly unitCode: string;
  readonly fileName: string;
  readonly lines: readonly { readonly kind: AssetKind; readonly cells: AssetCells }[];
  /** In the place of the lines of the same kinds that are there; else behind them. */
  readonly replace: boolean;
}

export interface AssetRemoval {
  readonly unitCode: string;
  readonly ids: readonly string[];
}
