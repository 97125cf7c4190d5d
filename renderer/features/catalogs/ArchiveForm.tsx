import { Button } from 'antd';
import { useState } from 'react';
import { type CalendarDate, parseCalendarDate } from '../../../shared/kernel';
import type { CatalogEntry } from '../../../shared/records';
import { archiveCatalogEntry } from '../../data/catalogs';
import { outcomeOf } from '../../data/outcome';
import { DateField } from '../../ui/DateField';
import { FaultNote } from '../../ui/FaultNote';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';

interface Props {
  readonly entry: CatalogEntry;
  readonly today: CalendarDate;
  readonly onDone: () => void;
}

/** The last day of an entry (R-C05): it stays for look-up and can be taken up again by a change. */
export function ArchiveForm({ entry, today, onDone }: Props) {
  const [lastDay, setLastDay] = useState<string>(today);
  const task = useTask();
  const day = parseCalendarDate(lastDay);
  if (entry.validTo !== '' && entry.validTo < today) return <p className="quiet">{t('catalog.archive.ended')}</p>;
  const archive = async (): Promise<void> => {
    if (!day) return;
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await archiveCatalogEntry(entry, day);
        return true;
      }),
    );
    if (done) onDone();
  };
  return (
    <section className="catalog-form">
      <div className="catalog-field">
        <span className="quiet">{t('catalog.archive.lastDay')}</span>
        <DateField label={t('catalog.archive.lastDay')} value={lastDay} onChange={setLastDay} />
      </div>
      <div className="catalog-field">
        <Button disabled={!day || task.running} onClick={() => void archive()}>
          {t('catalog.archive.act')}
        </Button>
        <span className="quiet">{t('catalog.archive.hint')}</span>
      </div>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
    </section>
  );
}
