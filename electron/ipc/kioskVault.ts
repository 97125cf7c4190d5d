/**
 * Who may open the vault while the window is locked to the look-up desk (R-V05): the passphrase or the recovery sheet. Six
 * digits are for a clerk who comes back to an own desk; here people of the village stand and watch, and the key ring would ask
 * nobody at all.
 */
import { fault, ok } from '../../shared/kernel';
import type { StoreHandlers } from '../../shared/store';

type VaultCalls = Pick<StoreHandlers, 'vault.state' | 'vault.unlock'>;

export const kioskVault = (calls: VaultCalls, isLocked: () => boolean): VaultCalls => ({
  'vault.state': async (input) => {
    const state = await calls['vault.state'](input);
    return state.ok && isLocked() ? ok({ ...state.value, quickReady: false }) : state;
  },
  'vault.unlock': async (input) =>
    isLocked() && (input.by === 'quick' || input.by === 'keyring')
      ? fault('host.unavailable')
      : await calls['vault.unlock'](input),
});
