import { App } from 'antd';
import { useMemo } from 'react';
import { CATALOG_KINDS } from '../../shared/records';
import { saveSettings } from '../data/settings';
import { t } from '../ui/text';
import { type Command, useCommands } from './commands';
import { useUndo } from './history/useUndo';
import { takeIn } from './intake';
import { type MenuEntry, useMenu } from './menu';
import { BOARD_TABS, navigate } from './router';
import { useSettings } from './session';
import { useVault } from './shellState';
import { lockDesk } from './vaultSession';

/** What the file dialogs offer: sheets and packages. */
export const SHEET_TYPES = '.csv,.tsv,.txt,.xlsx,.xls,.et,.html,.htm';
export const BUNDLE_TYPES = '.zip';

/** Opens the file dialog of the system without a button. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = `${SHEET_TYPES},${BUNDLE_TYPES}`;
  input.addEventListener('change', () => takeIn([...(input.files ?? [])]));
  input.click();
}

const go = (entry: MenuEntry, index: number): Command => ({
  name: `go.${entry.route.page}`,
  labelKey: entry.labelKey,
  keys: `Alt+${index + 1}`,
  run: () => navigate(entry.route),
});

/** Commands that exist on every screen. */
export function useDeskCommands(openPalette: () => void): void {
  const { message } = App.useApp();
  const { largeType } = useSettings();
  const menu = useMenu();
  const { undo, redo } = useUndo();
  const isProtected = useVault()?.protection === 'passphrase';
  const commands = useMemo<readonly Command[]>(
    () => [
      { name: 'file.open', labelKey: 'app.command.open', keys: 'Ctrl+O', run: chooseFiles },
      ...menu.map(go),
      {
        name: 'go.received',
        labelKey: 'exchange.tab.received',
        run: () => navigate({ page: 'exchange', tab: 'received' }),
      },
      {
        name: 'go.villages',
        labelKey: 'settings.villages',
        run: () => navigate({ page: 'settings', section: 'villages' }),
      },
      {
        name: 'go.security',
        labelKey: 'settings.security',
        run: () => navigate({ page: 'settings', section: 'security' }),
      },
      {
        name: 'go.backup',
        labelKey: 'settings.backup',
        run: () => navigate({ page: 'settings', section: 'backup' }),
      },
      ...CATALOG_KINDS.map((kind) => ({
        name: `go.catalog.${kind}`,
        labelKey: `catalog.go.${kind}`,
        run: () => navigate({ page: 'catalog', kind }),
      })),
      ...BOARD_TABS.map((tab) => ({
        name: `go.board.${tab}`,
        labelKey: `board.tab.${tab}`,
        run: () => navigate({ page: 'board', tab }),
      })),
      { name: 'go.lookup', labelKey: 'lookup.title', run: () => navigate({ page: 'lookup' }) },
      { name: 'go.bin', labelKey: 'bin.title', run: () => navigate({ page: 'bin' }) },
      { name: 'desk.undo', labelKey: 'history.undoLast', keys: 'Ctrl+Z', run: undo },
      { name: 'desk.redo', labelKey: 'history.redoLast', keys: 'Ctrl+Y', run: redo },
      {
        name: 'desk.lock',
        labelKey: 'lock.command',
        keys: 'Ctrl+L',
        canRun: () => isProtected,
        run: () => void lockDesk(),
      },
      {
        name: 'appearance.largeType',
        labelKey: largeType ? 'app.command.normalType' : 'app.command.largeType',
        run: () => void saveSettings({ largeType: !largeType }),
      },
      { name: 'palette', labelKey: 'app.palette.title', keys: 'Ctrl+K', quiet: true, run: openPalette },
      {
        name: 'file.save',
        labelKey: 'app.saved',
        keys: 'Ctrl+S',
        quiet: true,
        run: () => void message.success(t('app.saved.auto')),
      },
    ],
    [openPalette, largeType, message, menu, undo, redo, isProtected],
  );
  useCommands(commands);
}
