import { App, Button, Space } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useSession } from '../../../app/session';
import { printProblemsOf } from '../../../data/disclosureActs';
import { postingReport } from '../../../data/entryForms';
import { FaultNote } from '../../../ui/FaultNote';
import { ReportFindings, useReport } from '../../../ui/report';
import { TaskProgress } from '../../../ui/TaskProgress';
import { describe, t } from '../../../ui/text';
import { useEdit } from './useEntryEdit';

/** The posting on paper: nothing is printed before both reviews agreed (R-S01) and the detector has read it. */
export function PrintPosting() {
  const { entry } = useEdit();
  const { message } = App.useApp();
  const { capabilities: can } = useSession().info;
  const output = useReport(() => postingReport(entry));
  const { task, findings } = output;
  const problems = useLiveQuery(() => printProblemsOf(entry), [entry]);
  const off = problems === undefined || problems.length > 0 || task.running;
  const save = async (): Promise<void> => {
    const name = await output.save('docx');
    if (name !== undefined)
      void message.success(t(can.chooseTarget ? 'report.saved' : 'report.savedDownload', { name }));
  };
  return (
    <div>
      <Space wrap>
        {can.print && (
          <Button disabled={off} onClick={() => void output.print()}>
            {t('disclosure.printPosting')}
          </Button>
        )}
        <Button disabled={off} onClick={() => void save()}>
          {t('disclosure.savePosting')}
        </Button>
      </Space>
      {entry.line.state !== 'review' && problems !== undefined && problems.length > 0 && (
        <ul aria-label={t('disclosure.printPosting')}>
          {problems.map((one) => (
            <li key={one.code}>{describe(one)}</li>
          ))}
        </ul>
      )}
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <ReportFindings findings={findings} onClose={output.clearFindings} />
    </div>
  );
}
