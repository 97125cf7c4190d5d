import { App } from 'antd';
import { useCallback } from 'react';
import { faultText, t } from '../../ui/text';
import { runJob } from '../../workers/client';
import { adoptKeysAgain } from '../vaultSession';
import { describeAct } from './historyWords';

/** Undo and redo over all acts, or those of one batch, each with a word about what it was. */
export function useUndo(scope?: string): { undo(): void; redo(): void } {
  const { message } = App.useApp();
  const act = useCallback(
    async (way: 'undo' | 'redo'): Promise<void> => {
      const done = await runJob(`store.${way}`, scope === undefined ? {} : { scope });
      // A restore brought another signing key along.
      if (done.ok && done.value.command === 'command.restored') await adoptKeysAgain();
      if (done.ok)
        void message.success(
          t(way === 'undo' ? 'history.undone' : 'history.redone', { what: describeAct(done.value) }),
        );
      else if (done.fault === 'store.nothingToUndo' || done.fault === 'store.nothingToRedo')
        void message.info(faultText(done.fault, done.params));
      else void message.error(faultText(done.fault, done.params));
    },
    [message, scope],
  );
  return { undo: useCallback(() => void act('undo'), [act]), redo: useCallback(() => void act('redo'), [act]) };
}
