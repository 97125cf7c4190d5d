import { App } from 'antd';
import { useSyncExternalStore } from 'react';
import type { HostSettings, SettingsChange } from '../../shared/host';
import { host } from '../host';
import { faultText, t } from '../ui/text';

let values: HostSettings | null = null;
let asked = false;
const listeners = new Set<() => void>();

function put(next: HostSettings): void {
  values = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!asked) {
    asked = true;
    void host()
      ['settings.get']()
      .then((found) => found.ok && put(found.value));
  }
  return () => listeners.delete(listener);
}

/** Settings that the shell keeps; null until it answered. Saving says so. */
export function useHostSettings(): {
  readonly values: HostSettings | null;
  save(change: SettingsChange): Promise<void>;
} {
  const { message } = App.useApp();
  const shown = useSyncExternalStore(subscribe, () => values);
  const save = async (change: SettingsChange): Promise<void> => {
    const saved = await host()['settings.set'](change);
    if (saved.ok) {
      put(saved.value);
      void message.success(t('security.saved'));
    } else void message.error(faultText(saved.fault, saved.params));
  };
  return { values: shown, save };
}
