import { Input } from 'antd';
import { useId, useState } from 'react';
import { useSettings } from '../../../app/session';
import { outcomeOf } from '../../../data/outcome';
import { GUIDE_FIELDS, saveSettings } from '../../../data/settings';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { ReportActs } from '../../../ui/report/ReportActs';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { guideReport } from './guideReport';
import { useFrame } from './useFrame';

/** R-P14: contact fields of the 指南, kept as a setting of the unit, and the printed 指南. */
export function GuideDialog({ onClose }: { onClose: () => void }) {
  const { guideContacts } = useSettings();
  const [contacts, setContacts] = useState(guideContacts);
  const frame = useFrame();
  const task = useTask();
  const id = useId();
  const save = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await saveSettings({ guideContacts: contacts });
        return true;
      }),
    );
    if (done) onClose();
  };
  const missing = GUIDE_FIELDS.filter((field) => (contacts[field] ?? '').trim() === '');
  return (
    <Dialog
      open
      title={t('documents.guide.title')}
      okText={t('setup.save')}
      onOk={() => void save()}
      onCancel={onClose}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {GUIDE_FIELDS.map((field) => (
        <div key={field}>
          <label htmlFor={`${id}-${field}`}>{t(`documents.guide.${field}`)}</label>
          <Input
            id={`${id}-${field}`}
            maxLength={200}
            value={contacts[field] ?? ''}
            onChange={(event) => setContacts({ ...contacts, [field]: event.target.value })}
          />
        </div>
      ))}
      <p className="quiet" role="status">
        {missing.length > 0 ? t('documents.guide.missing', { n: missing.length }) : t('documents.guide.whole')}
      </p>
      <ReportActs make={() => guideReport(contacts, frame)} disabled={missing.length > 0} />
    </Dialog>
  );
}
