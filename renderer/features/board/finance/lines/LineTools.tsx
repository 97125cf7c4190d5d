import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import type { TableRead } from '../../../../../shared/jobs';
import { SHEET_TYPES } from '../../../../app/deskCommands';
import { FilePicker } from '../../../../ui/FilePicker';
import { t } from '../../../../ui/text';
import type { Task } from '../../../../ui/useTask';
import { runJob } from '../../../../workers/client';
import type { LineGrid } from './useLineGrid';

interface Props {
  readonly lines: LineGrid;
  readonly task: Task;
  readonly testId: string;
  readonly onRead: (table: TableRead) => void;
  readonly children?: ReactNode;
}

/** Above a sheet that is typed: bring in a file, insert, remove, undo. */
export function LineTools({ lines, task, testId, onRead, children }: Props) {
  const read = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const found = await task.run('documents.task.readSheet', (control) => runJob('table.read', { file }, control));
    if (found) onRead(found);
  };
  return (
    <Space wrap size="small" className="sheet-tools">
      <FilePicker
        label={t('finance.import')}
        accept={SHEET_TYPES}
        testId={testId}
        disabled={task.running}
        onFiles={(files) => void read(files)}
      />
      <Button onClick={lines.insert}>{t('finance.insert')}</Button>
      <Button onClick={lines.remove}>{t('finance.remove')}</Button>
      <Button onClick={lines.undo}>{t('batch.undo')}</Button>
      <Button onClick={lines.redo}>{t('batch.redo')}</Button>
      {children}
    </Space>
  );
}
