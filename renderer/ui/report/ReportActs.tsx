import { Alert, App, Button, Dropdown, Space } from 'antd';
import { text } from '../../../resources';
import { formatCount, type Problem } from '../../../shared/kernel';
import type { Report } from '../../../shared/layout';
import { describeScanPlace } from '../../../shared/privacy';
import { useSession } from '../../app/session';
import { FaultNote } from '../FaultNote';
import { TaskProgress } from '../TaskProgress';
import { describe, t } from '../text';
import './report.css';
import { type SavedFormat, useReport } from './useReport';

interface Props {
  /** Called at each click, so that what is shown is what leaves. */
  readonly make: () => Report | Promise<Report>;
  readonly disabled?: boolean;
}

const SHOWN = 5;

/** Save as Excel, Word, CSV or PDF, and print: one report, with progress, refusals and what the detector found. */
export function ReportActs({ make, disabled = false }: Props) {
  const output = useReport(make);
  const { message } = App.useApp();
  const { capabilities: can } = useSession().info;
  const { task, findings } = output;
  const off = disabled || task.running;

  const save = async (format: SavedFormat): Promise<void> => {
    const name = await output.save(format);
    if (name !== undefined)
      void message.success(t(can.chooseTarget ? 'report.saved' : 'report.savedDownload', { name }));
  };
  const items = [
    { key: 'docx', label: t('report.save.docx') },
    { key: 'csv', label: t('report.save.csv') },
    ...(can.pdf ? [{ key: 'pdf', label: t('report.save.pdf') }] : []),
  ];
  return (
    <div className="report-acts">
      <Space wrap>
        <Button disabled={off} onClick={() => void save('xlsx')}>
          {t('report.save.xlsx')}
        </Button>
        <Dropdown
          disabled={off}
          trigger={['click']}
          menu={{ items, onClick: ({ key }) => void save(key as SavedFormat) }}
        >
          <Button>{t('report.save.other')}</Button>
        </Dropdown>
        {can.print && (
          <Button disabled={off} onClick={() => void output.print()}>
            {t('report.print')}
          </Button>
        )}
      </Space>
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <ReportFindings findings={findings} onClose={output.clearFindings} />
    </div>
  );
}

/** What the detector found, with its place; the file stayed here. */
export function ReportFindings({ findings, onClose }: { findings: readonly Problem[]; onClose: () => void }) {
  if (findings.length === 0) return null;
  const left = findings.length - SHOWN;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      closable={{ onClose }}
      title={t('report.blocked')}
      description={
        <ul className="tight-list">
          {findings.slice(0, SHOWN).map((finding) => (
            <li key={JSON.stringify(finding)}>
              {placeOf(finding)} {describe(finding)}
            </li>
          ))}
          {left > 0 && <li>{t('report.moreFindings', { n: formatCount(left) })}</li>}
        </ul>
      }
    />
  );
}

/** In the report's own words where the finding is in its table; else the place in the file. */
const placeOf = ({ at }: Problem): string =>
  at.field === undefined
    ? describeScanPlace(text, {
        path: String(at.file ?? ''),
        part: String(at.part ?? ''),
        row: at.row ?? null,
        column: at.column ?? null,
      })
    : t('report.place', { row: at.row ?? 0, column: at.field });
