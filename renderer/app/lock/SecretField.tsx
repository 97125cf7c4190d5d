import { Checkbox, Input, type InputRef } from 'antd';
import { type ReactNode, type Ref, useId, useState } from 'react';
import { t } from '../../ui/text';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly autoFocus?: boolean;
  /** Shown by the box of another field, so that two fields have one box. */
  readonly shown?: boolean;
  readonly digits?: boolean;
  readonly disabled?: boolean;
  readonly fieldRef?: Ref<InputRef>;
}

/** A field for a secret. The box that shows it can be reached by Tab, unlike the eye of the component library. */
export function SecretField(props: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const own = props.shown === undefined;
  const visible = props.shown ?? open;
  return (
    <div className="secret-field">
      <label htmlFor={id}>{props.label}</label>
      <Input
        id={id}
        ref={props.fieldRef ?? null}
        type={visible ? 'text' : 'password'}
        value={props.value}
        maxLength={props.digits ? 6 : 100}
        inputMode={props.digits ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        autoFocus={props.autoFocus ?? false}
        data-autofocus={props.autoFocus || undefined}
        disabled={props.disabled ?? false}
        status={props.error ? 'error' : ''}
        aria-describedby={`${id}-words`}
        aria-invalid={Boolean(props.error)}
        onChange={(event) => props.onChange(props.digits ? event.target.value.replace(/\D/g, '') : event.target.value)}
      />
      <div id={`${id}-words`} aria-live="polite">
        {props.error && <p className="field-error">{props.error}</p>}
        {props.hint && <p className="quiet">{props.hint}</p>}
      </div>
      {own && (
        <Checkbox checked={open} onChange={(event) => setOpen(event.target.checked)}>
          {t('lock.show')}
        </Checkbox>
      )}
    </div>
  );
}
