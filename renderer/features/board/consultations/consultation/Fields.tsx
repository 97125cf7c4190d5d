import { type ReactNode, useId } from 'react';
import type { ConsultationEntry } from '../../../../../shared/ledgers/consultations';
import { DateField } from '../../../../ui/DateField';
import { TypedInput } from '../../../../ui/TypedInput';
import { t } from '../../../../ui/text';
import { useTypedValue } from '../../../../ui/useTypedValue';
import { type ConsultationChange, useEdit } from './useConsultationEdit';

interface TextProps {
  readonly label: string;
  readonly of: (entry: ConsultationEntry) => string;
  readonly put: (value: string, entry: ConsultationEntry) => ConsultationChange;
  readonly max: number;
  readonly disabled: boolean;
  readonly lines?: number;
  readonly wide?: boolean | 'rest';
  readonly hint?: string;
}

const CLASS: Readonly<Record<string, string>> = {
  true: 'consult-field consult-wide',
  rest: 'consult-field consult-rest',
  false: 'consult-field',
};

/** A text of the consultation, stored by itself. `rest`: beside one other field, as wide as what is left. */
export function TextOf({ label, of, put, max, disabled, lines, wide, hint }: TextProps) {
  const { entry, save } = useEdit();
  const id = useId();
  const typed = useTypedValue(
    of(entry),
    (next, base) =>
      void save(
        (one) => put(next, one),
        (one) => put(base, one),
      ),
  );
  const shared = { id, value: typed.value, maxLength: max, disabled, ...typed.focusProps };
  return (
    <div className={CLASS[String(wide ?? false)]}>
      <label htmlFor={id}>{label}</label>
      <TypedInput
        {...shared}
        onType={(value) => typed.type(value.slice(0, max))}
        lines={lines ? { from: lines, to: 24 } : undefined}
      />
      {hint && <span className="quiet">{hint}</span>}
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
  readonly children?: ReactNode;
}

export function DayOf({ label, value, disabled, onChange, children }: DayProps) {
  return (
    <div className="consult-field">
      <span className="field-name">{label}</span>
      <DateField label={label} value={value} disabled={disabled} onChange={onChange} />
      {children}
    </div>
  );
}

/** 已自动保存, once something was. */
export function SavedNote() {
  const { saved } = useEdit();
  return (
    <span className="quiet" role="status">
      {saved ? t('disclosure.saved') : ''}
    </span>
  );
}
