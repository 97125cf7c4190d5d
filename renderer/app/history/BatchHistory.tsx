import { Drawer, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { EmptyState } from '../../ui/EmptyState';
import { t } from '../../ui/text';
import { HistoryList } from './HistoryList';
import { useHistory } from './useHistory';

interface Props {
  readonly scope: string;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClose: () => void;
}

/** The trail of one batch, beside its page. */
export function BatchHistory({ scope, onUndo, onRedo, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed);
  const history = useHistory(scope, query);
  return (
    <Drawer open size={720} title={t('history.ofBatch')} onClose={onClose}>
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
