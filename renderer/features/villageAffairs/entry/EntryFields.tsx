import { useEffect, useId, useRef } from 'react';
import type { Entry } from '../../../../shared/disclosure/entries';
import { DateField } from '../../../ui/DateField';
import { TypedInput } from '../../../ui/TypedInput';
import { t } from '../../../ui/text';
import { useTypedValue } from '../../../ui/useTypedValue';
import { WholeNumber } from '../../../ui/WholeNumber';
import { type EntryChange, useEdit } from './useEntryEdit';

interface TextProps {
  /** Label key is `disclosure.field.<name>`. */
  readonly name: string;
  readonly of: (entry: Entry) => string;
  readonly put: (value: string, entry: Entry) => EntryChange;
  readonly max: number;
  readonly lines?: number;
  readonly wide?: boolean;
  readonly hint?: string;
  readonly offers?: readonly string[];
  readonly always?: boolean;
}

/** A text of the entry: stored when typing rests and when the field is left. Another window's change does not disturb typing. */
export function TextOf({ name, of, put, max, lines, wide, hint, offers, always = false }: TextProps) {
  const { entry, save, locked } = useEdit();
  const id = useId();
  const latest = useRef(entry);
  useEffect(() => {
    latest.current = entry;
  }, [entry]);
  const typed = useTypedValue(of(entry), (next, base) => {
    // Everything else is as it is now: the field before this one may be on its way to the store still.
    const from = laidOver(latest.current, put(base, latest.current));
    void save(put(next, from), from);
  });
  const shared = { id, value: typed.value, maxLength: max, disabled: locked && !always, ...typed.focusProps };
  return (
    <div className={wide ? 'entry-field entry-wide' : 'entry-field'}>
      <label htmlFor={id}>{t(`disclosure.field.${name}`)}</label>
      <TypedInput
        {...shared}
        onType={(value) => typed.type(value.slice(0, max))}
        lines={lines ? { from: lines, to: 24 } : undefined}
        offers={offers}
      />
      {hint && <span className="quiet">{hint}</span>}
    </div>
  );
}

/** What this field stored itself is no change of another window. */
const laidOver = (entry: Entry, change: EntryChange): Entry => ({
  line: { ...entry.line, ...change.line },
  body: { ...entry.body, ...change.body },
});

interface DayProps {
  readonly name: string;
  readonly value: string;
  readonly put: (value: string) => EntryChange;
  readonly always?: boolean;
}

export function DayOf({ name, value, put, always = false }: DayProps) {
  const { save, locked } = useEdit();
  const label = t(`disclosure.field.${name}`);
  return (
    <div className="entry-field">
      <span className="field-name">{label}</span>
      <DateField label={label} value={value} disabled={locked && !always} onChange={(day) => void save(put(day))} />
    </div>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly store: (value: number) => void;
}

export function NumberOf({ label, value, max, store }: NumberProps) {
  const { locked } = useEdit();
  const id = useId();
  return (
    <div className="entry-field">
      <label htmlFor={id}>{label}</label>
      <WholeNumber id={id} value={value} max={max} disabled={locked} onKeep={store} />
    </div>
  );
}
