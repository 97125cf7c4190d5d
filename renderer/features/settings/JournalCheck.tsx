import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { JournalCheck as Check } from '../../../shared/hostStore';
import { formatCount } from '../../../shared/kernel';
import { host } from '../../host';
import { FaultNote } from '../../ui/FaultNote';
import { TaskProgress } from '../../ui/TaskProgress';
import { hasText, t } from '../../ui/text';
import { useTask } from '../../ui/useTask';

/** 检查日志: walks the whole chain and says in one sentence what it found. */
export function JournalCheck() {
  const task = useTask();
  const [check, setCheck] = useState<Check | null>(null);
  const verify = async (): Promise<void> => {
    setCheck(null);
    const done = await task.run('security.verifying', () => host()['store.verify']());
    if (done) setCheck(done);
  };
  return (
    <>
      <h2>{t('security.journal')}</h2>
      <p>{t('security.journalLead')}</p>
      <div>
        <Button disabled={task.running} onClick={() => void verify()}>
          {t('security.verify')}
        </Button>
      </div>
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {check && <CheckResult check={check} />}
    </>
  );
}

function CheckResult({ check }: { check: Check }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return <div ref={place}>{describeCheck(check)}</div>;
}

function describeCheck(check: Check) {
  if (check.isWhole || check.broken === null)
    return (
      <Alert type="success" showIcon role="status" title={t('security.whole', { n: formatCount(check.entries) })} />
    );
  const { file, seq, code } = check.broken;
  const why = hasText(code) ? t(code, { file, seq }) : t('security.brokenWhy');
  return <Alert type="error" showIcon role="alert" title={t('security.broken', { file, n: seq, why })} />;
}
