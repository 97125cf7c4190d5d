import { Button, ConfigProvider, Popconfirm, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { Params } from '../../shared/kernel';
import { host } from '../host';
import { FaultNote } from '../ui/FaultNote';
import { t } from '../ui/text';
import type { Fault } from '../ui/useTask';
import { markReady } from './ready';
import { themeFor } from './theme';

/** The store cannot be opened as it lies there; an empty one may take its place, for a backup to be restored into. */
const SET_ASIDE: ReadonlySet<string> = new Set(['host.keyDamaged', 'host.storeDamaged', 'host.notFound']);

/** The program could not start; nothing was written. */
export function StartRefused({ code, params }: { code: string; params: Params }) {
  const [failed, setFailed] = useState<Fault | null>(null);
  useEffect(markReady, []);
  const startOver = async (): Promise<void> => {
    const done = await host()['store.startOver']();
    if (done.ok) location.reload();
    else setFailed({ code: done.fault, params: done.params });
  };
  return (
    <ConfigProvider theme={themeFor(100)}>
      <main className="start-refused">
        <h1>{t('app.start.refused')}</h1>
        <FaultNote fault={{ code, params }} />
        <p>{t('app.start.nothingChanged')}</p>
        {SET_ASIDE.has(code) && <p>{t('app.start.overLead')}</p>}
        <Space wrap>
          <Button type="primary" onClick={() => location.reload()}>
            {t('app.start.again')}
          </Button>
          {SET_ASIDE.has(code) && (
            <Popconfirm title={t('app.start.over')} description={t('app.start.overMeans')} onConfirm={startOver}>
              <Button>{t('app.start.over')}</Button>
            </Popconfirm>
          )}
        </Space>
        <FaultNote fault={failed} />
      </main>
    </ConfigProvider>
  );
}
