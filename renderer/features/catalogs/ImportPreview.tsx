import { Button, Checkbox, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { CatalogImport } from '../../../shared/disclosure/catalog';
import type { TableRead } from '../../../shared/jobs';
import { type CalendarDate, parseCalendarDate } from '../../../shared/kernel';
import type { CatalogKind } from '../../../shared/records';
import { planCatalogFile, readCatalogTable } from '../../data/catalogSheets';
import { importCatalog } from '../../data/catalogs';
import { outcomeOf } from '../../data/outcome';
import { DateField } from '../../ui/DateField';
import { FaultNote } from '../../ui/FaultNote';
import { Screen } from '../../ui/Screen';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { PlanSections } from './PlanSections';

interface Props {
  readonly kind: CatalogKind;
  readonly table: TableRead;
  readonly today: CalendarDate;
  readonly onClose: () => void;
}

/** What a file would change, before anything is stored. */
export function ImportPreview({ kind, table, today, onClose }: Props) {
  const [from, setFrom] = useState<string>(today);
  const [archiveMissing, setArchiveMissing] = useState(false);
  const [plan, setPlan] = useState<CatalogImport | null>(null);
  const task = useTask();
  const day = parseCalendarDate(from);
  const { run } = task;
  useEffect(() => {
    if (!day) return;
    void run('catalog.task.compare', () =>
      outcomeOf(async () => planCatalogFile(kind, await readCatalogTable(kind, table), day)),
    ).then((made) => made && setPlan(made));
  }, [kind, table, day, run]);
  const count = plan ? plan.added.length + plan.changed.length + plan.ended.length : 0;
  const ends = archiveMissing ? (plan?.missing.length ?? 0) : 0;
  const store = async (): Promise<void> => {
    if (!plan) return;
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await importCatalog(plan, { archiveMissing });
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Screen
      title={t('catalog.import.title', { name: table.name })}
      lead={t('catalog.import.lead')}
      action={
        <Space wrap>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="primary" disabled={task.running || count + ends === 0} onClick={() => void store()}>
            {t('catalog.import.confirm')}
          </Button>
        </Space>
      }
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <div className="catalog-tools">
        <span>{t('catalog.edit.from')}</span>
        <DateField label={t('catalog.edit.from')} value={from} onChange={setFrom} />
        {plan && plan.missing.length > 0 && (
          <Checkbox checked={archiveMissing} onChange={(event) => setArchiveMissing(event.target.checked)}>
            {t('catalog.import.archiveMissing', { n: plan.missing.length })}
          </Checkbox>
        )}
      </div>
      {plan && <PlanSections plan={plan} today={today} />}
    </Screen>
  );
}
