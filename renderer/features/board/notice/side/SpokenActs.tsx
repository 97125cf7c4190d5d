import { Button, Space } from 'antd';
import { useSession } from '../../../../app/session';
import { noticePlaceOf } from '../../../../data/notices';
import { FaultNote } from '../../../../ui/FaultNote';
import { ReportFindings } from '../../../../ui/report';
import { TaskProgress } from '../../../../ui/TaskProgress';
import { t } from '../../../../ui/text';
import { useNoticeOutput } from '../output/useNoticeOutput';
import { useNoticeEdit } from '../useNoticeEdit';

/** Ways of the spoken version out: scanned and reviewed like the notice itself. */
export function SpokenActs() {
  const { entry } = useNoticeEdit();
  const output = useNoticeOutput();
  const { capabilities: can } = useSession().info;
  const place = noticePlaceOf(entry.line);
  const off = output.task.running || entry.line.deleted;
  return (
    <>
      <Space wrap>
        <Button disabled={off} onClick={() => void output.copySpoken(place)}>
          {t('notice.output.copy')}
        </Button>
        <Button disabled={off} onClick={() => void output.saveSpoken(place)}>
          {t('notice.output.saveTxt')}
        </Button>
        {can.print && (
          <Button disabled={off} onClick={() => void output.print(place, 'spoken')}>
            {t('notice.output.printSpoken')}
          </Button>
        )}
      </Space>
      <TaskProgress task={output.task} />
      <FaultNote fault={output.task.fault} onClose={output.task.clearFault} />
      <ReportFindings findings={output.findings} onClose={output.clearFindings} />
    </>
  );
}
