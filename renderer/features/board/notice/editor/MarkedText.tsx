import type { ClipboardEvent, KeyboardEvent, Ref } from 'react';
import { noticeRules } from '../../../../../resources/tables';
import { isLate } from '../../../../../shared/board/notices';

interface Props {
  readonly value: string;
  readonly label: string;
  readonly max: number;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

const PIECES = /(【[^【】\n]{1,40}】)/;

/** A text of any height in which placeholders 【名称】 are marked: those to be filled, and those that the posting day fills. The marks lie behind the text that is typed. */
export function MarkedText({ value, label, max, disabled, className, inputRef, onChange, ...rest }: Props) {
  return (
    <div className={`marked-text ${className ?? ''}`}>
      <div className="marked-back" aria-hidden="true">
        {value.split(PIECES).map((piece, index) =>
          index % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no state.
            <mark key={index} className={isLate(noticeRules, piece.slice(1, -1)) ? 'marked-late' : undefined}>
              {piece}
            </mark>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no state.
            <span key={index}>{piece}</span>
          ),
        )}
        {/* An empty last line has its height too. */}
        <span>{'\u200b'}</span>
      </div>
      <textarea
        ref={inputRef}
        rows={1}
        value={value}
        aria-label={label}
        maxLength={max}
        disabled={disabled}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
    </div>
  );
}
