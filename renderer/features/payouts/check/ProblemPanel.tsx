import { Alert } from 'antd';
import { useMemo, useRef } from 'react';
import { formatCount } from '../../../../shared/kernel';
import { type Command, useCommands } from '../../../app/commands';
import { t } from '../../../ui/text';
import { isLocked, useOpenBatch } from '../batch/useBatch';
import { Corrections } from './Corrections';
import { ProblemGroupCard } from './ProblemGroupCard';
import { type BatchProblem, groupProblems } from './problemGroups';
import type { CellTarget } from './useSheetGrid';

/** Where a problem is in the grid, when it is at a row at all. */
export function targetOf(problem: BatchProblem): CellTarget | undefined {
  const { row, column } = problem.at;
  if (row === undefined) return undefined;
  return { sheetKey: problem.sheetKey, row, ...(column === undefined ? {} : { column }) };
}

/** What needs a decision, grouped; a click goes to the cell, F7 to the next one. */
export function ProblemPanel({ onGoTo }: { onGoTo: (target: CellTarget) => void }) {
  const { view } = useOpenBatch();
  const groups = useMemo(
    () => groupProblems(view.problems, view.batch.summary.problemCounts),
    [view.problems, view.batch.summary.problemCounts],
  );
  const next = useRef(0);
  const open = useMemo(
    () => groups.filter((group) => group.severity !== 'repair' && group.open > 0).flatMap((group) => group.items),
    [groups],
  );
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        name: 'check.nextProblem',
        labelKey: 'check.next',
        keys: 'F7',
        canRun: () => open.length > 0,
        run: () => {
          const problem = open[next.current % open.length];
          next.current += 1;
          const target = problem && targetOf(problem);
          if (target) onGoTo(target);
        },
      },
    ],
    [open, onGoTo],
  );
  useCommands(commands);

  const needed = groups.filter((group) => group.severity !== 'repair');
  const repairs = groups.filter((group) => group.severity === 'repair');
  const repaired = repairs.reduce((sum, group) => sum + group.count, 0);
  return (
    <div className="panel-body">
      {needed.length === 0 && <Alert type="success" showIcon title={t('check.nothingOpen')} />}
      {needed.map((group) => (
        <ProblemGroupCard
          key={`${group.severity}.${group.code}`}
          group={group}
          locked={isLocked(view)}
          onGoTo={onGoTo}
        />
      ))}
      {view.problemsTruncated && <p className="quiet">{t('check.truncated')}</p>}
      {repairs.length > 0 && (
        <details>
          <summary>{t('check.repaired', { n: formatCount(repaired) })}</summary>
          <div className="panel-body">
            {repairs.map((group) => (
              <ProblemGroupCard key={group.code} group={group} locked={isLocked(view)} onGoTo={onGoTo} />
            ))}
          </div>
        </details>
      )}
      <Corrections />
      <p className="quiet">{t('check.keys')}</p>
    </div>
  );
}
