import { Button, ConfigProvider } from 'antd';
import { useEffect } from 'react';
import type { Params } from '../../shared/kernel';
import { FaultNote } from '../ui/FaultNote';
import { t } from '../ui/text';
import { markReady } from './ready';
import { themeFor } from './theme';

/** The program could not start; nothing was written. */
export function StartRefused({ code, params }: { code: string; params: Params }) {
  useEffect(markReady, []);
  return (
    <ConfigProvider theme={themeFor(100)}>
      <main className="start-refused">
        <h1>{t('app.start.refused')}</h1>
        <FaultNote fault={{ code, params }} />
        <p>{t('app.start.nothingChanged')}</p>
        <Button type="primary" onClick={() => location.reload()}>
          {t('app.start.again')}
        </Button>
      </main>
    </ConfigProvider>
  );
}
