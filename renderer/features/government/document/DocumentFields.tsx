import { Checkbox } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { OfficialDocument } from '../../../../shared/records';
import { DateField } from '../../../ui/DateField';
import { TypedInput } from '../../../ui/TypedInput';
import { t } from '../../../ui/text';
import { useEdit } from './useDocumentEdit';

type Keys<T> = { [K in keyof OfficialDocument]: OfficialDocument[K] extends T ? K : never }[keyof OfficialDocument];
type TextKey = Extract<Keys<string>, `${string}`>;

interface TextProps {
  readonly field: TextKey;
  readonly max: number;
  readonly lines?: number;
  readonly wide?: boolean;
  readonly hint?: string;
  /** Words that are offered; others may be typed. */
  readonly offers?: readonly string[];
}

/** A text of the document: stored when the field is left. Typing is not disturbed by what another window stores meanwhile. */
export function TextOf({ field, max, lines, wide, hint, offers }: TextProps) {
  const { document, save, locked } = useEdit();
  const id = useId();
  const [text, setText] = useState(document[field]);
  const base = useRef<OfficialDocument | null>(null);
  useEffect(() => {
    if (base.current === null) setText(document[field]);
  }, [document, field]);
  const shared = {
    id,
    value: text,
    maxLength: max,
    disabled: locked,
    onFocus: () => {
      // What was typed here a moment ago may be on its way to the store still.
      base.current = { ...document, [field]: text };
    },
    onBlur: () => {
      const from = base.current ?? document;
      base.current = null;
      if (text !== from[field]) void save({ [field]: text.trim() }, from);
      else setText(document[field]);
    },
  };
  return (
    <div className={wide ? 'document-field document-wide' : 'document-field'}>
      <label htmlFor={id}>{t(`documents.field.${field}`)}</label>
      <TypedInput
        {...shared}
        onType={(value) => setText(value.slice(0, max))}
        lines={lines ? { from: lines, to: 12 } : undefined}
        offers={offers}
      />
      {hint && <span className="quiet">{hint}</span>}
    </div>
  );
}

export function DayOf({ field }: { field: TextKey }) {
  const { document, save, locked } = useEdit();
  const label = t(`documents.field.${field}`);
  return (
    <div className="document-field">
      <span className="field-name">{label}</span>
      <DateField
        label={label}
        value={document[field]}
        disabled={locked}
        onChange={(value) => void save({ [field]: value })}
      />
    </div>
  );
}

export function CheckOf({ field }: { field: 'isNormative' | 'isBenefitPolicy' | 'isRepost' }) {
  const { document, save, locked } = useEdit();
  return (
    <Checkbox
      checked={document[field]}
      disabled={locked}
      onChange={(event) => void save({ [field]: event.target.checked })}
    >
      {t(`documents.field.${field}`)}
    </Checkbox>
  );
}
