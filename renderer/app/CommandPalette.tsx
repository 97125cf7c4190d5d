import { Input, Modal } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { listBatches } from '../data/queries';
import { t } from '../ui/text';
import { type Command, canRun, labelOf, useCommandList } from './commands';
import { navigate } from './router';

/** Search and commands: everything here can be run right now. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} onCancel={onClose} footer={null} closable={false} destroyOnHidden title={t('app.palette.title')}>
      {open && <PaletteList onClose={onClose} />}
    </Modal>
  );
}

function useEntries(query: string): readonly Command[] {
  const commands = useCommandList();
  const batches = useLiveQuery(() => listBatches(), []);
  return useMemo(() => {
    const batchCommands = (batches ?? []).map(
      (batch): Command => ({
        name: `batch.${batch.id}`,
        labelKey: 'app.palette.openBatch',
        labelParams: { title: batch.title },
        run: () => navigate({ page: 'batch', batchId: batch.id, stage: 'check' }),
      }),
    );
    const wanted = query.trim().toLowerCase();
    return [...commands.filter((command) => !command.quiet), ...batchCommands].filter(
      (command) => canRun(command) && labelOf(command).toLowerCase().includes(wanted),
    );
  }, [commands, batches, query]);
}

function PaletteList({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const entries = useEntries(query);
  const index = Math.min(at, Math.max(0, entries.length - 1));
  const choose = (command: Command | undefined): void => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move !== 0) {
      event.preventDefault();
      setAt(Math.min(entries.length - 1, Math.max(0, index + move)));
    }
    if (event.key === 'Enter') choose(entries[index]);
  };
  return (
    <div className="palette">
      <Input
        autoFocus
        value={query}
        placeholder={t('app.palette.hint')}
        aria-label={t('app.palette.title')}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={entries.length > 0 ? `palette-${index}` : undefined}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label={t('app.palette.title')} tabIndex={-1} className="palette-list">
        {entries.map((command, i) => (
          <button
            type="button"
            key={command.name}
            id={`palette-${i}`}
            role="option"
            aria-selected={i === index}
            className={i === index ? 'palette-item palette-on' : 'palette-item'}
            tabIndex={-1}
            onClick={() => choose(command)}
          >
            <span>{labelOf(command)}</span>
            {command.keys && <kbd>{command.keys}</kbd>}
          </button>
        ))}
        {entries.length === 0 && <p className="quiet">{t('app.palette.nothing')}</p>}
      </div>
    </div>
  );
}
