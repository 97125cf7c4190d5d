import { Alert, Button, Select } from 'antd';
import { formatCount } from '../../../shared/kernel';
import { useSession } from '../../app/session';
import { EmptyState } from '../../ui/EmptyState';
import { FaultNote } from '../../ui/FaultNote';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { type Start, useStart } from './useStart';

/** Chooses the village, says what can be asked there and what not, and starts the desk. */
export function LookupStart() {
  const start = useStart();
  const { shell } = useSession().info;
  const { villages, unitCode, task, needsPassphrase } = start;
  if (villages.length === 0) return <EmptyState sentence={t('lookup.start.noVillage')} />;
  return (
    <section className="lookup-start">
      {needsPassphrase && (
        <Alert
          type="warning"
          showIcon
          title={t('lookup.start.needsPassphrase')}
          action={<Button onClick={() => void start.setPassphrase()}>{t('lookup.start.setPassphrase')}</Button>}
        />
      )}
      <div className="lookup-start-line">
        <label htmlFor="lookup-village">{t('lookup.start.village')}</label>
        <Select
          id="lookup-village"
          className="w-16"
          value={unitCode === '' ? null : unitCode}
          placeholder={t('lookup.start.chooseVillage')}
          options={villages.map((unit) => ({ value: unit.unitCode, label: unit.name }))}
          onChange={(code) => start.choose(code ?? '')}
        />
        <Button
          type="primary"
          disabled={needsPassphrase || unitCode === '' || task.running}
          onClick={() => void start.begin()}
        >
          {t('lookup.start.begin')}
        </Button>
      </div>
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {unitCode !== '' && <WhatCanBeAsked lists={start.lists} />}
      {shell === 'browser' && <p className="quiet">{t('lookup.start.browserNote')}</p>}
    </section>
  );
}

function WhatCanBeAsked({ lists }: { lists: Start['lists'] }) {
  if (lists === undefined) return null;
  const asked = lists.filter(({ askable }) => askable === 'yes').length;
  const left = lists.filter(({ askable }) => askable !== 'yes');
  return (
    <div>
      <p>{asked === 0 ? t('lookup.start.none') : t('lookup.start.count', { n: formatCount(asked) })}</p>
      {left.length > 0 && (
        <>
          <p className="quiet">{t('lookup.start.left')}</p>
          <ul className="tight-list quiet">
            {left.map(({ batch, askable }) => (
              <li key={batch.id}>
                {batch.title}：{t(`lookup.askable.${askable}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
