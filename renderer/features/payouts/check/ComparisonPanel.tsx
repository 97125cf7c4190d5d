import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Comparison } from '../../../../shared/jobs';
import { formatCount } from '../../../../shared/kernel';
import { FaultNote } from '../../../ui/FaultNote';
import { TaskProgress } from '../../../ui/TaskProgress';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { useOpenBatch } from '../batch/useBatch';

const KINDS = ['new', 'gone', 'nameOrGroup', 'amount'] as const;
type Kind = (typeof KINDS)[number];
const SHOWN = 300;

/** New, gone, changed against the last period of the same program. */
export function ComparisonPanel() {
  const { batchId, version } = useOpenBatch();
  const task = useTask();
  const { run } = task;
  const [found, setFound] = useState<Comparison | null | undefined>(undefined);
  const [kind, setKind] = useState<Kind | 'all'>('all');
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared again after every change of the rows.
  useEffect(() => {
    void run('app.task.compare', (options) => runJob('payout.compare', { batchId }, options)).then((value) => {
      if (value !== undefined) setFound(value);
    });
  }, [batchId, run, version]);
  if (found === undefined)
    return (
      <div className="panel-body">
        <TaskProgress task={task} />
        <FaultNote fault={task.fault} />
      </div>
    );
  if (found === null) return <p className="panel-body">{t('compare.none')}</p>;
  const lines = found.lines.filter((line) => kind === 'all' || line.kind === kind);
  return (
    <div className="panel-body">
      <p>{t('compare.with', { title: found.otherTitle })}</p>
      <Select
        value={kind}
        className="full"
        aria-label={t('compare.filter')}
        onChange={setKind}
        options={[
          { value: 'all' as const, label: t('compare.all') },
          ...KINDS.map((value) => ({
            value,
            label: t('compare.kindCount', { kind: t(`compare.kind.${value}`), n: formatCount(found.counts[value]) }),
          })),
        ]}
      />
      <ul className="compare-list">
        {lines.slice(0, SHOWN).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own; the list never reorders.
          <li key={index}>
            <strong>{line.payee}</strong>{' '}
            <span className="quiet">{[line.village, line.group].filter(Boolean).join(' ')}</span>
            <div className="figures">
              {t(`compare.kind.${line.kind}`)}
              {line.before !== '' || line.after !== ''
                ? t('compare.change', {
                    before: line.before || t('compare.nothing'),
                    after: line.after || t('compare.nothing'),
                  })
                : ''}
            </div>
          </li>
        ))}
      </ul>
      {lines.length > SHOWN && <p className="quiet">{t('compare.more', { n: formatCount(lines.length - SHOWN) })}</p>}
    </div>
  );
}
