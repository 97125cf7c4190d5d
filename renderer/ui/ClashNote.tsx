import { Button, Space } from 'antd';
import { FaultNote } from './FaultNote';
import { t } from './text';
import type { Task } from './useTask';

interface Props {
  readonly task: Task;
  /** What was typed over a change of somebody else waits for a decision. */
  readonly hasClash: boolean;
  readonly settle: (mine: boolean) => Promise<void>;
  readonly onLook: () => void;
}

/** What went wrong with the last save; where somebody else changed the same, a look at it or one's own words. */
export function ClashNote({ task, hasClash, settle, onLook }: Props) {
  return (
    <FaultNote
      fault={task.fault}
      onClose={() => void settle(false)}
      action={
        hasClash && (
          <Space orientation="vertical">
            <Button size="small" onClick={onLook}>
              {t('documents.clash.look')}
            </Button>
            <Button size="small" onClick={() => void settle(true)}>
              {t('documents.clash.mine')}
            </Button>
          </Space>
        )
      }
    />
  );
}
