import { App, Button, Space } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Command, useCommands } from '../../../app/commands';
import { BatchHistory } from '../../../app/history/BatchHistory';
import { describeAct } from '../../../app/history/historyWords';
import { markReady } from '../../../app/ready';
import { type BatchStage, navigate } from '../../../app/router';
import { undoState } from '../../../data/store';
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

/** Undo and redo of this batch, each with a word about what it was. */
function useBatchUndo({ view, change, batchId }: OpenBatch): { undo(): void; redo(): void } {
  const { message } = App.useApp();
  const { canUndo, canRedo } = view;
  return useMemo(() => {
    const act = async (way: 'undo' | 'redo'): Promise<void> => {
      const line = (await undoState(batchId))[way];
      const done = await change(way === 'undo' ? 'payout.undo' : 'payout.redo', {});
      if (done && line)
        void message.success(t(way === 'undo' ? 'history.undone' : 'history.redone', { what: describeAct(line) }));
    };
    return {
      undo: () => void (canUndo && act('undo')),
      redo: () => void (canRedo && act('redo')),
    };
  }, [batchId, change, canUndo, canRedo, message]);
}

function useBatchCommands(
  batch: OpenBatch,
  { undo, redo }: { undo(): void; redo(): void },
  showHistory: () => void,
): void {
  const { view, batchId } = batch;
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        name: 'batch.undo',
        labelKey: 'batch.undo',
        keys: 'Ctrl+Z',
        canRun: () => view.canUndo,
        run: undo,
      },
      {
        name: 'batch.redo',
        labelKey: 'batch.redo',
        keys: 'Ctrl+Y',
        canRun: () => view.canRedo,
        run: redo,
      },
      { name: 'batch.history', labelKey: 'history.ofBatch', run: showHistory },
      {
        name: 'batch.posting',
        labelKey: 'batch.toPosting',
        keys: 'Ctrl+P',
        canRun: () => isLocked(view),
        run: () => navigate({ page: 'batch', batchId, stage: 'posting' }),
      },
    ],
    [view, batchId, undo, redo, showHistory],
  );
  useCommands(commands);
}

function OpenBatchScreen({ batch, stage }: { batch: OpenBatch; stage: BatchStage }) {
  const [historyOpen, setHistoryOpen] = useState(false);
  const steps = useBatchUndo(batch);
  useBatchCommands(
    batch,
    steps,
    useCallback(() => setHistoryOpen(true), []),
  );
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
      action={
        <Space wrap>
          <StageBar stage={stage} />
          <Button type="text" onClick={() => setHistoryOpen(true)}>
            {t('app.menu.history')}
          </Button>
        </Space>
      }
      footer={stage === 'posting' ? undefined : <ReportBar />}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <TaskProgress task={task} />
      {stage !== 'posting' && stage !== 'columns' && <UnreadFiles />}
      {stage === 'files' && <FilesStage />}
      {isGrid && <CheckStage panel={stage} />}
      {stage === 'confirm' && <ConfirmStage />}
      {stage === 'posting' && <PostingStage />}
      {historyOpen && (
        <BatchHistory
          scope={batch.batchId}
          onUndo={steps.undo}
          onRedo={steps.redo}
          onClose={() => setHistoryOpen(false)}
        />
      )}
    </Screen>
  );
}
