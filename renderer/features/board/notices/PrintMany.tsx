import { App, Table } from 'antd';
import { useEffect, useState } from 'react';
import { formatCount, ok, type Result } from '../../../../shared/kernel';
import type { NoticeFile, NoticePrinted, NoticesForPrint } from '../../../../shared/noticeJobs';
import type { NoticePlace } from '../../../data/notices';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { refuseBlocked } from '../../../ui/report';
import { TaskProgress } from '../../../ui/TaskProgress';
import { faultText, t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { printFiles } from '../notice/output/useNoticeOutput';

interface Props {
  readonly places: readonly NoticePlace[];
  readonly onClose: () => void;
}

/** 合并打印: laid out first, so that the sheets are known before anything is printed; then as few print jobs as papers allow. */
export function PrintMany({ places: given, onClose }: Props) {
  // Those of the moment in which the dialog was opened.
  const [places] = useState(given);
  const { message } = App.useApp();
  const task = useTask();
  const { run } = task;
  const [made, setMade] = useState<NoticesForPrint | null>(null);
  useEffect(() => {
    void run('app.task.pages', async (control): Promise<Result<NoticesForPrint>> => {
      const laid = await runJob('notice.print', { places }, control);
      if (!laid.ok) return laid;
      const blocked = laid.value.jobs.map((job) => refuseBlocked(job.findings, job.name)).find((one) => !one.ok);
      return blocked && !blocked.ok ? blocked : laid;
    }).then((laid) => {
      if (laid) setMade(laid);
    });
  }, [run, places]);
  const jobs = made?.jobs ?? [];
  const sheets = (made?.printed ?? []).reduce((sum, one) => sum + one.sheets, 0);
  const print = async (): Promise<void> => {
    const done = await run('app.task.print', async (control): Promise<Result<boolean>> => {
      for (const [index, job] of jobs.entries()) {
        control.onProgress({ stage: 'printNotices', done: index, total: jobs.length });
        const printed = await printFiles([job], () => void message.info(t('notice.output.printCancelled')));
        if (!printed.ok) return printed;
        if (control.signal.aborted) return ok(false);
      }
      return ok(true);
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      width={680}
      title={t('notice.output.printMany')}
      okText={t('notice.output.print')}
      onOk={() => void print()}
      onCancel={onClose}
      okDisabled={jobs.length === 0 || task.running}
    >
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {made && (
        <>
          <p role="status">
            {t(made.printed.length === 1 ? 'notice.output.oneSheets' : 'notice.output.manySheets', {
              n: made.printed.length,
              sheets: formatCount(sheets),
              jobs: jobs.length,
            })}
          </p>
          <Table<NoticePrinted>
            rowKey={(one) => `${one.unitName} ${one.title}`}
            size="small"
            pagination={false}
            scroll={{ y: 260 }}
            dataSource={[...made.printed]}
            columns={[
              { title: t('notice.output.cover.unit'), width: 120, dataIndex: 'unitName' },
              { title: t('notice.output.cover.name'), dataIndex: 'title' },
              { title: t('notice.output.cover.sheets'), width: 80, align: 'right', dataIndex: 'sheets' },
            ]}
          />
          <Refused refused={made.refused} />
          {[...new Set(jobs.map(paperHint))].map((hint) => (
            <p key={hint} className="quiet">
              {hint}
            </p>
          ))}
        </>
      )}
    </Dialog>
  );
}

const paperHint = ({ paper, landscape }: NoticeFile): string =>
  t('notice.output.jobPaper', {
    paper,
    orientation: t(`posting.orientation.${landscape ? 'landscape' : 'portrait'}`),
  });

/** What stays here, and why. */
export function Refused({ refused }: { refused: NoticesForPrint['refused'] }) {
  if (refused.length === 0) return null;
  return (
    <div role="alert">
      <p>{t('notice.output.manyRefused', { n: refused.length })}</p>
      <ul className="tight-list">
        {refused.map(({ title, code, params }) => (
          <li key={title}>{t('notice.list.manyLeft.one', { title, why: faultText(code, params) })}</li>
        ))}
      </ul>
    </div>
  );
}
