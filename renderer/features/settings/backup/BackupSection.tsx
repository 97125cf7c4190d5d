import { Alert, App, Button, Space } from 'antd';
import { useEffect } from 'react';
import type { BackupState } from '../../../../shared/hostStore';
import { describeBackups } from '../../../app/backupWords';
import { useSession } from '../../../app/session';
import { putBackups, refreshBackups, useBackups } from '../../../app/shellState';
import { host } from '../../../host';
import { FaultNote } from '../../../ui/FaultNote';
import { describeMoment } from '../../../ui/moment';
import { StateMark } from '../../../ui/StateMark';
import { TaskProgress } from '../../../ui/TaskProgress';
import { faultText, t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { BackupList } from './BackupList';
import { verifiedWords } from './backupText';
import { RestoreWizard } from './RestoreWizard';
import { useRestore } from './useRestore';

/** 设置 › 备份: where they go, how old the last one is, and the way back. */
export function BackupSection() {
  const { info } = useSession();
  const state = useBackups();
  const restore = useRestore();
  useEffect(() => void refreshBackups(), []);
  if (!state) return null;
  const hasFolder = info.capabilities.backupFolder;
  return (
    <div className="form-column settings-blocks backup-section">
      <p>{t(hasFolder ? 'backup.lead' : 'backup.leadBrowser')}</p>
      {hasFolder && <FolderPart state={state} />}
      {!hasFolder && <SavePart primary />}
      {hasFolder && state.backups.length > 0 && (
        <BackupList backups={state.backups} onRestore={(backup) => void restore.start(backup.name)} />
      )}
      {hasFolder && (
        <>
          <h2>{t('backup.elsewhere')}</h2>
          <p>{t('backup.saveLead')}</p>
          <SavePart primary={false} />
        </>
      )}
      <h2>{t('restore.title')}</h2>
      <p>{t('restore.lead')}</p>
      <div>
        <Button disabled={restore.task.running} onClick={() => void restore.start()}>
          {t('restore.fromFile')}
        </Button>
      </div>
      {restore.step.at === 'closed' && (
        <>
          <TaskProgress task={restore.task} />
          <FaultNote fault={restore.task.fault} onClose={restore.task.clearFault} />
        </>
      )}
      <RestoreWizard restore={restore} />
    </div>
  );
}

function FolderPart({ state }: { state: BackupState }) {
  const { message } = App.useApp();
  const task = useTask();
  const now = Date.now();
  const { reminder } = describeBackups(state, now, true);
  const last = state.backups[0];
  const choose = async (): Promise<void> => {
    const chosen = await task.run('app.task.saving', () => host()['backup.chooseFolder']());
    if (chosen) putBackups(chosen);
  };
  const backUp = async (): Promise<void> => {
    const made = await task.run('backup.running', (options) => runJob('store.backup', { reason: 'manual' }, options));
    if (made?.backup) void message.success(t('backup.done'));
    if (made && made.fault !== '') void message.error(faultText(made.fault));
    void refreshBackups();
  };
  return (
    <>
      {reminder !== '' && <Alert type="warning" showIcon title={reminder} />}
      {reminder === '' && state.missingSince !== '' && (
        <Alert
          type="warning"
          showIcon
          title={t('backup.missingLead', { when: describeMoment(state.missingSince, now) })}
        />
      )}
      <h2>{t('backup.folder')}</h2>
      <p>
        {state.folder === '' ? t('backup.folderNone') : t('backup.folderIs', { name: state.folder })}{' '}
        {state.folder !== '' && (
          <StateMark tone={state.isReachable ? 'good' : 'wait'}>
            {t(state.isReachable ? 'backup.reachable' : 'backup.missing')}
          </StateMark>
        )}
      </p>
      {state.folder !== '' && (
        <p>
          {last
            ? t('backup.last', {
                when: describeMoment(last.snapshot.createdAt, now),
                verified: verifiedWords(last, now),
              })
            : t('backup.lastNone')}
        </p>
      )}
      <Space wrap>
        {state.folder !== '' && (
          <Button type="primary" disabled={task.running || !state.isReachable} onClick={() => void backUp()}>
            {t('backup.now')}
          </Button>
        )}
        <Button
          type={state.folder === '' ? 'primary' : 'default'}
          disabled={task.running}
          onClick={() => void choose()}
        >
          {t(state.folder === '' ? 'backup.choose' : 'backup.chooseOther')}
        </Button>
      </Space>
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
    </>
  );
}

/** A browser counts a click for 5 s. */
const CLICK_LASTS_MS = 4000;

/** A backup file wherever the person wants it; in a browser the only kind. */
function SavePart({ primary }: { primary: boolean }) {
  const { message, modal } = App.useApp();
  const task = useTask();
  const save = async (): Promise<void> => {
    const begun = performance.now();
    const made = await task.run('backup.running', (options) => runJob('store.snapshot', {}, options));
    if (!made) return;
    // A browser opens its dialog only shortly after a click.
    if (performance.now() - begun > CLICK_LASTS_MS)
      await new Promise<void>((resolve) =>
        modal.info({ title: t('backup.ready'), okText: t('backup.saveFile'), onOk: () => resolve() }),
      );
    const saved = await task.run('app.task.save', () => host()['backup.saveAs']({ snapshot: made.name }));
    if (saved) void message.success(t('backup.saved', { name: saved.name }));
  };
  return (
    <>
      <div>
        <Button type={primary ? 'primary' : 'default'} disabled={task.running} onClick={() => void save()}>
          {t('backup.saveFile')}
        </Button>
      </div>
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
    </>
  );
}
