import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { outcomesFor, type YearlyItem, type YearlyOutcome } from '../../../../shared/ledgers/documents';
import { useOperator } from '../../../app/session';
import { saveOutcome, todayHere } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

interface Props {
  readonly item: YearlyItem;
  readonly year: number;
  readonly onClose: () => void;
}

/** 保持, 转主动 or 转依申请, each with its reason (R-P12). */
export function OutcomeDialog({ item, year, onClose }: Props) {
  const { document } = item;
  const by = useOperator();
  const task = useTask();
  const id = useId();
  const [outcome, setOutcome] = useState<YearlyOutcome>('keep');
  const [reason, setReason] = useState(item.outcome?.reason ?? '');
  const save = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await saveOutcome(document, { year, outcome, reason: reason.trim(), on: todayHere(), by });
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('documents.outcomeDo')}
      okText={t('documents.outcomeSave')}
      onOk={() => void save()}
      onCancel={onClose}
      okDisabled={reason.trim() === ''}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{document.title}</p>
      <Radio.Group
        aria-label={t('documents.outcome')}
        value={outcome}
        options={outcomesFor(document).map((value) => ({ value, label: t(`documents.outcome.${value}`) }))}
        onChange={(event) => setOutcome(event.target.value as YearlyOutcome)}
      />
      {outcome === 'toOpen' && <p className="quiet">{t('documents.outcomeOpens')}</p>}
      <div className="document-field">
        <label htmlFor={id}>{t('documents.outcomeReason')}</label>
        <Input.TextArea
          id={id}
          data-autofocus
          value={reason}
          maxLength={400}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
