import { Alert, App, Button } from 'antd';
import { useMemo } from 'react';
import type { OfficialDocument } from '../../../../shared/records';
import { carryOver, countToCarry } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

interface Props {
  readonly documents: readonly OfficialDocument[];
  readonly year: number;
}

/** What the years before left over for this one; nothing is shown when nothing waits. */
export function CarryOver({ documents, year }: Props) {
  const task = useTask();
  const { message } = App.useApp();
  const waiting = useMemo(() => countToCarry(documents, year), [documents, year]);
  const carry = async (): Promise<void> => {
    const n = await task.run('app.task.saving', () => outcomeOf(() => carryOver(year)));
    if (n !== undefined) void message.success(t('documents.carried', { n, year }));
  };
  if (waiting === 0) return null;
  return (
    <>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <Alert
        type="info"
        showIcon
        title={t('documents.carry', { n: waiting, year })}
        action={
          <Button size="small" disabled={task.running} onClick={() => void carry()}>
            {t('documents.carry.do')}
          </Button>
        }
      />
    </>
  );
}
