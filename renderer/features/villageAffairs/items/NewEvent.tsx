import { Select } from 'antd';
import { useState } from 'react';
import { stepsOf } from '../../../../shared/disclosure/entries';
import { navigate } from '../../../app/router';
import { openDisclosure, today } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import type { Items } from './useItems';

/** 新建: something that is told when it happens. */
export function NewEvent({ items, onClose }: { items: Items; onClose: () => void }) {
  const task = useTask();
  const { villages, events, filter } = items;
  const [unitCode, setUnitCode] = useState(filter.unitCode || (villages[0]?.unitCode ?? ''));
  const [code, setCode] = useState('');
  const [startedOn, setStartedOn] = useState<string>(today());
  const entry = events.find((one) => one.code === code);
  // R-V18: what is told ahead of an event names a day to come.
  const isAhead = entry?.timeLimit.counting === 'before';
  const dayLabel = (isAhead && entry.timeLimit.from) || t('village.field.startedOn');
  const create = async (): Promise<void> => {
    const [first] = stepsOf(entry);
    const place = await task.run('app.task.saving', () =>
      outcomeOf(() =>
        openDisclosure(unitCode, code, startedOn.slice(0, 4), {
          another: true,
          startedOn,
          ...(first ? { chain: { id: '', step: first } } : {}),
        }),
      ),
    );
    if (place) navigate({ page: 'disclosure', ...place });
  };
  return (
    <Dialog
      open
      title={t('village.new')}
      okText={t('village.new.ok')}
      onOk={() => void create()}
      onCancel={onClose}
      okDisabled={!entry || unitCode === '' || startedOn === '' || (!isAhead && startedOn > today())}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('village.new.lead')}</p>
      <div className="entry-field">
        <span className="field-name">{t('village.col.unit')}</span>
        <Select
          aria-label={t('village.col.unit')}
          value={unitCode}
          options={villages.map((unit) => ({ value: unit.unitCode, label: unit.name }))}
          onChange={setUnitCode}
        />
      </div>
      <div className="entry-field">
        <span className="field-name">{t('village.col.item')}</span>
        <Select
          aria-label={t('village.col.item')}
          showSearch
          optionFilterProp="label"
          {...(code === '' ? {} : { value: code })}
          options={events.map((one) => ({ value: one.code, label: one.level2 || one.level1 }))}
          onChange={(value: string) => setCode(value)}
        />
      </div>
      <div className="entry-field">
        <span className="field-name">{dayLabel}</span>
        <DateField label={dayLabel} value={startedOn} {...(isAhead ? {} : { max: today() })} onChange={setStartedOn} />
      </div>
    </Dialog>
  );
}
