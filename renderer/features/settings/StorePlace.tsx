import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { refreshSpace, useSpace, useStoreOpened } from '../../app/shellState';
import { host } from '../../host';
import { FaultNote } from '../../ui/FaultNote';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { HostNumber } from './HostNumber';

const GIB = 1024 ** 3;
const MAX_FLOOR_MB = 100_000;

/** Where the data lies, how much room there is, and below what room nothing is written. */
export function StorePlace() {
  const { info } = useSession();
  const opened = useStoreOpened();
  const space = useSpace();
  const task = useTask();
  const [moved, setMoved] = useState('');
  const inBrowser = info.capabilities.keyStore === 'browser';
  const move = async (): Promise<void> => {
    const done = await task.run('security.placeMoving', () => host()['store.moveFolder']());
    if (done) setMoved(done.place);
  };
  return (
    <>
      <h2>{t('security.place')}</h2>
      {inBrowser ? (
        <p>{t('security.placeBrowser')}</p>
      ) : (
        <>
          <p className="place">{opened?.place}</p>
          <p>{t('security.placeMoveLead')}</p>
          <div>
            <Button disabled={task.running} onClick={() => void move()}>
              {t('security.placeMove')}
            </Button>
          </div>
        </>
      )}
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {moved !== '' && <Alert type="success" showIcon title={t('security.placeMoved', { place: moved })} />}
      {space?.freeBytes != null && (
        <p className="figures">{t('security.free', { gib: (space.freeBytes / GIB).toFixed(1) })}</p>
      )}
      <Form component="div" layout="vertical">
        <HostNumber
          name="freeSpaceFloorMb"
          labelKey="security.floor"
          hintKey="security.floorHint"
          max={MAX_FLOOR_MB}
          onSaved={() => void refreshSpace()}
        />
      </Form>
    </>
  );
}
