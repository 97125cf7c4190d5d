import { Button } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { BUNDLE_TYPES, SHEET_TYPES } from '../../app/deskCommands';
import { takeIn } from '../../app/intake';
import { newBlankSheet } from '../../app/newBlank';
import { markReady } from '../../app/ready';
import { formatRoute } from '../../app/router';
import { canTakeCountySample, startCountySample, startSample } from '../../app/sample';
import { useSettings, useUnits } from '../../app/session';
import { listBatches, listReceived } from '../../data/queries';
import { FaultNote } from '../../ui/FaultNote';
import { FilePicker } from '../../ui/FilePicker';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { BackupReminder } from './BackupReminder';
import { WaitingList } from './WaitingList';

/** The first window: one obvious act, and below it what waits. */
export function DeskPage() {
  const batches = useLiveQuery(() => listBatches(), []);
  const received = useLiveQuery(() => listReceived(), []);
  const task = useTask();
  const { self } = useUnits();
  const { isSample } = useSettings();
  const ready = batches !== undefined && received !== undefined;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  if (!ready) return null;
  return (
    <section className="screen desk">
      <div className="drop-zone">
        <h1 tabIndex={-1}>{t(self?.level === 'county' ? 'desk.dropBundle' : 'desk.drop')}</h1>
        <p>{t('desk.dropKinds')}</p>
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
          {batches.length === 0 && received.length === 0 && (
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
      {batches.length > 0 && !isSample && <BackupReminder />}
      <WaitingList batches={batches} received={received} />
      {batches.length > 0 && (
        <p className="quiet desk-more">
          <a href={formatRoute({ page: 'payouts' })}>{t('desk.allBatches')}</a>
        </p>
      )}
    </section>
  );
}
