import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onCutOff, reopen } from '../../../../renderer/data/reopen';
import { faultOf } from '../../../../renderer/workers/faultCode';

/** As Chromium's after it gave up its store: nothing comes, until a test says so. */
class SilentRequest extends EventTarget {
  onsuccess: unknown = null;
  onerror: unknown = null;
  onblocked: unknown = null;
  onupgradeneeded: unknown = null;
  readonly result = { close: vi.fn() };
}
const asked = (request: SilentRequest) => () => request as unknown as IDBOpenDBRequest;
const told = vi.fn();

/** What Dexie makes of an opening. */
const openedBy = (open: IDBFactory['open']): Promise<unknown> => {
  const db = new Dexie('kept', { indexedDB: { open } as IDBFactory });
  db.version(1).stores({ rows: 'id' });
  return db.table('rows').count();
};

beforeEach(() => onCutOff(told));
afterEach(() => {
  onCutOff(() => undefined);
  told.mockReset();
});

describe('a store that the engine closed', () => {
  it('is opened again as ever where the engine answers', async () => {
    expect(await openedBy((name, version) => reopen(() => indexedDB.open(name, version)))).toBe(0);
    expect(told).not.toHaveBeenCalled();
  });

  it('refuses an act in the end where the engine never answers, and says that this worker is cut off', async () => {
    const error = await openedBy(() => reopen(asked(new SilentRequest()), 20)).catch((thrown: unknown) => thrown);
    expect(faultOf(error, false).code).toBe('store.notWritten');
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is closed when the answer comes after it was given up', async () => {
    const request = new SilentRequest();
    await openedBy(() => reopen(asked(request), 20)).catch(() => undefined);
    request.dispatchEvent(new Event('success'));
    expect(request.result.close).toHaveBeenCalledTimes(1);
  });

  it('says that this worker is cut off where the engine refuses', () => {
    const request = new SilentRequest();
    reopen(asked(request), 20);
    request.dispatchEvent(new Event('error'));
    expect(told).toHaveBeenCalledTimes(1);
  });
});
