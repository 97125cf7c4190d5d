import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import type { ColumnLayout } from './columnLayout';
import { gridText } from './gridText';
import { type EditCommand, type GridCommand, readEditKey, readGridKey } from './keymap';
import type { CellPosition } from './types';
import type { GridViewport } from './useGridViewport';

export type Editing = 'type' | 'open' | null;

export interface GridInputHandle {
  focus(): void;
  /** Puts a text in for editing, caret at its end. */
  fill(text: string): void;
  /** The typed text; an unfinished composition is finished first. */
  take(): string;
  readonly element: HTMLTextAreaElement | null;
}

interface GridInputProps {
  readonly handle: RefObject<GridInputHandle | null>;
  readonly viewport: GridViewport;
  readonly layout: ColumnLayout;
  readonly active: CellPosition;
  readonly editing: Editing;
  readonly canEdit: boolean;
  readonly label: string;
  /** The eye of a secret cell; null for others. */
  readonly eye: { readonly isOpen: boolean; readonly onToggle: () => void } | null;
  readonly onTyping: () => void;
  readonly onRefusedKey: () => void;
  readonly onGridKey: (command: GridCommand) => boolean;
  readonly onEditKey: (command: EditCommand) => void;
  readonly onEscape: () => boolean;
  readonly onAlt: (isDown: boolean) => void;
  readonly onFocusChange: (isIn: boolean) => void;
  readonly onCopy: (event: ClipboardEvent, isCut: boolean) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

const MAX_EDITOR_PX = 520;
const EYE_PX = 28;

/**
 * The one transparent textarea over the active cell. It holds the focus all the time, so that the first key of a Chinese
 * input method starts its composition here and is not lost (other grids open an input on the first key, too late).
 */
export function GridInput(props: GridInputProps) {
  const { viewport, layout, active, editing, handle } = props;
  const { scroll, rowPx, view, scale } = viewport;
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const clipRef = useRef<HTMLDivElement>(null);
  const eyeRef = useRef<HTMLButtonElement>(null);
  const isComposing = useRef(false);
  const placed = layout.columns[active.column];

  const place = useCallback(() => {
    const input = inputRef.current;
    const clip = clipRef.current;
    if (!input || !clip || !placed) return;
    const clipLeft = placed.isFrozen ? layout.gutterPx : layout.frozenPx;
    clip.style.inset = `${view.headPx}px ${view.barRightPx}px ${view.barBottomPx}px ${clipLeft}px`;
    let x = placed.left - clipLeft - (placed.isFrozen ? 0 : scroll.scrollLeft);
    let y = active.row * rowPx - scroll.contentOffset;
    const eye = eyeRef.current;
    if (eye) {
      eye.style.left = `${x + placed.width - EYE_PX * scale - 3}px`;
      eye.style.width = `${EYE_PX * scale}px`;
      eye.style.top = `${y + 2}px`;
      eye.style.height = `${rowPx - 5}px`;
    }
    if (!editing) {
      // Out of view it waits at the edge, so that the window of the input method opens on the screen.
      x = Math.min(Math.max(0, x), Math.max(0, view.width - clipLeft - placed.width));
      y = Math.min(Math.max(0, y), Math.max(0, view.height - rowPx));
    }
    input.style.left = `${x - 1}px`;
    input.style.top = `${y - 1}px`;
    input.style.width = `${placed.width + 1}px`;
    input.style.height = `${rowPx + 1}px`;
    if (!editing) return;
    if (input.scrollWidth > input.clientWidth) {
      input.style.width = `${Math.min(input.scrollWidth + 12, Math.max(placed.width + 1, MAX_EDITOR_PX))}px`;
    }
    if (input.value.includes('\n')) input.style.height = `${input.scrollHeight + 4}px`;
  }, [active, editing, layout, placed, rowPx, scale, scroll, view]);

  useLayoutEffect(place);
  useLayoutEffect(() => scroll.subscribe(place), [scroll, place]);

  useLayoutEffect(() => {
    // In waiting the box is empty, else an input method would compose after old text.
    if (editing === null && inputRef.current) inputRef.current.value = '';
  }, [editing]);

  // Chromium offers copy for an empty box only when this event is refused; React has no name for it.
  useEffect(() => {
    const input = inputRef.current;
    if (!input || editing !== null) return;
    const allow = (event: Event) => event.preventDefault();
    input.addEventListener('beforecopy', allow);
    input.addEventListener('beforecut', allow);
    return () => {
      input.removeEventListener('beforecopy', allow);
      input.removeEventListener('beforecut', allow);
    };
  }, [editing]);

  useImperativeHandle(
    handle,
    () => ({
      focus: () => inputRef.current?.focus({ preventScroll: true }),
      fill: (text) => {
        const input = inputRef.current;
        if (!input) return;
        input.value = text;
        input.setSelectionRange(text.length, text.length);
      },
      take: () => {
        const input = inputRef.current;
        if (!input) return '';
        if (isComposing.current) {
          // Leaving the box is the only way to end a composition; its text stays in the box.
          input.blur();
          input.focus({ preventScroll: true });
        }
        return input.value;
      },
      get element() {
        return inputRef.current;
      },
    }),
    [],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // 229: the key belongs to the input method. Nothing of it is ours, not even Enter and the arrows.
    if (isComposing.current || event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Alt') {
      props.onAlt(true);
      return;
    }
    if (editing) {
      const command = readEditKey(event, editing);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      props.onEditKey(command);
      return;
    }
    if (event.key === 'Escape') {
      if (props.onEscape()) {
        event.preventDefault();
        event.stopPropagation();
      }
      return;
    }
    const command = readGridKey(event);
    if (command) {
      if (!props.onGridKey(command)) return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isText && !props.canEdit) props.onRefusedKey();
  };

  const startTyping = () => {
    if (!editing) props.onTyping();
    else place();
  };

  return (
    <div className="gk-grid__clip" ref={clipRef}>
      <textarea
        ref={inputRef}
        className={editing ? 'gk-grid__input is-editing' : 'gk-grid__input'}
        aria-label={props.label}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        readOnly={!props.canEdit}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          if (event.key === 'Alt') props.onAlt(false);
        }}
        onInput={startTyping}
        onCompositionStart={() => {
          isComposing.current = true;
          startTyping();
        }}
        onCompositionEnd={() => {
          isComposing.current = false;
        }}
        onFocus={() => props.onFocusChange(true)}
        onBlur={() => {
          isComposing.current = false;
          props.onFocusChange(false);
        }}
        onCopy={(event) => props.onCopy(event, false)}
        onCut={(event) => props.onCopy(event, true)}
        onPaste={props.onPaste}
      />
      {props.eye && !editing && (
        <button
          ref={eyeRef}
          type="button"
          tabIndex={-1}
          className="gk-grid__eye"
          aria-pressed={props.eye.isOpen}
          aria-label={gridText(props.eye.isOpen ? 'hide' : 'reveal')}
          title={gridText(props.eye.isOpen ? 'hide' : 'reveal')}
          onPointerDown={(event) => event.preventDefault()}
          onClick={props.eye.onToggle}
        >
          <svg
            width="16"
            height="16"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            aria-hidden="true"
          >
            <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
            <circle cx="8" cy="8" r="2" />
            {!props.eye.isOpen && <path d="M2.5 14 13.5 2" />}
          </svg>
        </button>
      )}
    </div>
  );
}
