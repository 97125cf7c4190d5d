import { Select } from 'antd';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import type { NoticeParagraphBlock } from '../../../../../shared/records';
import { t } from '../../../../ui/text';
import { MarkedText } from './MarkedText';

export interface ParagraphActs {
  onText(at: number, text: string): void;
  onLevel(at: number, level: NoticeParagraphBlock['level']): void;
  onSplit(at: number, caret: number): void;
  /** True when something was joined. */
  onJoin(at: number): boolean;
  onPaste(at: number, event: ClipboardEvent<HTMLTextAreaElement>): void;
  onMove(at: number, by: 1 | -1): void;
  /** Goes to the paragraph before or behind. */
  onLeave(at: number, by: 1 | -1): void;
}

const LEVELS = [0, 1, 2, 3, 4] as const;

interface Props {
  readonly block: NoticeParagraphBlock;
  readonly at: number;
  readonly disabled: boolean;
  readonly acts: ParagraphActs;
  readonly menu: ReactNode;
}

/**
 * A paragraph: Enter begins the next, Backspace at the beginning joins, Ctrl+0…4 chooses the level, Alt+↑↓ moves it. Arrows at
 * the first and last character go on to the neighbour.
 */
export function ParagraphEdit({ block, at, disabled, acts, menu }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart: from, selectionEnd: to, value } = event.currentTarget;
    const level = LEVELS.find((one) => event.ctrlKey && !event.altKey && event.key === String(one));
    const arrow = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      acts.onSplit(at, from);
    } else if (event.key === 'Backspace' && from === 0 && to === 0) {
      if (acts.onJoin(at)) event.preventDefault();
    } else if (level !== undefined) {
      event.preventDefault();
      acts.onLevel(at, level);
    } else if (arrow && event.altKey) {
      event.preventDefault();
      acts.onMove(at, arrow);
    } else if (arrow && from === to && from === (arrow < 0 ? 0 : value.length)) {
      event.preventDefault();
      acts.onLeave(at, arrow);
    }
  };
  return (
    <div className={`block-row block-level-${block.level}`} data-block={at}>
      <Select
        size="small"
        variant="borderless"
        className="block-level"
        aria-label={t('notice.page.level')}
        popupMatchSelectWidth={false}
        disabled={disabled}
        value={block.level}
        options={LEVELS.map((value) => ({ value, label: t(`notice.page.level.${value}`) }))}
        onChange={(level) => acts.onLevel(at, level)}
      />
      <MarkedText
        value={block.text}
        label={t('notice.page.paragraph', { n: at + 1 })}
        max={20_000}
        disabled={disabled}
        onChange={(text) => acts.onText(at, text)}
        onKeyDown={onKeyDown}
        onPaste={(event) => acts.onPaste(at, event)}
      />
      {menu}
    </div>
  );
}
