import type { KeyPin } from '../../shared/records';
import { database } from './database';

/** Pins a key to a unit; a key pinned by hand is never replaced silently (bundle.md § 6). */
export async function savePin(pin: KeyPin): Promise<void> {
  await database().pins.put(pin);
}

export async function setPinStatus(keyId: string, status: KeyPin['status'], validTo = ''): Promise<void> {
  await database().pins.update(keyId, { status, validTo });
}
