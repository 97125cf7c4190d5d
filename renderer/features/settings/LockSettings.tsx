import { App, Button, Form, Switch } from 'antd';
import { useState } from 'react';
import type { VaultState } from '../../../shared/hostStore';
import { putVault, refreshVault } from '../../app/shellState';
import { lockDesk } from '../../app/vaultSession';
import { host } from '../../host';
import { faultText, t } from '../../ui/text';
import { HostNumber } from './HostNumber';
import { QuickDialog } from './QuickDialog';

const MAX_MINUTES = 600;
const SAID = {
  quickOff: 'security.quickOff',
  keyringOn: 'security.keyringOn',
  keyringOff: 'security.keyringOff',
} as const;

/** When it locks, and the shorter ways back in. */
export function LockSettings({ vault }: { vault: VaultState }) {
  const { message } = App.useApp();
  const [choosing, setChoosing] = useState(false);
  const isProtected = vault.protection === 'passphrase';
  const put = async (ask: keyof typeof SAID): Promise<void> => {
    const answer =
      ask === 'quickOff'
        ? await host()['vault.setQuick']({ digits: null })
        : await host()['vault.setKeyring']({ on: ask === 'keyringOn' });
    if (answer.ok) {
      putVault(answer.value);
      void message.success(t(SAID[ask]));
    } else {
      void message.error(faultText(answer.fault, answer.params));
      void refreshVault();
    }
  };
  return (
    <>
      <h2>{t('security.lockTitle')}</h2>
      {!isProtected && <p className="quiet">{t('security.lockNeedsPassphrase')}</p>}
      {isProtected && (
        <Form component="div" layout="vertical">
          <Form.Item>
            <Button onClick={() => void lockDesk()}>{t('security.lockNow')}</Button> <kbd>Ctrl+L</kbd>
          </Form.Item>
          <HostNumber
            name="lockAfterMinutes"
            labelKey="security.lockAfter"
            hintKey="security.lockAfterHint"
            max={MAX_MINUTES}
          />
          <Choice
            label={t('security.quick')}
            hint={t('security.quickHint')}
            checked={vault.hasQuick}
            onChange={(on) => (on ? setChoosing(true) : void put('quickOff'))}
          />
          {vault.canUseKeyring && (
            <Choice
              label={t('security.keyring')}
              hint={t('security.keyringHint')}
              checked={vault.usesKeyring}
              onChange={(on) => void put(on ? 'keyringOn' : 'keyringOff')}
            />
          )}
        </Form>
      )}
      {choosing && <QuickDialog onDone={() => setChoosing(false)} />}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}

const Choice = ({ label, hint, checked, onChange }: ChoiceProps) => (
  <Form.Item extra={hint}>
    <div className="switch-line">
      <Switch checked={checked} onChange={onChange} aria-label={label} />
      <span>{label}</span>
    </div>
  </Form.Item>
);
