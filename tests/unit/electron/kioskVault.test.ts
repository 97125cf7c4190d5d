import { describe, expect, it } from 'vitest';
import { kioskVault } from '../../../electron/ipc/kioskVault';
import type { VaultKeys, VaultState } from '../../../shared/hostStore';
import { ok } from '../../../shared/kernel';

const STATE: VaultState = {
  protection: 'passphrase',
  isOpen: false,
  canUseKeyring: true,
  usesKeyring: true,
  hasQuick: true,
  quickReady: true,
  quickTriesLeft: 5,
  waitMs: 0,
};
const KEYS: VaultKeys = { current: 'k', keys: [] };
const vault = (isLocked: boolean) =>
  kioskVault({ 'vault.state': async () => ok(STATE), 'vault.unlock': async () => ok(KEYS) }, () => isLocked);

describe('the vault while the window is locked to the look-up desk', () => {
  it.each(['quick', 'keyring'] as const)('[R-V05] does not open by %s', async (by) => {
    expect(await vault(true)['vault.unlock']({ by, text: '123456' })).toMatchObject({ ok: false });
    expect(await vault(false)['vault.unlock']({ by, text: '123456' })).toEqual(ok(KEYS));
  });

  it.each(['passphrase', 'recovery'] as const)('opens by %s', async (by) => {
    expect(await vault(true)['vault.unlock']({ by, text: 'x' })).toEqual(ok(KEYS));
  });

  it('does not offer the six digits', async () => {
    expect(await vault(true)['vault.state'](undefined)).toMatchObject({ value: { quickReady: false, isOpen: false } });
    expect(await vault(false)['vault.state'](undefined)).toEqual(ok(STATE));
  });
});
