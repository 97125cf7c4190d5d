import { Input } from 'antd';
import { useId } from 'react';
import type { NoticeEntry } from '../../../../../shared/board/notices';
import { TypedInput } from '../../../../ui/TypedInput';
import { t } from '../../../../ui/text';
import { useTypedValue } from '../../../../ui/useTypedValue';
import { type NoticeChange, useNoticeEdit } from '../useNoticeEdit';

interface TextProps {
  /** Label key is `notice.page.field.<name>`. */
  readonly name: string;
  readonly of: (entry: NoticeEntry) => string;
  readonly put: (value: string) => NoticeChange;
  readonly max: number;
  readonly lines?: number;
  readonly wide?: boolean;
  readonly hint?: string;
}

/** A text of the notice: stored when typing rests and when the field is left. */
export function TextOf({ name, of, put, max, lines, wide, hint }: TextProps) {
  const { entry, save, locked } = useNoticeEdit();
  const id = useId();
  const typed = useTypedValue(of(entry), (next, base) => void save(put(next), put(base)));
  const shared = { id, value: typed.value, maxLength: max, disabled: locked, ...typed.focusProps };
  return (
    <div className={wide ? 'notice-field notice-wide' : 'notice-field'} data-field={name}>
      <label htmlFor={id}>{t(`notice.page.field.${name}`)}</label>
      <TypedInput {...shared} onType={typed.type} lines={lines ? { from: lines, to: 16 } : undefined} />
      {hint && <span className="quiet">{hint}</span>}
    </div>
  );
}

interface LinesProps {
  readonly name: string;
  readonly of: (entry: NoticeEntry) => readonly string[];
  readonly put: (value: readonly string[]) => NoticeChange;
  /** Most lines, and most characters in a line. */
  readonly most: number;
  readonly max: number;
  readonly wide?: boolean;
}

const asLines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** A list, one line each. */
export function LinesOf({ name, of, put, most, max, wide }: LinesProps) {
  const { entry, save, locked } = useNoticeEdit();
  const id = useId();
  const listOf = (text: string): readonly string[] =>
    asLines(text)
      .map((line) => line.slice(0, max))
      .slice(0, most);
  const typed = useTypedValue(
    of(entry).join('\n'),
    (next, base) => void save(put(listOf(next)), put(listOf(base))),
    // An empty line on the way to the next one is no change.
    { isSame: (a, b) => asLines(a).join('\n') === asLines(b).join('\n') },
  );
  return (
    <div className={wide ? 'notice-field notice-wide' : 'notice-field'} data-field={name}>
      <label htmlFor={id}>{t(`notice.page.field.${name}`)}</label>
      <Input.TextArea
        id={id}
        value={typed.value}
        disabled={locked}
        autoSize={{ minRows: 1, maxRows: 10 }}
        {...typed.focusProps}
        onChange={(event) => typed.type(event.target.value)}
      />
    </div>
  );
}
