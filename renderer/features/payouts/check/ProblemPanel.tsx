import { Button, Space } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { formatCount } from '../../../../shared/kernel';
import { type ProblemGroup as ListGroup, ProblemList } from '../../../ui/problemList';
import { describe, hasText, t } from '../../../ui/text';
import { isLocked, useOpenBatch } from '../batch/useBatch';
import { Corrections } from './Corrections';
import { type BatchProblem, forRow, groupProblems, type ProblemGroup } from './problemGroups';
import { hasSuggestions, Suggestions } from './Suggestions';
import type { CellTarget } from './useSheetGrid';

/** Where a problem is in the grid, when it is at a row at all. */
function targetOf(problem: BatchProblem): CellTarget | undefined {
  const { row, column } = problem.at;
  if (row === undefined) return undefined;
  return { sheetKey: problem.sheetKey, row, ...(column === undefined ? {} : { column }) };
}

const keyOf = (problem: BatchProblem): string =>
  `${problem.sheetKey}.${problem.at.row ?? ''}.${problem.at.column ?? ''}.${problem.code}`;

type GoTo = (target: CellTarget, how: { readonly keepFocus: boolean }) => void;

/** What needs a decision, grouped; a click goes to the cell, F7 to the next one. */
export function ProblemPanel({ onGoTo }: { onGoTo: GoTo }) {
  const { view, change, task } = useOpenBatch();
  const [current, setCurrent] = useState<BatchProblem | null>(null);
  const locked = isLocked(view);
  const groups = useMemo(
    () => groupProblems(view.problems, view.batch.summary.problemCounts),
    [view.problems, view.batch.summary.problemCounts],
  );
  const shown = useMemo<ListGroup<BatchProblem>[]>(
    () =>
      groups.map((group) => ({
        key: `${group.severity}.${group.code}`,
        severity: group.severity,
        ...(hasText(`problem.short.${group.code}`) ? { title: t(`problem.short.${group.code}`) } : {}),
        problems: group.items,
        count: group.count,
        actions: <GroupActs group={group} disabled={locked || task.running} />,
      })),
    [groups, locked, task.running],
  );
  const onGo = useCallback(
    (problem: BatchProblem, how: { readonly keepFocus: boolean }) => {
      setCurrent(problem);
      const target = targetOf(problem);
      if (target) onGoTo(target, how);
    },
    [onGoTo],
  );
  const own = current && groups.find((group) => group.code === current.code && group.items.includes(current));
  const [act] = own?.acts ?? [];
  return (
    <div className="problem-panel">
      <ProblemList
        groups={shown}
        label={t('check.tab.problems')}
        describe={describe}
        keyOf={keyOf}
        currentKey={current ? keyOf(current) : null}
        onGo={onGo}
        empty={t('check.nothingOpen')}
      />
      {current && act && !locked && (
        <div className="current-problem">
          <span>{t('check.current', { row: current.at.row ?? '' })}</span>
          <Button
            size="small"
            disabled={task.running}
            onClick={() => void change('payout.decide', { decision: forRow(act.decision, current) }, 'app.task.check')}
          >
            {t(`${act.labelKey}.one`)}
          </Button>
        </div>
      )}
      {view.problemsTruncated && <p className="quiet">{t('check.truncated')}</p>}
      <Corrections />
    </div>
  );
}

function GroupActs({ group, disabled }: { group: ProblemGroup; disabled: boolean }) {
  const { change } = useOpenBatch();
  const decided = group.count - group.open;
  // Repairs are done already; each stays open to being taken back.
  const canAct = group.severity === 'repair' || group.open > 0;
  return (
    <Space wrap size="small">
      {canAct &&
        group.acts.map((act) => (
          <Button
            key={act.labelKey}
            size="small"
            disabled={disabled}
            data-act={`${act.decision.kind}.${group.code}`}
            onClick={() => void change('payout.decide', { decision: act.decision }, 'app.task.check')}
          >
            {t(act.labelKey, { n: formatCount(group.open || group.count) })}
          </Button>
        ))}
      {hasSuggestions(group.code) && group.open > 0 && <Suggestions code={group.code} disabled={disabled} />}
      {group.severity !== 'repair' && decided > 0 && (
        <span className="quiet">{t('check.decided', { n: formatCount(decided) })}</span>
      )}
    </Space>
  );
}
