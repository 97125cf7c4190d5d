import { App } from 'antd';
import type { HostSettings, SettingsChange } from '../../shared/host';
import { host } from '../host';
import { faultText, t } from '../ui/text';
import { putShellSettings, useShellSettings } from './shellState';

/** Settings that the shell keeps; null until it answered. Saving says so. */
export function useHostSettings(): {
  readonly values: HostSettings | null;
  save(change: SettingsChange): Promise<void>;
} {
  const { message } = App.useApp();
  const values = useShellSettings();
  const save = async (change: SettingsChange): Promise<void> => {
    const saved = await host()['settings.set'](change);
    if (saved.ok) {
      putShellSettings(saved.value);
      void message.success(t('security.saved'));
    } else void message.error(faultText(saved.fault, saved.params));
  };
  return { values, save };
}
