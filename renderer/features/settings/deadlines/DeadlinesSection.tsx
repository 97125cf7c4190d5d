import { App } from 'antd';
import './deadlines.css';
import { useState } from 'react';
import type { MovedDeadline } from '../../../../shared/rules';
import { outcomeOf } from '../../../data/outcome';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { CoveredYears } from './CoveredYears';
import { CountyDues, VillageDuesTable } from './DueDatesForm';
import { LocalDays } from './LocalDays';
import { MovedNote } from './MovedNote';
import { TryOut } from './TryOut';

/** Runs an act that may move open deadlines, and keeps what moved until the next one. */
export type SaveDues = (act: () => Promise<readonly MovedDeadline[]>) => Promise<void>;

/** 期限与工作日: which years have a notice, local days off, due dates, and a deadline to try out. */
export function DeadlinesSection() {
  const { message } = App.useApp();
  const task = useTask();
  const [moved, setMoved] = useState<readonly MovedDeadline[]>([]);
  const save: SaveDues = async (act) => {
    const found = await task.run('deadline.saving', () => outcomeOf(act));
    if (!found) return;
    setMoved(found);
    void message.success(t('setup.saved'));
  };
  return (
    <div className="deadlines">
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <CoveredYears onMoved={setMoved} />
      <MovedNote moved={moved} onClose={() => setMoved([])} />
      <CountyDues save={save} />
      <VillageDuesTable save={save} />
      <LocalDays save={save} />
      <TryOut />
    </div>
  );
}
