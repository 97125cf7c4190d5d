import { Drawer, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { EmptyState } from '../../ui/EmptyState';
import { t } from '../../ui/text';
import { HistoryList } from './HistoryList';
import { useHistory } from './useHistory';

interface Props {
  /** Key of the drawer's head; absent: the history of a batch. */
  readonly titleKey?: string;
  readonly scope: string;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClose: () => void;
}

/** The trail of one record, beside its page. */
export function BatchHistory({ titleKey = 'history.ofBatch', scope, onUndo, onRedo, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const history = useHistory(scope, query);
  return (
    <Drawer open size={720} title={t(titleKey)} onClose={onClose}>
      <div className="dialog-body">
        <Input
          autoFocus
          allowClear
          value={typed}
          placeholder={t('history.filterHint')}
          aria-label={t('history.filter')}
          onChange={(event) => setTyped(event.target.value)}
        />
        {history.lines?.length === 0 ? (
          <EmptyState sentence={t(query.trim() === '' ? 'history.empty' : 'history.noMatch')} />
        ) : (
          <HistoryList history={history} onUndo={onUndo} onRedo={onRedo} />
        )}
      </div>
    </Drawer>
  );
}
