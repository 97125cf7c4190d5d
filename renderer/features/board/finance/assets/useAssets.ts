import { useCallback, useMemo, useState } from 'react';
import { newId, type Problem } from '../../../../../shared/kernel';
import { type AssetTotals, assetTotals, checkAssets } from '../../../../../shared/ledgers/villageFinance';
import type { AssetKind, AssetLine } from '../../../../../shared/records';
import { assetContext, blankAsset, useAssetLines } from '../../../../data/finance';
import { source } from '../../../../data/source';
import { type Task, useTask } from '../../../../ui/useTask';
import { BlankLines } from '../lines/BlankLines';

export interface AssetWork {
  readonly unitCode: string;
  readonly kind: AssetKind;
  setKind(kind: AssetKind): void;
  /** All that are stored, of both kinds. */
  readonly lines: readonly AssetLine[];
  /** Of the kind that is looked at, with blank ones to type in. */
  readonly shown: readonly AssetLine[];
  readonly blanks: BlankLines<AssetLine>;
  redraw(): void;
  readonly problems: readonly Problem[];
  readonly totals: AssetTotals;
  /** Errors of either kind stand in the way of a sheet. */
  readonly errors: Readonly<Record<AssetKind, number>>;
  readonly task: Task;
}

const ofKind = (lines: readonly AssetLine[], kind: AssetKind): readonly AssetLine[] =>
  lines.filter((line) => line.kind === kind);

const errorsIn = (problems: readonly Problem[]): number =>
  problems.filter(({ severity }) => severity === 'error').length;

const blankLines = (kind: AssetKind): BlankLines<AssetLine> =>
  new BlankLines(
    () => newId(source),
    (id, order) => blankAsset(id, order, kind),
  );

/** The ledger of a village; undefined while it is being read. */
export function useAssets(unitCode: string): AssetWork | undefined {
  const lines = useAssetLines(unitCode);
  const task = useTask();
  const [kind, setKind] = useState<AssetKind>('asset');
  const [drawn, setDrawn] = useState(0);
  const [blanks] = useState(() => ({ asset: blankLines('asset'), resource: blankLines('resource') }));
  const shown = useMemo(() => {
    // A blank line that was added is drawn without anything having been stored.
    void drawn;
    return blanks[kind].lay(ofKind(lines ?? [], kind));
  }, [lines, kind, blanks, drawn]);
  const errors = useMemo(() => {
    const of = (one: AssetKind): number => errorsIn(checkAssets(ofKind(lines ?? [], one), assetContext()));
    return { asset: of('asset'), resource: of('resource') };
  }, [lines]);
  const problems = useMemo(() => checkAssets(shown, assetContext()), [shown]);
  const redraw = useCallback(() => setDrawn((n) => n + 1), []);
  if (!lines) return undefined;
  const totals = assetTotals(ofKind(lines, kind));
  return { unitCode, kind, setKind, lines, shown, blanks: blanks[kind], redraw, problems, totals, errors, task };
}
