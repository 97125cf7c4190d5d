import { Button, type InputRef } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { VaultKeys } from '../../../shared/hostStore';
import { t } from '../../ui/text';
import { SecretField } from './SecretField';
import { TryNote } from './TryNote';
import type { Unlock } from './useUnlock';

interface Props {
  readonly unlock: Unlock;
  readonly atStart: boolean;
  readonly onQuick?: () => void;
  readonly onRecovery: () => void;
  readonly onOpened: (keys: VaultKeys) => void;
}

export function PassphraseUnlock({ unlock, atStart, onQuick, onRecovery, onOpened }: Props) {
  const [text, setText] = useState('');
  const field = useRef<InputRef>(null);
  const cannot = text === '' || unlock.busy || unlock.waitSeconds > 0;
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (cannot) return;
    const keys = await unlock.unlock('passphrase', text);
    if (keys) return onOpened(keys);
    field.current?.focus({ cursor: 'all' });
  };
  return (
    <form onSubmit={(event) => void open(event)} className="lock-form">
      <h1>{t(atStart ? 'lock.titleStart' : 'lock.title')}</h1>
      <p>{t(atStart ? 'lock.leadStart' : 'lock.lead')}</p>
      <SecretField label={t('lock.passphrase')} value={text} autoFocus fieldRef={field} onChange={setText} />
      <TryNote unlock={unlock} />
      <Button type="primary" htmlType="submit" disabled={cannot} loading={unlock.busy}>
        {t(unlock.busy ? 'lock.busy' : 'lock.open')}
      </Button>
      <div className="lock-ways">
        {onQuick && (
          <Button type="link" onClick={onQuick}>
            {t('lock.byQuick')}
          </Button>
        )}
        <Button type="link" onClick={onRecovery}>
          {t('lock.byRecovery')}
        </Button>
      </div>
    </form>
  );
}
