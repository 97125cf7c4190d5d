/** Into the look-up desk and out of it: the window is locked, but for the one worker that answers villagers. */
import type { VaultKeys } from '../../shared/hostStore';
import type { LookupPlace } from '../../shared/jobs';
import { fault, type OnProgress, ok, type Result } from '../../shared/kernel';
import { noteDesk } from '../data/lookup/register';
import { host } from '../host';
import { watched } from '../ui/watched';
import { endLookup, isWorking, runJob } from '../workers/client';
import { faultOf } from '../workers/faultCode';
import { refreshVault } from './shellState';
import { adoptKeys, lockDesk } from './vaultSession';

const place = watched<LookupPlace | null>(null);

/** The village whose desk runs; null while the desk of the clerk does. */
export const useLookupPlace = place.use;

/** Small jobs run by themselves after an act (a sweep, a count) and are over in a moment; what a person began takes longer. */
const REST_MS = 15_000;
const LOOK_AGAIN_MS = 100;

async function isAtRest(signal: AbortSignal): Promise<boolean> {
  for (let waited = 0; isWorking(); waited += LOOK_AGAIN_MS) {
    if (waited >= REST_MS || signal.aborted) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  return true;
}

/** Old lists are made ready, the worker opens, the window locks. On a refusal everything is as before. */
export async function startLookup(
  wanted: LookupPlace,
  options: { readonly signal: AbortSignal; readonly onProgress: OnProgress },
): Promise<Result<null>> {
  if (!(await isAtRest(options.signal))) return fault('lookup.start.busy');
  const prepared = await runJob('lookup.prepare', {}, options);
  if (!prepared.ok) return prepared;
  const opened = await runJob('lookup.open', wanted);
  if (!opened.ok) return opened;
  try {
    await noteDesk('begun', wanted.village);
  } catch (error) {
    endLookup();
    const { code, params } = faultOf(error, false);
    return fault(code, params);
  }
  // A browser may refuse to fill the screen; the desk then offers it again.
  await host()['window.setKiosk']({ on: true });
  place.set(wanted);
  if (await lockDesk('lookup')) return ok(null);
  place.set(null);
  endLookup();
  await host()['window.setKiosk']({ on: false });
  return fault('lookup.start.notLocked');
}

/** @param keys as the vault gave them for the passphrase */
export async function leaveLookup(keys: VaultKeys): Promise<void> {
  const left = place.get();
  await host()['window.setKiosk']({ on: false });
  endLookup();
  await adoptKeys(keys);
  // That it could not be noted keeps nobody in.
  if (left) await noteDesk('ended', left.village).catch(() => undefined);
  place.set(null);
  void refreshVault();
}
