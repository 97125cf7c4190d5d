import { Input, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { t } from '../../ui/text';
import { type PaletteEntry, type PaletteGroup, usePaletteGroups } from './usePaletteGroups';

/** Search and commands: everything that stands here can be opened or run right now. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={640}
      title={t('app.palette.title')}
    >
      {open && <PaletteList onClose={onClose} />}
    </Modal>
  );
}

function PaletteList({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const groups = usePaletteGroups(query);
  const entries = groups.flatMap((group) => group.entries);
  const index = Math.min(at, Math.max(0, entries.length - 1));
  useEffect(() => {
    document.getElementById(`palette-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  const choose = (entry: PaletteEntry | undefined): void => {
    if (!entry) return;
    onClose();
    entry.run();
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
        <PaletteGroups groups={groups} at={index} onChoose={choose} />
        {entries.length === 0 && <p className="quiet">{t('app.palette.nothing')}</p>}
      </div>
    </div>
  );
}

interface GroupsProps {
  readonly groups: readonly PaletteGroup[];
  /** Number of the marked line over all groups. */
  readonly at: number;
  readonly onChoose: (entry: PaletteEntry) => void;
}

function PaletteGroups({ groups, at, onChoose }: GroupsProps) {
  let number = 0;
  return groups.map((group) => (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box.
    <div key={group.name} role="group" aria-label={group.name}>
      <p className="palette-head" aria-hidden="true">
        {group.name}
      </p>
      {group.entries.map((entry) => {
        const own = number;
        number += 1;
        return (
          <button
            type="button"
            key={entry.key}
            id={`palette-${own}`}
            role="option"
            aria-selected={own === at}
            className={own === at ? 'palette-item palette-on' : 'palette-item'}
            tabIndex={-1}
            onClick={() => onChoose(entry)}
          >
            <span className="palette-words">
              <span>{entry.label}</span>
              {entry.detail && <span className="quiet">{entry.detail}</span>}
            </span>
            {entry.keys && <kbd>{entry.keys}</kbd>}
          </button>
        );
      })}
      {group.more > 0 && <p className="quiet palette-more">{t('search.more', { n: group.more })}</p>}
    </div>
  ));
}
