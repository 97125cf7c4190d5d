import { Button, Modal } from 'antd';
import { useEffect } from 'react';
import { clearIntake, useIntake } from '../../app/intake';
import { navigate } from '../../app/router';
import { FaultNote } from '../../ui/FaultNote';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { runJob } from '../../workers/client';
import { rememberView } from './bundleViews';

/** Takes in a package that was dropped or chosen and opens it. */
export function BundleIntake() {
  const intake = useIntake();
  const task = useTask();
  const { run } = task;
  useEffect(() => {
    const file = intake?.kind === 'bundle' ? intake.files[0] : undefined;
    if (!intake || !file) return;
    clearIntake(intake.token);
    void run('app.task.verify', (options) => runJob('bundle.receive', { file }, options)).then((view) => {
      if (!view) return;
      rememberView(view);
      navigate({ page: 'bundle', bundleId: view.bundle.id });
    });
  }, [intake, run]);
  return (
    <>
      <Modal
        open={task.running}
        footer={null}
        closable={false}
        destroyOnHidden
        mask={{ closable: false }}
        onCancel={task.cancel}
        title={t('exchange.verifying')}
      >
        <TaskProgress task={task} />
      </Modal>
      {task.fault && (
        <Modal open footer={null} title={t('exchange.cannotRead')} onCancel={task.clearFault}>
          <FaultNote fault={task.fault} />
          <p>{t('intake.nothingStored')}</p>
          <Button type="primary" autoFocus onClick={task.clearFault}>
            {t('app.close')}
          </Button>
        </Modal>
      )}
    </>
  );
}
