import { t } from '../../../ui/text';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', '0'] as const;

interface Props {
  readonly isFull: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
}

/** Digits for a mouse or a finger. */
export function DigitPad({ isFull, onDigit, onErase }: Props) {
  return (
    <fieldset className="lookup-pad" aria-label={t('lookup.desk.pad')}>
      {KEYS.map((key) => (
        <button key={key} type="button" disabled={isFull} onClick={() => onDigit(key)}>
          {key}
        </button>
      ))}
      <button type="button" className="lookup-erase" onClick={onErase}>
        {t('lookup.desk.erase')}
      </button>
    </fieldset>
  );
}
