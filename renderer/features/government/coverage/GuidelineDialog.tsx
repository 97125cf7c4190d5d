import { useState } from 'react';
import { parseCalendarDate } from '../../../../shared/kernel';
import { navigate } from '../../../app/router';
import { openDisclosure } from '../../../data/disclosures';
import { todayHere } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

/** Entry of the basic catalog (resources/catalogs/basic.json) that sets the three months. */
const GUIDELINE_ENTRY = 'JB-D04';

/** R-C03: from the day on which a ministry's guideline came out, the field's own catalog is a duty with a day. */
export function GuidelineDialog({ unitCode, onClose }: { unitCode: string; onClose: () => void }) {
  const [on, setOn] = useState('');
  const task = useTask();
  const today = todayHere();
  const day = parseCalendarDate(on);
  const save = async (): Promise<void> => {
    if (!day) return;
    const place = await task.run('app.task.saving', () =>
      outcomeOf(() => openDisclosure(unitCode, GUIDELINE_ENTRY, day.slice(0, 4), { another: true, startedOn: day })),
    );
    if (place) navigate({ page: 'disclosure', ...place });
  };
  return (
    <Dialog
      open
      title={t('matters.guideline.title')}
      okText={t('matters.guideline.act')}
      onOk={() => void save()}
      onCancel={onClose}
      okDisabled={!day || day > today}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('matters.guideline.lead')}</p>
      <p className="quiet">{t('matters.guideline.day')}</p>
      <DateField label={t('matters.guideline.day')} value={on} onChange={setOn} />
    </Dialog>
  );
}
