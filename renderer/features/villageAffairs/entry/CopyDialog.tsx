import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { copyFromEarlier, placeOf, useDisclosures } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { periodText } from '../words';
import { useEdit } from './useEntryEdit';

/** 从上期复制: which earlier one, and whether its figures come along. */
export function CopyDialog({ onClose }: { onClose: () => void }) {
  const { entry } = useEdit();
  const { line } = entry;
  const task = useTask();
  const all = useDisclosures() ?? [];
  const earlier = all
    .filter((one) => one.unitCode === line.unitCode && one.catalogCode === line.catalogCode && one.id !== line.id)
    .sort((a, b) => (a.period < b.period ? 1 : -1));
  const [id, setId] = useState('');
  const [figures, setFigures] = useState(false);
  const from = earlier.find((one) => one.id === id) ?? earlier[0];
  const copy = async (): Promise<void> => {
    if (!from) return;
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await copyFromEarlier(placeOf(line), placeOf(from), { figures });
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t('disclosure.copy')}
      okText={t('disclosure.copy.ok')}
      onOk={() => void copy()}
      onCancel={onClose}
      okDisabled={!from}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t(from ? 'disclosure.copy.lead' : 'disclosure.copy.nothing')}</p>
      {from && (
        <>
          <Select
            aria-label={t('disclosure.copy.from')}
            value={from.id}
            options={earlier.map((one) => ({ value: one.id, label: `${periodText(one.period)} ${one.title}` }))}
            onChange={setId}
          />
          <Checkbox checked={figures} onChange={(event) => setFigures(event.target.checked)}>
            {t('disclosure.copy.figures')}
          </Checkbox>
        </>
      )}
    </Dialog>
  );
}
