import { Checkbox } from 'antd';
import { useState } from 'react';
import { MIN_PASSPHRASE } from '../../../shared/store/vault/passphrase';
import { t } from '../../ui/text';
import { lengthOf, type Strength, strengthOf } from './passphraseStrength';
import { SecretField } from './SecretField';

export interface TwoEntries {
  readonly first: string;
  readonly second: string;
}
export const NOTHING: TwoEntries = { first: '', second: '' };

const STRENGTH_KEYS: Readonly<Record<Strength, string>> = {
  none: 'protect.strength.none',
  short: 'protect.strength.short',
  weak: 'protect.strength.weak',
  fair: 'protect.strength.fair',
  strong: 'protect.strength.strong',
};

/** Long enough, and twice the same. */
export const isUsable = ({ first, second }: TwoEntries): boolean =>
  lengthOf(first) >= MIN_PASSPHRASE && first === second;

interface Props {
  readonly value: TwoEntries;
  readonly onChange: (value: TwoEntries) => void;
  readonly autoFocus?: boolean;
  /** What the vault said to the last one. */
  readonly error?: string;
}

/** A new passphrase, typed twice, with its strength in a word. */
export function NewPassphrase({ value, onChange, autoFocus, error }: Props) {
  const [shown, setShown] = useState(false);
  const differs = value.second !== '' && !value.first.startsWith(value.second);
  return (
    <div className="secret-pair">
      <SecretField
        label={t('protect.first')}
        value={value.first}
        shown={shown}
        autoFocus={autoFocus ?? false}
        error={error ?? ''}
        hint={
          <>
            <span data-strength={strengthOf(value.first)}>
              {t('protect.strength', { word: t(STRENGTH_KEYS[strengthOf(value.first)]) })}
            </span>
            <br />
            {t('protect.hint')}
          </>
        }
        onChange={(first) => onChange({ ...value, first })}
      />
      <SecretField
        label={t('protect.second')}
        value={value.second}
        shown={shown}
        error={differs ? t('protect.differs') : ''}
        onChange={(second) => onChange({ ...value, second })}
      />
      <Checkbox checked={shown} onChange={(event) => setShown(event.target.checked)}>
        {t('lock.show')}
      </Checkbox>
    </div>
  );
}
