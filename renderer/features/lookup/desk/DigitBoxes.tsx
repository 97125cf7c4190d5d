import type { KeyboardEvent, RefObject } from 'react';
import { t } from '../../../ui/text';

export const LAST_DIGITS = 4;
const BOXES = [0, 1, 2, 3] as const;

/** One more character, where it may stand: X only at the end. */
export function withDigit(before: string, typed: string): string {
  const digit = typed.normalize('NFKC').toUpperCase();
  if (before.length >= LAST_DIGITS) return before;
  const fits = /^\d$/.test(digit) || (digit === 'X' && before.length === LAST_DIGITS - 1);
  return fits ? before + digit : before;
}

interface Props {
  readonly value: string;
  readonly boxesRef: RefObject<HTMLDivElement | null>;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
  readonly onEnter: () => void;
}

/**
 * The four characters. Not an input field: there a Chinese input method would take the X and the digits for itself; an element
 * that only listens to keys gets them as they are.
 */
export function DigitBoxes({ value, boxesRef, onDigit, onErase, onEnter }: Props) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Backspace') onErase();
    else if (event.key === 'Enter') onEnter();
    else if (event.key.length === 1) onDigit(event.key);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input field would wake the input method, see above.
    <div
      ref={boxesRef}
      className="lookup-boxes"
      role="textbox"
      tabIndex={0}
      aria-labelledby="lookup-digits"
      aria-description={t('lookup.desk.digitsNow', { n: value.length })}
      onKeyDown={onKeyDown}
    >
      {BOXES.map((at) => (
        <span key={at} className={at === value.length ? 'lookup-box lookup-box-next' : 'lookup-box'}>
          {value[at] ?? ''}
        </span>
      ))}
    </div>
  );
}
