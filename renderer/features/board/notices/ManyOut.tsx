import { Button, Dropdown } from 'antd';
import { useSession } from '../../../app/session';
import type { NoticePlace } from '../../../data/notices';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { TaskProgress } from '../../../ui/TaskProgress';
import { t } from '../../../ui/text';
import { Refused } from './PrintMany';
import { useSaveMany } from './useSaveMany';

/** The chosen notices on paper or into a folder. */
export function ManyOut({ places, onPrint }: { places: readonly NoticePlace[]; onPrint: () => void }) {
  const { capabilities: can } = useSession().info;
  const { task, refused, clearRefused, save } = useSaveMany();
  const formats = (['pdf', 'docx'] as const).filter((one) => one === 'docx' || can.pdf);
  return (
    <>
      {can.print && (
        <Button disabled={task.running} onClick={onPrint}>
          {t('notice.output.printMany')}
        </Button>
      )}
      {can.folder && (
        <Dropdown
          disabled={task.running}
          trigger={['click']}
          menu={{
            items: formats.map((key) => ({ key, label: t(`notice.output.manyAs.${key}`) })),
            onClick: ({ key }) => void save(places, key === 'pdf' ? 'pdf' : 'docx'),
          }}
        >
          <Button>{t('notice.output.saveMany')}</Button>
        </Dropdown>
      )}
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {refused.length > 0 && (
        <Dialog
          open
          title={t('notice.output.saveMany')}
          okText={t('notice.write.close')}
          onOk={clearRefused}
          onCancel={clearRefused}
        >
          <Refused refused={refused} />
        </Dialog>
      )}
    </>
  );
}
