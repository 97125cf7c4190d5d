import { useCallback, useState } from 'react';
import type { OpenedBackup, VaultKeys } from '../../../../shared/hostStore';
import type { BackupContents } from '../../../../shared/jobs';
import { ok } from '../../../../shared/kernel';
import { type Unlock, useUnlock } from '../../../app/lock/useUnlock';
import { refreshBackups, refreshVault } from '../../../app/shellState';
import { adoptKeys, adoptKeysAgain } from '../../../app/vaultSession';
import { host } from '../../../host';
import { type Task, useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';

export type RestoreStep =
  | { readonly at: 'closed' }
  | { readonly at: 'passphrase'; readonly backup: OpenedBackup }
  | { readonly at: 'contents'; readonly backup: OpenedBackup; readonly contents: BackupContents }
  | { readonly at: 'done'; readonly when: string };

export interface Restore {
  readonly step: RestoreStep;
  readonly task: Task;
  readonly unlock: Unlock;
  /** Opens a backup of the list, or asks for a file. */
  start(name?: string): Promise<void>;
  tryPassphrase(by: 'passphrase' | 'recovery', text: string): Promise<void>;
  /** All or nothing. */
  restore(): Promise<void>;
  close(): void;
}

/** The way from a backup to its data, step by step; nothing changes before the last one. */
export function useRestore(): Restore {
  const task = useTask();
  const unlock = useUnlock(null);
  const [step, setStep] = useState<RestoreStep>({ at: 'closed' });
  const { run } = task;
  const { forget, refuse } = unlock;

  const look = useCallback(
    async (backup: OpenedBackup, keys: VaultKeys): Promise<void> => {
      const contents = await run('restore.looking', (options) => runJob('store.inspect', { backup, keys }, options));
      if (contents) setStep({ at: 'contents', backup, contents });
    },
    [run],
  );

  const start = useCallback(
    async (name?: string): Promise<void> => {
      forget();
      const backup = await run('restore.opening', () => host()['backup.open'](name === undefined ? {} : { name }));
      if (!backup) return;
      const { token, isOwn, protection } = backup;
      // Our own keys open our own backups; a backup that was never protected brings its key along.
      if (isOwn || protection === 'none') {
        const keys = await host()['backup.unlock']({ token, by: 'own', text: '' });
        if (keys.ok) return look(backup, keys.value);
      }
      setStep({ at: 'passphrase', backup });
    },
    [run, look, forget],
  );

  const tryPassphrase = async (by: 'passphrase' | 'recovery', text: string): Promise<void> => {
    if (step.at !== 'passphrase') return;
    forget();
    const { backup } = step;
    const keys = await run('restore.opening', async () =>
      ok(await host()['backup.unlock']({ token: backup.token, by, text })),
    );
    if (!keys) return;
    if (keys.ok) await look(backup, keys.value);
    else refuse(keys.fault, keys.params, by);
  };

  const restore = async (): Promise<void> => {
    if (step.at !== 'contents') return;
    const { backup, contents } = step;
    const done = await run('restore.running', async (options) => {
      const kept = await runJob('store.backup', { reason: 'restore' }, options);
      if (!kept.ok) return kept;
      const adopted = await host()['backup.adopt']({ token: backup.token });
      if (!adopted.ok) return adopted;
      await adoptKeys(adopted.value.keys);
      const restored = await runJob('store.restore', { snapshot: adopted.value.snapshot }, options);
      await adoptKeysAgain();
      return restored;
    });
    // Also where it ended half-way: with the keys of the backup its passphrase may have come to this store.
    void refreshVault();
    void refreshBackups();
    if (done === undefined) return;
    await host()['backup.close']({ token: backup.token });
    setStep({ at: 'done', when: contents.at });
  };

  const close = (): void => {
    task.cancel();
    forget();
    if (step.at === 'passphrase' || step.at === 'contents') void host()['backup.close']({ token: step.backup.token });
    setStep({ at: 'closed' });
  };

  return { step, task, unlock, start, tryPassphrase, restore, close };
}
