import { Checkbox } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../ui/Dialog';
import { t } from '../../ui/text';

interface Props {
  readonly open: boolean;
  readonly sender: string;
  readonly fingerprint: string;
  readonly onClose: () => void;
  readonly onTrust: () => void;
}

/** First package of a sender: the fingerprint is compared by telephone once, then it is known. */
export function TrustDialog({ open, sender, fingerprint, onClose, onTrust }: Props) {
  const [compared, setCompared] = useState(false);
  return (
    <Dialog
      open={open}
      title={t('trust.title', { sender })}
      okText={t('trust.ok')}
      okDisabled={!compared}
      onOk={onTrust}
      onCancel={onClose}
    >
      <p>{t('trust.lead', { sender })}</p>
      <p className="fingerprint" data-testid="fingerprint">
        {fingerprint}
      </p>
      <Checkbox checked={compared} onChange={(event) => setCompared(event.target.checked)}>
        {t('trust.compared')}
      </Checkbox>
      <p className="quiet">{t('trust.differs')}</p>
    </Dialog>
  );
}
