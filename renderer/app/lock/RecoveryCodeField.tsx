import { Input, type InputRef } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { t } from '../../ui/text';
import { GROUP_COUNT, GROUP_LENGTH, isGroupRight, splitGroups, tidyGroup } from './recoveryGroups';

interface Props {
  readonly value: readonly string[];
  readonly onChange: (groups: readonly string[]) => void;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

/** Eight short fields as on the sheet. A group that was copied wrongly is named as soon as it is complete. */
export function RecoveryCodeField({ value, onChange, autoFocus, disabled }: Props) {
  const fields = useRef<(InputRef | null)[]>([]);
  const set = (index: number, text: string): void => {
    const next = Array.from({ length: GROUP_COUNT }, (_, at) => (at === index ? tidyGroup(text) : (value[at] ?? '')));
    onChange(next);
    if ((next[index] ?? '').length === GROUP_LENGTH && isGroupRight(index, next[index] ?? ''))
      fields.current[index + 1]?.focus();
  };
  const onPaste = (event: ClipboardEvent, index: number): void => {
    const groups = splitGroups(event.clipboardData.getData('text'));
    if (groups.length < 2) return;
    event.preventDefault();
    const from = groups.length === GROUP_COUNT ? 0 : index;
    onChange(Array.from({ length: GROUP_COUNT }, (_, at) => groups[at - from] ?? value[at] ?? ''));
    fields.current[Math.min(GROUP_COUNT, from + groups.length) - 1]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    // An empty field gives the key back to the group before it.
    if (event.key === 'Backspace' && (value[index] ?? '') === '' && index > 0) {
      event.preventDefault();
      fields.current[index - 1]?.focus();
    }
  };
  return (
    <fieldset className="recovery-fields">
      <legend>{t('sheet.code')}</legend>
      {Array.from({ length: GROUP_COUNT }, (_, index) => {
        const text = value[index] ?? '';
        const complete = text.length === GROUP_LENGTH;
        const right = complete && isGroupRight(index, text);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups are numbered and never move
          <div key={index} className="recovery-field">
            <label htmlFor={`recovery-${index}`}>{t('sheet.group', { n: index + 1 })}</label>
            <Input
              id={`recovery-${index}`}
              ref={(field) => {
                fields.current[index] = field;
              }}
              className="recovery-input"
              value={text}
              maxLength={GROUP_LENGTH + 3}
              autoComplete="off"
              spellCheck={false}
              autoFocus={autoFocus === true && index === 0}
              disabled={disabled ?? false}
              status={complete && !right ? 'error' : ''}
              aria-invalid={complete && !right}
              aria-describedby={`recovery-${index}-word`}
              onChange={(event) => set(index, event.target.value)}
              onPaste={(event) => onPaste(event, index)}
              onKeyDown={(event) => onKeyDown(event, index)}
            />
            <span
              id={`recovery-${index}-word`}
              aria-live="polite"
              className={complete && !right ? 'field-error' : 'quiet'}
            >
              {complete ? t(right ? 'lock.groupRight' : 'lock.groupWrong') : ''}
            </span>
          </div>
        );
      })}
    </fieldset>
  );
}
