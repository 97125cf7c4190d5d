import { Input } from 'antd';
import { useState } from 'react';
import type { KeyComparison } from '../../../../shared/disclosure/consistency';
import type { MatterView } from '../../../../shared/jobs';
import { explainDifference } from '../../../data/consistency';
import { outcomeOf } from '../../../data/outcome';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

interface Props {
  readonly year: number;
  readonly matter: MatterView;
  readonly compared: KeyComparison;
  readonly onClose: () => void;
}

const LONGEST = 400;

/** A written reason why both sides may say different things; it holds for these figures only (R-V10). */
export function ExplainDialog({ year, matter, compared, onClose }: Props) {
  const known = matter.explained.find((one) => one.key === compared.key)?.reason ?? '';
  const [reason, setReason] = useState(known);
  const task = useTask();
  const save = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await explainDifference(year, matter, compared.key, reason);
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('consistency.explain')}
      okText={t('consistency.explainSave')}
      okDisabled={reason.trim() === known}
      busy={task.running}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>
        {t('consistency.both', {
          key: t(`consistency.key.${compared.key}`),
          left: compared.left,
          right: compared.right,
        })}
      </p>
      <Input.TextArea
        data-autofocus
        aria-label={t('consistency.reason')}
        placeholder={t('consistency.reason')}
        value={reason}
        maxLength={LONGEST}
        autoSize={{ minRows: 3 }}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="quiet">{t('consistency.explainHint')}</p>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
    </Dialog>
  );
}
