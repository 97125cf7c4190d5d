import { DEFAULT_SETTINGS, type Host } from '../../shared/host';
import type { Params } from '../../shared/kernel';
import { listBatches } from '../data/queries';
import { readSettings } from '../data/settings';
import { setOperator } from '../data/source';
import { setUpWorkers } from '../workers/client';
import type { Session } from './session';

export type Started =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly code: string; readonly params: Params };

const refused = (code: string, params: Params = {}): Started => ({ ok: false, code, params });

/** The start in named steps: shell, key, store, workers. Each refusal has its own sentence and changes nothing. */
export async function startDesk(host: Host): Promise<Started> {
  const info = await host['app.info']();
  if (!info.ok) return refused(info.fault, info.params);

  const key = await host['key.get']();
  if (!key.ok) return refused(key.fault, key.params);

  let batches: number;
  let operator: string;
  try {
    batches = (await listBatches()).length;
    operator = (await readSettings()).operatorName;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return refused(name === 'VersionError' ? 'app.start.newerStore' : 'app.start.store');
  }
  // A new key beside old data: what was stored cannot be read any more. Saying so comes before anything is written.
  if (key.value.isNew && batches > 0) return refused('app.start.keyLost');

  const publicKey = await host['sign.publicKey']();
  if (!publicKey.ok) return refused(publicKey.fault, publicKey.params);
  const limits = await host['settings.get']();

  setOperator(operator);
  setUpWorkers({
    dataKey: key.value.key,
    publicKey: publicKey.value,
    operator,
    sign: async (bytes) => {
      const signature = await host['sign.sign']({ bytes: new Uint8Array(bytes) });
      return signature.ok ? signature.value : null;
    },
  });
  return {
    ok: true,
    session: { info: info.value, publicKey: publicKey.value, limits: limits.ok ? limits.value : DEFAULT_SETTINGS },
  };
}
