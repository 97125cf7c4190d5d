import { formatCount } from '../../../../shared/kernel';
import { type BatchStage, formatRoute } from '../../../app/router';
import { t } from '../../../ui/text';
import { columnCounts, openCounts } from './summary';
import { isLocked, useOpenBatch } from './useBatch';

interface Step {
  readonly stage: BatchStage;
  readonly label: string;
  readonly done: boolean;
}

/** ① 文件 ② 列 ③ 检查 ④ 确认 ⑤ 公示: always in sight, each a link. */
export function StageBar({ stage }: { stage: BatchStage }) {
  const { view, batchId } = useOpenBatch();
  const { batch } = view;
  const columns = columnCounts(batch);
  const open = openCounts(batch.summary);
  const locked = isLocked(view);
  const steps: Step[] = [
    {
      stage: 'files',
      label: t('batch.stage.files', { n: formatCount(batch.files.length) }),
      done: batch.files.length > 0,
    },
    {
      stage: 'columns',
      label: t('batch.stage.columns', { known: columns.known, all: columns.all }),
      done: columns.unsure === 0,
    },
    {
      stage: 'check',
      label: t('batch.stage.check', { n: formatCount(batch.summary.counts.read) }),
      done: open.rejected + open.warned === 0 && batch.summary.counts.read > 0,
    },
    { stage: 'confirm', label: t('batch.stage.confirm'), done: locked },
    { stage: 'posting', label: t('batch.stage.posting'), done: batch.state === 'posted' },
  ];
  return (
    <nav className="stage-bar" aria-label={t('batch.stages')}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.stage}>
            <a
              href={formatRoute({ page: 'batch', batchId, stage: step.stage })}
              aria-current={step.stage === stage ? 'step' : undefined}
            >
              <span className="stage-no" aria-hidden="true">
                {index + 1}
              </span>
              {step.label}
              {step.done && <span className="stage-done">{t('batch.stage.done')}</span>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
