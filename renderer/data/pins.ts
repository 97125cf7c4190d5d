import { decodeKeyPin, type KeyPin } from '../../shared/records';
import { commit } from './store/commit';
import { readRecord } from './store/records';

/** Pins a key to a unit; a key pinned by hand is never replaced silently (bundle.md § 6). */
export async function savePin(pin: KeyPin): Promise<void> {
  await commit({
    name: 'pin.trusted',
    params: { unit: pin.unitName || pin.unit },
    scope: `pins/${pin.keyId}`,
    plan: () => ({ records: [{ table: 'pins', key: pin.keyId, value: pin }] }),
  });
}

export async function setPinStatus(keyId: string, status: KeyPin['status'], validTo = ''): Promise<void> {
  const known = await readRecord('pins', keyId, decodeKeyPin);
  if (!known) return;
  await commit({
    name: `pin.${status}`,
    params: { unit: known.unitName || known.unit },
    scope: `pins/${keyId}`,
    plan: async () => {
      const pin = await readRecord('pins', keyId, decodeKeyPin);
      return pin ? { records: [{ table: 'pins', key: keyId, value: { ...pin, status, validTo } }] } : {};
    },
  });
}
