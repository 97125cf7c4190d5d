import { Button, Space } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { formatCount } from '../../../../shared/kernel';
import { describe, hasText, t } from '../../../ui/text';
import { useOpenBatch } from '../batch/useBatch';
import { targetOf } from './ProblemPanel';
import { type BatchProblem, forRow, type ProblemGroup } from './problemGroups';
import type { CellTarget } from './useSheetGrid';

const PAGE = 20;

interface Props {
  readonly group: ProblemGroup;
  readonly locked: boolean;
  readonly onGoTo: (target: CellTarget) => void;
}

/** One kind of problem: how many, what to do with all of them, and row by row on request. */
export function ProblemGroupCard({ group, locked, onGoTo }: Props) {
  const { change, task } = useOpenBatch();
  const [shown, setShown] = useState(0);
  const first = group.items[0];
  const name = hasText(`problem.short.${group.code}`)
    ? t(`problem.short.${group.code}`)
    : first
      ? describe(first)
      : group.code;
  return (
    <section className={`problem-group problem-group-${group.severity}`} data-code={group.code}>
      <div>
        <strong>{t(`check.group.${group.severity}`, { n: formatCount(group.count) })}</strong> {name}
        {group.severity !== 'repair' && group.open < group.count && (
          <span className="quiet"> {t('check.decided', { n: formatCount(group.count - group.open) })}</span>
        )}
      </div>
      <Space wrap size="small">
        {!locked &&
          group.open > 0 &&
          group.acts.map((act) => (
            <Button
              key={act.labelKey}
              size="small"
              type={act.primary && group.severity === 'reject' ? 'primary' : 'default'}
              disabled={task.running}
              onClick={() => void change('payout.decide', { decision: act.decision }, 'app.task.check')}
            >
              {t(act.labelKey, { n: formatCount(group.open) })}
            </Button>
          ))}
        {group.items.length > 0 && (
          <Button size="small" type="link" aria-expanded={shown > 0} onClick={() => setShown(shown > 0 ? 0 : PAGE)}>
            {t(shown > 0 ? 'check.fold' : 'check.rowByRow')}
          </Button>
        )}
      </Space>
      {shown > 0 && (
        <ul className="problem-rows">
          {group.items.slice(0, shown).map((problem, index) => (
            <ProblemRow
              // biome-ignore lint/suspicious/noArrayIndexKey: several problems of one code may stand in one cell.
              key={`${problem.sheetKey}.${problem.at.row ?? ''}.${problem.at.column ?? ''}.${index}`}
              problem={problem}
              group={group}
              locked={locked}
              onGoTo={onGoTo}
            />
          ))}
        </ul>
      )}
      {shown > 0 && group.items.length > shown && (
        <Button size="small" onClick={() => setShown(shown + PAGE * 5)}>
          {t('check.more', { n: formatCount(group.items.length - shown) })}
        </Button>
      )}
    </section>
  );
}

/** Enter on a problem goes to its cell; the arrow keys walk the list. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const item = event.currentTarget.closest('li');
  const other = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling;
  other?.querySelector('button')?.focus();
  event.preventDefault();
}

function ProblemRow({ problem, group, locked, onGoTo }: Props & { problem: BatchProblem }) {
  const { change } = useOpenBatch();
  const target = targetOf(problem);
  const [act] = group.acts;
  return (
    <li>
      <button
        type="button"
        className="problem-row"
        data-row={problem.at.row}
        disabled={!target}
        onKeyDown={walk}
        onClick={() => target && onGoTo(target)}
      >
        {describe(problem)}
      </button>
      {!locked && act && problem.at.row !== undefined && group.open > 0 && (
        <Button
          size="small"
          onClick={() => void change('payout.decide', { decision: forRow(act.decision, problem) }, 'app.task.check')}
        >
          {t(`${act.labelKey}.one`)}
        </Button>
      )}
    </li>
  );
}
