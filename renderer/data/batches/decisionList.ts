import { type Decoded, decode } from '../../../shared/kernel';
import type { ForcedField, RowDecision } from '../../../shared/payout';
import { PAYOUT_FIELDS } from '../../../shared/payout/types';

/** One act of a person on rows of one sheet: kept sealed with the batch, an input of every later check, removed by undo. */
const decisionAct = decode.object({
  id: decode.string({ max: 40 }),
  kind: decode.oneOf(['acceptWithoutId', 'takeIn', 'confirm', 'keepAsWritten'] as const),
  code: decode.string({ max: 80 }),
  /** keepAsWritten: the repaired column, 1-based; 0 otherwise. */
  column: decode.integer(0),
  sheetKey: decode.string({ max: 20 }),
  rows: decode.arrayOf(decode.integer(1), 2_000_000),
});
export type DecisionAct = Decoded<typeof decisionAct>;

/** Meanings of columns that a person chose. */
export const forcedFields = decode.arrayOf(
  decode.object({ index: decode.integer(1), field: decode.nullable(decode.oneOf(PAYOUT_FIELDS)) }),
  2000,
);

export const decodeChoices = decode.object({
  acts: decode.arrayOf(decisionAct, 100_000),
  /** By sheet key. */
  forced: decode.recordOf(forcedFields),
  /** Village a whole file belongs to, by file number. */
  villages: decode.recordOf(decode.string({ max: 100 })),
  /** Header rows that a person pointed out, by sheet key. */
  headerRows: decode.recordOf(decode.integer(1)),
});

/** Everything a person decided about a batch besides the cells themselves. */
export interface Choices {
  readonly acts: readonly DecisionAct[];
  readonly forced: Readonly<Record<string, readonly ForcedField[]>>;
  readonly villages: Readonly<Record<string, string>>;
  readonly headerRows: Readonly<Record<string, number>>;
}

export const NO_CHOICES: Choices = { acts: [], forced: {}, villages: {}, headerRows: {} };

function rowDecision(act: DecisionAct): RowDecision {
  switch (act.kind) {
    case 'acceptWithoutId':
      return { kind: 'acceptWithoutId', code: act.code };
    case 'takeIn':
      return { kind: 'takeIn', code: 'dup_exact' };
    case 'keepAsWritten':
      return { kind: 'keepAsWritten', column: act.column };
    case 'confirm':
      return { kind: 'confirm', code: act.code };
  }
}

/** The decisions of one sheet as the check takes them: by row number. */
export function decisionsOf(acts: readonly DecisionAct[], sheetKey: string): Map<number, RowDecision[]> {
  const byRow = new Map<number, RowDecision[]>();
  for (const act of acts) {
    if (act.sheetKey !== sheetKey) continue;
    const decision = rowDecision(act);
    for (const row of act.rows) {
      const known = byRow.get(row);
      if (known) known.push(decision);
      else byRow.set(row, [decision]);
    }
  }
  return byRow;
}
