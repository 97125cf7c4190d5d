import { Segmented } from 'antd';
import { startTransition, useCallback, useEffect, useState } from 'react';
import { t } from '../../../ui/text';
import { useNarrow } from '../../../ui/useTypeScale';
import { useOpenBatch } from '../batch/useBatch';
import { ColumnsPanel } from './ColumnsPanel';
import { ComparisonPanel } from './ComparisonPanel';
import { ProblemPanel } from './ProblemPanel';
import { SheetGrid } from './SheetGrid';
import { TotalsPanel } from './TotalsPanel';
import { type CellTarget, type SheetGridState, useSheetGrid } from './useSheetGrid';

const TABS = ['problems', 'totals', 'compare'] as const;

function SidePanel({ panel, grid }: { panel: 'columns' | 'check'; grid: SheetGridState }) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('problems');
  if (panel === 'columns') return <ColumnsPanel grid={grid} />;
  return (
    <>
      <Segmented
        block
        value={tab}
        onChange={setTab}
        options={TABS.map((value) => ({ value, label: t(`check.tab.${value}`) }))}
      />
      {tab === 'problems' && <ProblemPanel onGoTo={grid.goToCell} />}
      {tab === 'totals' && <TotalsPanel onGoTo={grid.goToCell} />}
      {tab === 'compare' && <ComparisonPanel />}
    </>
  );
}

/** Grid at the left, what needs a decision at the right; in a small window one of the two at a time. */
export function CheckStage({ panel }: { panel: 'columns' | 'check' }) {
  const batch = useOpenBatch();
  const state = useSheetGrid(batch);
  const narrow = useNarrow();
  // The grid first; what stands beside it comes in the next slice.
  const [beside, setBeside] = useState(false);
  useEffect(() => startTransition(() => setBeside(true)), []);
  const [side, setSide] = useState<'grid' | 'panel'>('grid');
  const { goToCell } = state;
  const goTo = useCallback(
    async (target: CellTarget, how?: { readonly keepFocus: boolean }) => {
      setSide('grid');
      await goToCell(target, how);
    },
    [goToCell],
  );
  const grid: SheetGridState = { ...state, goToCell: goTo };
  if (!narrow)
    return (
      <div className="check-stage">
        <SheetGrid state={grid} />
        <aside className="side-panel" aria-label={t(`check.panel.${panel}`)}>
          {beside && <SidePanel panel={panel} grid={grid} />}
        </aside>
      </div>
    );
  return (
    <div className="check-stage check-narrow">
      <Segmented
        value={side}
        options={[
          { value: 'grid', label: t('check.side.grid') },
          { value: 'panel', label: t(`check.panel.${panel}`) },
        ]}
        onChange={setSide}
      />
      {side === 'grid' ? (
        <SheetGrid state={grid} />
      ) : (
        <aside className="side-panel">
          <SidePanel panel={panel} grid={grid} />
        </aside>
      )}
    </div>
  );
}
