import { Button } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { beijingDay } from '../../../shared/kernel';
import { BUNDLE_TYPES, SHEET_TYPES } from '../../app/deskCommands';
import { takeIn } from '../../app/intake';
import { newBlankSheet } from '../../app/newBlank';
import { markReady } from '../../app/ready';
import { formatRoute } from '../../app/router';
import { canTakeCountySample, startCountySample, startSample } from '../../app/sample';
import { useSettings, useUnits } from '../../app/session';
import { type Coverage, useCoverage, useOwnCoverage, useWaiting } from '../../data/coverage';
import { listBatches, listReceived } from '../../data/queries';
import { source } from '../../data/source';
import { FaultNote } from '../../ui/FaultNote';
import { FilePicker } from '../../ui/FilePicker';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { type Task, useTask } from '../../ui/useTask';
import { BackupReminder } from './BackupReminder';
import { DeskMatrix } from './DeskMatrix';
import './desk.css';
import { WaitingColumns } from './WaitingColumns';
import { WaitingList } from './WaitingList';

/** Somebody entered something, or something is due: the desk then shows the work first and keeps the files to one line. */
const hasBegun = ({ cells }: Coverage): boolean =>
  cells.some(({ disclosureId, state }) => disclosureId !== '' || state === 'late');

/** The first window: one obvious act while nothing is there; afterwards what is late, due and came back. */
export function DeskPage() {
  const batches = useLiveQuery(() => listBatches(), []);
  const received = useLiveQuery(() => listReceived(), []);
  const coverage = useCoverage(Number(beijingDay(source.now()).slice(0, 4)));
  const own = useOwnCoverage();
  const lists = useWaiting();
  const task = useTask();
  const { isSample } = useSettings();
  const ready = batches && received && coverage && own && lists;
  const isReady = Boolean(ready);
  useEffect(() => {
    if (isReady) markReady();
  }, [isReady]);
  if (!ready) return null;
  const waits = Object.values(lists).some((list) => list.length > 0);
  const begun = waits || hasBegun(coverage);
  return (
    <section className={begun ? 'screen desk desk-working' : 'screen desk'}>
      <DropZone task={task} compact={begun} isFirst={batches.length === 0 && received.length === 0} />
      {batches.length > 0 && !isSample && <BackupReminder />}
      {begun && <WaitingColumns lists={lists} coverage={coverage} own={own} task={task} />}
      <WaitingList batches={batches} received={received} />
      {batches.length > 0 && (
        <p className="quiet desk-more">
          <a href={formatRoute({ page: 'payouts' })}>{t('desk.allBatches')}</a>
        </p>
      )}
      {begun && coverage.villages.length > 0 && <DeskMatrix coverage={coverage} task={task} />}
    </section>
  );
}

interface DropProps {
  readonly task: Task;
  readonly compact: boolean;
  /** Nothing was brought in yet: examples are offered. */
  readonly isFirst: boolean;
}

function DropZone({ task, compact, isFirst }: DropProps) {
  const { self } = useUnits();
  return (
    <div className={compact ? 'drop-zone drop-compact' : 'drop-zone'}>
      <h1 tabIndex={-1}>{t(self?.level === 'county' ? 'desk.dropBundle' : 'desk.drop')}</h1>
      {!compact && <p>{t('desk.dropKinds')}</p>}
      <div className="drop-acts">
        <FilePicker
          primary
          multiple
          label={t('desk.choose')}
          accept={`${SHEET_TYPES},${BUNDLE_TYPES}`}
          testId="desk-files"
          onFiles={(files) => takeIn(files)}
        />
        <Button onClick={() => void newBlankSheet(task)}>{t('desk.newBlank')}</Button>
        {isFirst && (
          <span className="drop-sample">
            {t('desk.noFile')}
            {self?.level !== 'county' && (
              <Button type="link" onClick={() => void startSample(task)}>
                {t('desk.sample')}
              </Button>
            )}
            {canTakeCountySample(self) && (
              <Button type="link" onClick={() => void startCountySample(task)}>
                {t('desk.sampleCounty')}
              </Button>
            )}
          </span>
        )}
      </div>
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
    </div>
  );
}
