import type { Place } from '../../../../shared/kernel';

/** A cell of a table that the check points at, 0-based. */
export interface CellTarget {
  readonly block: number;
  readonly row: number;
  readonly column: number;
  /** A new one asks again for the same cell. */
  readonly token: number;
}

let nextToken = 1;

/** Brings the place of a problem into sight and puts the caret there. */
export function goToPlace(at: Place, setTarget: (target: CellTarget) => void): void {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(String(at.field ?? ''))}"]`);
  const block = at.line === undefined ? undefined : at.line - 1;
  const place = block === undefined ? field : (field?.querySelector<HTMLElement>(`[data-block="${block}"]`) ?? field);
  place?.scrollIntoView({ block: 'center' });
  if (block !== undefined && at.row !== undefined) {
    nextToken += 1;
    setTarget({ block, row: at.row - 1, column: Number(at.column ?? 1) - 1, token: nextToken });
    return;
  }
  place?.querySelector<HTMLElement>('textarea, input, [role=combobox], button')?.focus();
}
