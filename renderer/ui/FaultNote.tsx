import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { faultText, t } from './text';
import type { Fault } from './useTask';

interface Props {
  readonly fault: Fault | null;
  readonly onClose?: () => void;
  readonly action?: ReactNode;
}

/** What went wrong in one sentence; the technical code small and grey below it. */
export function FaultNote({ fault, onClose, action }: Props) {
  if (!fault) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={faultText(fault.code, fault.params)}
      description={<span className="code-note">{t('app.faultCode', { code: fault.code })}</span>}
      action={action}
      {...(onClose ? { closable: { onClose } } : {})}
    />
  );
}
