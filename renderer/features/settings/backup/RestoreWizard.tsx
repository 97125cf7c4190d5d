import { Alert, Button, Result } from 'antd';
import { useState } from 'react';
import type { OpenedBackup } from '../../../../shared/hostStore';
import type { BackupContents } from '../../../../shared/jobs';
import { RecoveryCodeField } from '../../../app/lock/RecoveryCodeField';
import { isComplete, joinGroups } from '../../../app/lock/recoveryGroups';
import { SecretField } from '../../../app/lock/SecretField';
import { TryNote } from '../../../app/lock/TryNote';
import { navigate } from '../../../app/router';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { describeMoment } from '../../../ui/moment';
import { TaskProgress } from '../../../ui/TaskProgress';
import { t } from '../../../ui/text';
import { ContentsTable } from './ContentsTable';
import type { Restore } from './useRestore';

/** 恢复: the passphrase where it is needed, what it holds and what would change, then all or nothing. */
export function RestoreWizard({ restore }: { restore: Restore }) {
  const { step } = restore;
  if (step.at === 'closed') return null;
  if (step.at === 'passphrase') return <PassphraseStep restore={restore} backup={step.backup} />;
  if (step.at === 'contents') return <ContentsStep restore={restore} backup={step.backup} contents={step.contents} />;
  return (
    <Dialog
      open
      title={t('restore.dialog')}
      okText={t('restore.closeDone')}
      onOk={restore.close}
      onCancel={restore.close}
      otherAct={
        <Button
          onClick={() => {
            restore.close();
            navigate({ page: 'history' });
          }}
        >
          {t('restore.toHistory')}
        </Button>
      }
    >
      <Result status="success" title={t('restore.done', { when: describeMoment(step.when, Date.now()) })} />
    </Dialog>
  );
}

function PassphraseStep({ restore, backup }: { restore: Restore; backup: OpenedBackup }) {
  const { unlock, task } = restore;
  const [by, setBy] = useState<'passphrase' | 'recovery'>('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [groups, setGroups] = useState<readonly string[]>([]);
  const ready = by === 'passphrase' ? passphrase !== '' : isComplete(groups);
  return (
    <Dialog
      open
      width={640}
      title={t('restore.dialog')}
      okText={t('restore.look')}
      okDisabled={!ready || unlock.waitSeconds > 0}
      busy={task.running}
      onOk={() => void restore.tryPassphrase(by, by === 'passphrase' ? passphrase : joinGroups(groups))}
      onCancel={restore.close}
    >
      <p>{backup.name}</p>
      <p>{t('restore.passphraseLead')}</p>
      {by === 'passphrase' ? (
        <SecretField label={t('restore.passphrase')} value={passphrase} autoFocus onChange={setPassphrase} />
      ) : (
        <RecoveryCodeField value={groups} autoFocus onChange={setGroups} />
      )}
      <div>
        <Button
          type="link"
          className="cell-link"
          onClick={() => setBy(by === 'passphrase' ? 'recovery' : 'passphrase')}
        >
          {t(by === 'passphrase' ? 'restore.useRecovery' : 'restore.usePassphrase')}
        </Button>
      </div>
      <TryNote unlock={unlock} />
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
    </Dialog>
  );
}

interface ContentsProps {
  readonly restore: Restore;
  readonly backup: OpenedBackup;
  readonly contents: BackupContents;
}

function ContentsStep({ restore, backup, contents }: ContentsProps) {
  const { task } = restore;
  const when = describeMoment(contents.at, Date.now());
  return (
    <Dialog
      open
      width={720}
      title={t('restore.dialog')}
      // What replaces everything is never what a quick Enter does.
      okText={t('restore.not')}
      okDisabled={task.running}
      onOk={restore.close}
      onCancel={() => !task.running && restore.close()}
      otherAct={
        <Button danger loading={task.running} onClick={() => void restore.restore()}>
          {t('restore.do')}
        </Button>
      }
    >
      <p>
        {t('restore.what', { name: backup.name, when })}{' '}
        {t('restore.unit', { name: contents.unitName || t('restore.unitNone') })}
      </p>
      {!contents.isOwn && <Alert type="warning" showIcon title={t('restore.foreign')} />}
      <ContentsTable contents={contents} />
      <p>{t('restore.meaning')}</p>
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
    </Dialog>
  );
}
