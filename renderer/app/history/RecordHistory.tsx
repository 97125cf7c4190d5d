import { Drawer } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { recordHistory } from '../../data/store';
import { EmptyState } from '../../ui/EmptyState';
import { t } from '../../ui/text';
import { HistoryList } from './HistoryList';

interface Props {
  readonly table: 'units';
  readonly recordId: string;
  readonly title: string;
  readonly onClose: () => void;
}

const nothing = (): void => undefined;

/** Who changed this record, when, and what; for reading: an undo belongs to the history of everything. */
export function RecordHistory({ table, recordId, title, onClose }: Props) {
  const lines = useLiveQuery(() => recordHistory(table, recordId), [table, recordId]);
  return (
    <Drawer open size={720} title={t('history.ofRecord', { title })} onClose={onClose}>
      <div className="dialog-body">
        {lines?.length === 0 ? (
          <EmptyState sentence={t('history.empty')} />
        ) : (
          <HistoryList
            history={{ lines, hasMore: false, undo: null, redo: null, showMore: nothing }}
            onUndo={nothing}
            onRedo={nothing}
          />
        )}
      </div>
    </Drawer>
  );
}
