import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { t } from './text';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly okText: string;
  readonly onOk: () => void;
  readonly onCancel: () => void;
  readonly okDisabled?: boolean;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly width?: number;
  readonly cancelText?: string;
  /** A second way on, left of the others; Cancel then goes without a button of its own (Esc and the cross stay). */
  readonly otherAct?: ReactNode;
  readonly children: ReactNode;
}

const takesEnter = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  (target.tagName === 'TEXTAREA' || target.tagName === 'BUTTON' || target.tagName === 'A');

/** A dialog as everywhere: Enter is the primary act, Esc cancels, and the focus goes back to where it came from. */
export function Dialog(props: Props) {
  const body = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (takesEnter(event.target) || props.okDisabled || props.busy) return;
    event.preventDefault();
    props.onOk();
  };
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.okText}
      cancelText={props.cancelText ?? t('app.cancel')}
      onOk={props.onOk}
      onCancel={props.onCancel}
      okButtonProps={{ disabled: props.okDisabled ?? false, danger: props.danger ?? false, autoFocus: true }}
      confirmLoading={props.busy ?? false}
      width={props.width ?? 560}
      // Another layer that closes at the same time gives the focus to what was below it: the first field takes it back.
      afterOpenChange={(open) => {
        if (open && !body.current?.contains(document.activeElement))
          body.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
      }}
      destroyOnHidden
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          {props.otherAct ?? <CancelBtn />}
          <OkBtn />
        </>
      )}
      mask={{ closable: false }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter anywhere inside means the primary act. */}
      <div ref={body} onKeyDown={onKeyDown} className="dialog-body">
        {props.children}
      </div>
    </Modal>
  );
}
