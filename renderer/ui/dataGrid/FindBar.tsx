import { type KeyboardEvent, useEffect, useRef } from 'react';
import { gridText } from './gridText';

interface FindBarProps {
  readonly text: string;
  readonly status: string;
  readonly isBusy: boolean;
  /** Changes each time Ctrl+F is pressed: the box takes the focus again. */
  readonly focusToken: number;
  readonly onText: (text: string) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onClose: () => void;
}

export function FindBar(props: FindBarProps) {
  const input = useRef<HTMLInputElement>(null);
  const { focusToken } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the token is the request
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [focusToken]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' || event.key === 'F3') props.onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isEmpty = props.text === '';
  return (
    <search className="gk-grid__find" aria-label={gridText('find')}>
      <input
        ref={input}
        type="text"
        value={props.text}
        placeholder={gridText('findWhat')}
        aria-label={gridText('findWhat')}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" disabled={isEmpty || props.isBusy} onClick={() => props.onStep(-1)}>
        {gridText('findPrevious')}
      </button>
      <button type="button" disabled={isEmpty || props.isBusy} onClick={() => props.onStep(1)}>
        {gridText('findNext')}
      </button>
      <span className="gk-grid__notice" role="status">
        {props.status}
      </span>
      <button type="button" onClick={props.onClose}>
        {gridText('close')}
      </button>
    </search>
  );
}
