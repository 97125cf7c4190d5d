import { LockOutlined } from '@ant-design/icons';
import { Button, Popover, Space } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../ui/text';
import { describeBackups } from './backupWords';
import { navigate } from './router';
import { useSession, useSettings, useUnits } from './session';
import { refreshBackups, useBackups, useVault } from './shellState';
import { lockDesk } from './vaultSession';

interface Props {
  readonly onSearch: () => void;
  readonly menuButton: ReactNode;
}

/** Unit, search, and the plain answers: is it saved, is there a backup, is it locked. A click on each shows more. */
export function TopStrip({ onSearch, menuButton }: Props) {
  const { self, ready } = useUnits();
  const { isSample } = useSettings();
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
        <BackupButton />
        <LockButton />
      </Space>
    </header>
  );
}

const REFRESH_MS = 60_000;

/** The time now, to the minute: a day turns while the window stays open. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      void refreshBackups();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function BackupButton() {
  const { info } = useSession();
  const state = useBackups();
  const now = useMinute();
  if (!state) return null;
  const words = describeBackups(state, now, info.capabilities.backupFolder);
  return (
    <Button
      type="text"
      className={words.isFine ? 'state-button' : 'state-button state-warn'}
      onClick={() => navigate({ page: 'settings', section: 'backup' })}
    >
      <span aria-hidden="true" className={words.isFine ? 'state-dot' : 'state-dot state-dot-warn'} />
      {words.short}
    </Button>
  );
}

/** Locks where there is a passphrase; otherwise leads to where one is set. */
function LockButton() {
  const vault = useVault();
  if (!vault) return null;
  const isProtected = vault.protection === 'passphrase';
  return (
    <Button
      type="text"
      className="state-button"
      icon={<LockOutlined aria-hidden="true" />}
      title={t(isProtected ? 'lock.signHow' : 'lock.signUnset')}
      onClick={() => (isProtected ? void lockDesk() : navigate({ page: 'settings', section: 'security' }))}
    >
      {t(isProtected ? 'lock.sign' : 'lock.unset')}
    </Button>
  );
}
