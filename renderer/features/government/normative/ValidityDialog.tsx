import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { DocumentValidity, OfficialDocument } from '../../../../shared/records';
import { saveValidity, todayHere } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

const RESULTS = ['inForce', 'amended', 'repealed', 'expired'] as const satisfies readonly DocumentValidity[];

/** R-F01, R-F02: what stands, since when, and which document did it. */
export function ValidityDialog({ document, onClose }: { document: OfficialDocument; onClose: () => void }) {
  const task = useTask();
  const id = useId();
  const today = todayHere();
  const [validity, setValidity] = useState<(typeof RESULTS)[number]>('inForce');
  const [on, setOn] = useState<string>(today);
  const [byDocument, setByDocument] = useState('');
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        const year = Number(on.slice(0, 4));
        await saveValidity(document, { year, on, validity, byDocument: byDocument.trim(), reason: reason.trim() });
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('documents.clearing.do')}
      okText={t('documents.outcomeSave')}
      onOk={() => void save()}
      onCancel={onClose}
      okDisabled={on === '' || on > today}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{document.title}</p>
      <Radio.Group
        aria-label={t('documents.clearing.result')}
        value={validity}
        options={RESULTS.map((value) => ({ value, label: t(`documents.clearing.${value}`) }))}
        onChange={(event) => setValidity(event.target.value as (typeof RESULTS)[number])}
      />
      <div className="document-field">
        <span className="field-name">{t('documents.clearing.on')}</span>
        <DateField label={t('documents.clearing.on')} value={on} max={today} onChange={setOn} />
      </div>
      {validity !== 'inForce' && (
        <div className="document-field">
          <label htmlFor={`${id}-by`}>{t('documents.clearing.byDocument')}</label>
          <Input
            id={`${id}-by`}
            data-autofocus
            value={byDocument}
            maxLength={200}
            onChange={(event) => setByDocument(event.target.value)}
          />
        </div>
      )}
      <div className="document-field">
        <label htmlFor={`${id}-why`}>{t('documents.clearing.reason')}</label>
        <Input id={`${id}-why`} value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Dialog>
  );
}
