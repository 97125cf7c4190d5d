import { Button, type InputRef } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { VaultKeys } from '../../../shared/hostStore';
import { t } from '../../ui/text';
import { SecretField } from './SecretField';
import { TryNote } from './TryNote';
import type { Unlock } from './useUnlock';

const DIGITS = 6;

interface Props {
  readonly unlock: Unlock;
  readonly triesLeft: number;
  readonly onPassphrase: () => void;
  readonly onOpened: (keys: VaultKeys) => void;
}

/** The short way back after an idle lock; the sixth digit tries it. */
export function QuickUnlock({ unlock, triesLeft, onPassphrase, onOpened }: Props) {
  const [digits, setDigits] = useState('');
  const field = useRef<InputRef>(null);
  const attempt = async (text: string): Promise<void> => {
    if (text.length !== DIGITS || unlock.busy || unlock.waitSeconds > 0) return;
    const keys = await unlock.unlock('quick', text);
    if (keys) return onOpened(keys);
    setDigits('');
    field.current?.focus();
  };
  const change = (text: string): void => {
    setDigits(text);
    void attempt(text);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void attempt(digits);
  };
  return (
    <form onSubmit={submit} className="lock-form">
      <h1>{t('lock.title')}</h1>
      <p>{t('lock.quickLead', { n: triesLeft })}</p>
      <SecretField label={t('lock.quick')} value={digits} digits autoFocus fieldRef={field} onChange={change} />
      <TryNote unlock={unlock} />
      <Button
        type="primary"
        htmlType="submit"
        disabled={digits.length !== DIGITS || unlock.waitSeconds > 0}
        loading={unlock.busy}
      >
        {t(unlock.busy ? 'lock.busy' : 'lock.open')}
      </Button>
      <div className="lock-ways">
        <Button type="link" onClick={onPassphrase}>
          {t('lock.byPassphrase')}
        </Button>
      </div>
    </form>
  );
}
