import { Select } from 'antd';
import { useId, useState } from 'react';
import type { Matter, MatterCoverage } from '../../../../shared/disclosure/coverage';
import { navigate } from '../../../app/router';
import { openDisclosure, today } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

interface Props {
  readonly unitCode: string;
  readonly line: MatterCoverage<Matter>;
  readonly onClose: () => void;
}

/** 开始公开: a new entry of this unit under one entry of the catalog. */
export function BeginDialog({ unitCode, line: { matter, entries }, onClose }: Props) {
  const [code, setCode] = useState(entries[0]?.code ?? '');
  const task = useTask();
  const id = useId();
  const begin = async (): Promise<void> => {
    const place = await task.run('app.task.saving', () =>
      outcomeOf(() => openDisclosure(unitCode, code, today().slice(0, 4), { another: true })),
    );
    if (place) navigate({ page: 'disclosure', ...place });
  };
  return (
    <Dialog
      open
      title={t('matters.begin.title', { name: matter.name })}
      okText={t('matters.begin')}
      onOk={() => void begin()}
      onCancel={onClose}
      okDisabled={code === ''}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <label htmlFor={id}>{t('matters.begin.entry')}</label>
      <Select
        id={id}
        className="matter-entry"
        showSearch
        optionFilterProp="label"
        value={code}
        options={entries.map((entry) => ({ value: entry.code, label: entry.level2 || entry.level1 }))}
        onChange={setCode}
      />
      <p className="quiet">{t('matters.begin.hint')}</p>
    </Dialog>
  );
}
