import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { formatDateChinese, parseCalendarDate } from '../../shared/kernel';
import { t } from './text';
import { parseTypedDate } from './typedDate';

interface Props {
  /** YYYY-MM-DD or ''. */
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly disabled?: boolean;
  readonly label: string;
  readonly onChange: (value: string) => void;
}

const shown = (value: string): string => {
  const date = parseCalendarDate(value);
  return date ? formatDateChinese(date) : '';
};

/** A day, shown as 2026年6月9日; typed in any usual form or chosen with the picker of the system. */
export function DateField({ value, onChange, label, disabled, min, max }: Props) {
  const [text, setText] = useState(shown(value));
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => setText(shown(value)), [value]);
  const typed = parseTypedDate(text, new Date().getFullYear());
  const commit = (): void => {
    if (typed.ok && typed.value !== value) onChange(typed.value);
    else if (typed.ok) setText(shown(value));
  };
  return (
    <div>
      <div className="date-field">
        <Input
          aria-label={label}
          value={text}
          disabled={disabled ?? false}
          status={typed.ok ? '' : 'error'}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onPressEnter={commit}
        />
        <Button disabled={disabled ?? false} onClick={() => picker.current?.showPicker()}>
          {t('app.date.pick')}
        </Button>
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          value={value}
          min={min}
          max={max}
          onChange={(event) => event.target.value !== '' && onChange(event.target.value)}
        />
      </div>
      {!typed.ok && <span className="field-error">{t('app.date.wrong')}</span>}
    </div>
  );
}
