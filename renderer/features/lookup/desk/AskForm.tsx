import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { comparedDigits } from '../../../../shared/board/lookup';
import { t } from '../../../ui/text';
import { DigitBoxes, LAST_DIGITS, withDigit } from './DigitBoxes';
import { DigitPad } from './DigitPad';
import type { Lookup } from './useLookup';

interface Props {
  readonly lookup: Lookup;
  /** A dialog is in front. */
  readonly isHeld: boolean;
  readonly onClear: () => void;
}

/** Name, four characters, one button. Enter goes on from each to the next. */
export function AskForm({ lookup, isHeld, onClear }: Props) {
  const [name, setName] = useState('');
  const [digits, setDigits] = useState('');
  const nameField = useRef<HTMLInputElement>(null);
  const boxes = useRef<HTMLDivElement>(null);
  const { isAsking, waitSeconds } = lookup;
  const isReady = name.trim() !== '' && comparedDigits(digits) !== '' && !isAsking && waitSeconds === 0;

  useEffect(() => {
    if (!isHeld) nameField.current?.focus();
  }, [isHeld]);

  const put = (digit: string): void => setDigits((before) => withDigit(before, digit));
  const erase = (): void => setDigits((before) => before.slice(0, -1));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) lookup.ask(name, digits);
  };
  const onNameKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (isReady) lookup.ask(name, digits);
    else if (name.trim() !== '') boxes.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClear();
  };

  return (
    <form className="lookup-form" autoComplete="off" onSubmit={submit} onKeyDown={onKey}>
      <div className="lookup-fields">
        <p className="lookup-how">{t('lookup.desk.how')}</p>
        <label className="lookup-label" htmlFor="lookup-name">
          {t('lookup.desk.name')}
        </label>
        <input
          id="lookup-name"
          ref={nameField}
          className="lookup-name"
          value={name}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          readOnly={isAsking}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={onNameKey}
        />
        <div className="lookup-label" id="lookup-digits">
          {t('lookup.desk.digits')}
        </div>
        <DigitBoxes
          value={digits}
          boxesRef={boxes}
          onDigit={put}
          onErase={erase}
          onEnter={() => (isReady ? lookup.ask(name, digits) : nameField.current?.focus())}
        />
        <p className="lookup-hint">{t('lookup.desk.hint')}</p>
        <button type="submit" className="lookup-ask" disabled={!isReady}>
          {t(isAsking ? 'lookup.desk.asking' : 'lookup.desk.ask')}
        </button>
        <p className="lookup-wait" role="status">
          {waitSeconds > 0 && t('lookup.desk.wait', { n: waitSeconds })}
        </p>
      </div>
      <DigitPad isFull={digits.length >= LAST_DIGITS} onDigit={put} onErase={erase} />
    </form>
  );
}
