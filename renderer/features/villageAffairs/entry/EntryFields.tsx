import { useEffect, useId, useRef, useState } from 'react';
import type { Entry } from '../../../../shared/disclosure/entries';
import { DateField } from '../../../ui/DateField';
import { TypedInput } from '../../../ui/TypedInput';
import { t } from '../../../ui/text';
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

/** Typing rests for so long before it is stored, ms. */
const REST_MS = 1200;

/** A text of the entry: stored when typing rests and when the field is left. Another window's change does not disturb typing. */
export function TextOf({ name, of, put, max, lines, wide, hint, offers, always = false }: TextProps) {
  const { entry, save, locked } = useEdit();
  const id = useId();
  const [text, setText] = useState(of(entry));
  /** What the field holds of what is stored: as it was first shown, then as it was sent last. null: nobody is in it. */
  const shown = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(entry);
  const stored = of(entry);
  useEffect(() => {
    latest.current = entry;
  }, [entry]);
  useEffect(() => {
    if (shown.current === null) setText(stored);
  }, [stored]);
  useEffect(() => () => clearTimeout(timer.current), []);
  /** Everything else is as it is now: the field before this one may be on its way to the store still. */
  const base = (): Entry =>
    shown.current === null ? latest.current : laidOver(latest.current, put(shown.current, latest.current));
  const keep = (value: string): void => {
    clearTimeout(timer.current);
    const from = base();
    if (value === of(from)) return;
    void save(put(value, from), from);
    shown.current = value;
  };
  const type = (value: string): void => {
    const next = value.slice(0, max);
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => keep(next), REST_MS);
  };
  const shared = {
    id,
    value: text,
    maxLength: max,
    disabled: locked && !always,
    onFocus: () => {
      shown.current = text;
    },
    onBlur: () => {
      keep(text);
      shown.current = null;
    },
  };
  return (
    <div className={wide ? 'entry-field entry-wide' : 'entry-field'}>
      <label htmlFor={id}>{t(`disclosure.field.${name}`)}</label>
      <TypedInput {...shared} onType={type} lines={lines ? { from: lines, to: 24 } : undefined} offers={offers} />
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
