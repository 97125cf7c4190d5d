import { Button, Space } from 'antd';
import { useState } from 'react';
import { PassphraseSetup } from '../../app/lock/PassphraseSetup';
import { refreshVault, useVault } from '../../app/shellState';
import { t } from '../../ui/text';
import { ChangePassphrase } from './ChangePassphrase';
import { JournalCheck } from './JournalCheck';
import { LockSettings } from './LockSettings';
import { NewRecoverySheet } from './NewRecoverySheet';
import { StorePlace } from './StorePlace';

type Layer = 'setup' | 'change' | 'sheet' | null;

/** 设置 › 安全: how it is protected now, and every way to change that. */
export function Security() {
  const vault = useVault();
  const [layer, setLayer] = useState<Layer>(null);
  const close = (): void => {
    setLayer(null);
    void refreshVault();
  };
  if (!vault) return null;
  const isProtected = vault.protection === 'passphrase';
  return (
    <div className="form-column settings-blocks">
      <h2>{t('security.state')}</h2>
      <p>{t(isProtected ? 'security.protected' : 'security.none')}</p>
      <Space wrap>
        {isProtected ? (
          <>
            <Button onClick={() => setLayer('change')}>{t('security.change')}</Button>
            <Button onClick={() => setLayer('sheet')}>{t('security.newSheet')}</Button>
          </>
        ) : (
          <Button type="primary" onClick={() => setLayer('setup')}>
            {t('security.set')}
          </Button>
        )}
      </Space>
      <LockSettings vault={vault} />
      <StorePlace />
      <JournalCheck />
      {layer === 'setup' && <PassphraseSetup whyKey="protect.whySettings" onDone={close} />}
      {layer === 'change' && <ChangePassphrase onDone={close} />}
      {layer === 'sheet' && <NewRecoverySheet onDone={close} />}
    </div>
  );
}
