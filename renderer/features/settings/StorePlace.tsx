import { Alert, Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useHostSettings } from '../../app/hostSettings';
import { useSession } from '../../app/session';
import { refreshSpace, useSpace, useStoreOpened } from '../../app/shellState';
import { lookAtSpace } from '../../app/vaultSession';
import { host } from '../../host';
import { FaultNote } from '../../ui/FaultNote';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';

const GIB = 1024 ** 3;
const MAX_FLOOR_MB = 100_000;

/** Where the data lies, how much room there is, and below what room nothing is written. */
export function StorePlace() {
  const { info } = useSession();
  const opened = useStoreOpened();
  const space = useSpace();
  const settings = useHostSettings();
  const task = useTask();
  const [moved, setMoved] = useState('');
  const inBrowser = info.capabilities.keyStore === 'browser';
  const setFloor = async (freeSpaceFloorMb: number): Promise<void> => {
    await settings.save({ freeSpaceFloorMb });
    await Promise.all([refreshSpace(), lookAtSpace()]);
  };
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
        <Form.Item label={t('security.floor')} extra={t('security.floorHint')}>
          <InputNumber
            key={settings.values?.freeSpaceFloorMb}
            aria-label={t('security.floor')}
            min={0}
            max={MAX_FLOOR_MB}
            precision={0}
            defaultValue={settings.values?.freeSpaceFloorMb ?? 0}
            onBlur={(event) => {
              const floor = Number(event.target.value);
              if (!Number.isInteger(floor) || floor < 0 || floor > MAX_FLOOR_MB) return;
              if (floor !== settings.values?.freeSpaceFloorMb) void setFloor(floor);
            }}
          />
        </Form.Item>
      </Form>
    </>
  );
}
