import { Segmented, Tabs } from 'antd';
import { useState } from 'react';
import { t } from '../../../ui/text';
import { useNarrow } from '../../../ui/useTypeScale';
import { useOpenBatch } from '../batch/useBatch';
import { ColumnsPanel } from './ColumnsPanel';
import { ComparisonPanel } from './ComparisonPanel';
import { ProblemPanel } from './ProblemPanel';
import { SheetGrid } from './SheetGrid';
import { TotalsPanel } from './TotalsPanel';
import { type SheetGridState, useSheetGrid } from './useSheetGrid';

function SidePanel({ panel, grid }: { panel: 'columns' | 'check'; grid: SheetGridState }) {
  if (panel === 'columns') return <ColumnsPanel sheet={grid.sheet} />;
  return (
    <Tabs
      className="side-tabs"
      size="small"
      items={[
        { key: 'problems', label: t('check.tab.problems'), children: <ProblemPanel onGoTo={grid.goToCell} /> },
        { key: 'totals', label: t('check.tab.totals'), children: <TotalsPanel onGoTo={grid.goToCell} /> },
        { key: 'compare', label: t('check.tab.compare'), children: <ComparisonPanel /> },
      ]}
    />
  );
}

/** Grid at the left, what needs a decision at the right; in a small window one of the two at a time. */
export function CheckStage({ panel }: { panel: 'columns' | 'check' }) {
  const batch = useOpenBatch();
  const state = useSheetGrid(batch);
  const narrow = useNarrow();
  const [side, setSide] = useState<'grid' | 'panel'>('grid');
  const grid: SheetGridState = {
    ...state,
    goToCell: async (target) => {
      setSide('grid');
      await state.goToCell(target);
    },
  };
  if (!narrow)
    return (
      <div className="check-stage">
        <SheetGrid state={grid} openUnsure={panel === 'columns'} />
        <aside className="side-panel" aria-label={t(`check.panel.${panel}`)}>
          <SidePanel panel={panel} grid={grid} />
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
        <SheetGrid state={grid} openUnsure={false} />
      ) : (
        <aside className="side-panel">
          <SidePanel panel={panel} grid={grid} />
        </aside>
      )}
    </div>
  );
}
