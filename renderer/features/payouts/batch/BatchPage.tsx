import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { type Command, useCommands } from '../../../app/commands';
import { markReady } from '../../../app/ready';
import { type BatchStage, navigate } from '../../../app/router';
import { FaultNote } from '../../../ui/FaultNote';
import { Screen } from '../../../ui/Screen';
import { TaskProgress } from '../../../ui/TaskProgress';
import { t } from '../../../ui/text';
import { CheckStage } from '../check/CheckStage';
import { ConfirmStage } from '../confirm/ConfirmStage';
import { PostingStage } from '../posting/PostingStage';
import { StateTag } from '../StateTag';
import { FilesStage } from './FilesStage';
import { ReportBar } from './ReportBar';
import { StageBar } from './StageBar';
import { UnreadFiles } from './UnreadFiles';
import { BatchProvider, isLocked, type OpenBatch, useBatch } from './useBatch';

/** One batch: four stages that stay visible, and the posting. */
export function BatchPage({ batchId, stage }: { batchId: string; stage: BatchStage }) {
  const { batch, task } = useBatch(batchId);
  useEffect(() => {
    if (batch || task.fault) markReady();
  }, [batch, task.fault]);
  if (!batch)
    return (
      <Screen title={t('batch.opening')}>
        <TaskProgress task={task} />
        <FaultNote
          fault={task.fault}
          action={<Button onClick={() => navigate({ page: 'payouts' })}>{t('batch.backToList')}</Button>}
        />
      </Screen>
    );
  return (
    <BatchProvider value={batch}>
      <OpenBatchScreen batch={batch} stage={stage} />
    </BatchProvider>
  );
}

function useBatchCommands(batch: OpenBatch): void {
  const { view, change, batchId } = batch;
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        name: 'batch.undo',
        labelKey: 'batch.undo',
        keys: 'Ctrl+Z',
        canRun: () => view.canUndo,
        run: () => void change('payout.undo', {}),
      },
      {
        name: 'batch.redo',
        labelKey: 'batch.redo',
        keys: 'Ctrl+Y',
        canRun: () => view.canRedo,
        run: () => void change('payout.redo', {}),
      },
      {
        name: 'batch.posting',
        labelKey: 'batch.toPosting',
        keys: 'Ctrl+P',
        canRun: () => isLocked(view),
        run: () => navigate({ page: 'batch', batchId, stage: 'posting' }),
      },
    ],
    [view, change, batchId],
  );
  useCommands(commands);
}

function OpenBatchScreen({ batch, stage }: { batch: OpenBatch; stage: BatchStage }) {
  useBatchCommands(batch);
  const { view, task } = batch;
  const isGrid = stage === 'check' || stage === 'columns';
  return (
    <Screen
      fill={isGrid || stage === 'posting'}
      scrollBody={!isGrid && stage !== 'posting'}
      title={
        <>
          {view.batch.title || t('desk.untitled')} <StateTag state={view.batch.state} />
        </>
      }
      action={<StageBar stage={stage} />}
      footer={stage === 'posting' ? undefined : <ReportBar />}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <TaskProgress task={task} />
      {stage !== 'posting' && stage !== 'columns' && <UnreadFiles />}
      {stage === 'files' && <FilesStage />}
      {isGrid && <CheckStage panel={stage} />}
      {stage === 'confirm' && <ConfirmStage />}
      {stage === 'posting' && <PostingStage />}
    </Screen>
  );
}
