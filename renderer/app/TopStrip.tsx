import { Button, Popover, Space } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../ui/text';
import { navigate } from './router';
import { useSession, useSettings, useUnits } from './session';

/** Unit, search, and the plain answers: is it saved, where does it lie, how is it kept. */
export function TopStrip({ onSearch, menuButton }: { onSearch: () => void; menuButton: ReactNode }) {
  const { self, ready } = useUnits();
  const { isSample } = useSettings();
  const { info } = useSession();
  const place = info.capabilities.keyStore === 'file' ? 'app.data.keyFile' : 'app.data.keyBrowser';
  return (
    <header className="top-strip">
      {menuButton}
      <Button type="text" className="unit-name" onClick={() => navigate({ page: 'settings', section: 'unit' })}>
        {self ? self.name : ready ? t('app.unit.unset') : ''}
      </Button>
      {isSample && <span className="sample-mark">{t('app.sample.mark')}</span>}
      <Button className="search-button" onClick={onSearch}>
        <span>{t('app.search')}</span>
        <kbd>Ctrl+K</kbd>
      </Button>
      <Space size="small" className="strip-state">
        <Popover
          trigger="click"
          content={<div className="popover-words">{t('app.saved.how')}</div>}
          title={t('app.saved')}
        >
          <Button type="text" className="state-button">
            <span aria-hidden="true" className="state-dot" />
            {t('app.saved')}
          </Button>
        </Popover>
        <Popover
          trigger="click"
          placement="bottomRight"
          title={t('app.data.title')}
          content={
            <div className="popover-words">
              <p>{t(place)}</p>
              <p>{t('app.data.passphraseLater')}</p>
              <p>{t('app.data.noBackup')}</p>
            </div>
          }
        >
          <Button type="text" className="state-button">
            {t('app.data.short')}
          </Button>
        </Popover>
      </Space>
    </header>
  );
}
