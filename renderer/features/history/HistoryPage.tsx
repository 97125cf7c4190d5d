import { App, Button, Input, Space } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { HistoryList } from '../../app/history/HistoryList';
import { useHistory } from '../../app/history/useHistory';
import { useUndo } from '../../app/history/useUndo';
import { markReady } from '../../app/ready';
import { formatRoute } from '../../app/router';
import { useSession } from '../../app/session';
import { EmptyState } from '../../ui/EmptyState';
import { FaultNote } from '../../ui/FaultNote';
import { Screen } from '../../ui/Screen';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { useTrail } from './useTrail';

/** 历史: the whole trail, with the way back for the last act. */
export function HistoryPage() {
  const { info } = useSession();
  const { message } = App.useApp();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const history = useHistory(undefined, query);
  const { undo, redo } = useUndo();
  const trail = useTrail();
  const ready = history.lines !== undefined;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  const save = async (): Promise<void> => {
    const name = await trail.saveCsv();
    if (name !== '') void message.success(t('history.saved', { name }));
  };
  return (
    <Screen
      title={t('app.menu.history')}
      lead={t('history.lead')}
      action={
        <Space wrap>
          <a href={formatRoute({ page: 'bin' })}>{t('bin.title')}</a>
          <Button disabled={trail.task.running} onClick={() => void save()}>
            {t('history.csv')}
          </Button>
          {info.capabilities.print && (
            <Button disabled={trail.task.running} onClick={() => void trail.print()}>
              {t('history.print')}
            </Button>
          )}
        </Space>
      }
    >
      <Input
        className="history-filter"
        allowClear
        value={typed}
        placeholder={t('history.filterHint')}
        aria-label={t('history.filter')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <TaskProgress task={trail.task} />
      <FaultNote fault={trail.task.fault} onClose={trail.task.clearFault} />
      {history.lines?.length === 0 ? (
        <EmptyState sentence={t(query.trim() === '' ? 'history.empty' : 'history.noMatch')} />
      ) : (
        <HistoryList history={history} onUndo={undo} onRedo={redo} />
      )}
    </Screen>
  );
}
