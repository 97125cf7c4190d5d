import { importFiles } from '../../renderer/data/batches/importFiles';
import { database } from '../../renderer/data/database';
import { catchUp } from '../../renderer/data/store/catchUp';
import { withStoreLock } from '../../renderer/data/store/lock';
import { StoreFault, type StorePort, setStorePort } from '../../renderer/data/store/port';
import { forgetOpened } from '../../renderer/data/store/records';
import { saveUnits } from '../../renderer/data/units';
import { setProtected, setVaultKeys } from '../../renderer/data/vault';
import type { JobContext } from '../../renderer/workers/protocol';
import { ed25519Sign } from '../../shared/formats/crypto';
import type { Host } from '../../shared/host';
import type { PostingOptions } from '../../shared/jobs';
import type { CaughtUp } from '../../shared/storeJobs';
import { createFakeHost, type FakeDisk, type FakeHost, type FakeStoreOptions, newFakeDisk } from './fakeHost';

export const SIGNING_SEED = new Uint8Array(32).fill(9);
export const TOWN = '190101100000';
export const COUNTY = '190101000000';

/** What a job gets from its worker, without one. */
export const jobContext = (over: Partial<JobContext> = {}): JobContext => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
  sign: async (bytes) => ed25519Sign(bytes, SIGNING_SEED),
  ...over,
});

/** A desk over a shell in memory: what a second one over the same disk finds is what a restart finds. */
export interface TestDesk extends FakeHost {
  readonly disk: FakeDisk;
  readonly storeId: string;
  readonly caughtUp: CaughtUp;
}

/** The page's way to the shell, without a page. */
const portOf = (host: Host, storeId: string): StorePort => ({
  storeId,
  call: (name, input) => {
    const call: unknown = host[name];
    return (call as (given: unknown) => Promise<never>)(input);
  },
});

let opened: TestDesk | undefined;

export function theDesk(): TestDesk {
  if (!opened) throw new Error('no desk is open');
  return opened;
}

/** What a start does, without a window: the shell's store, keys, working copy. @throws StoreFault as a start would say it */
export async function openDeskStore(
  disk: FakeDisk = newFakeDisk(),
  options: FakeStoreOptions & { readonly passphrase?: string } = {},
): Promise<TestDesk> {
  const fake = createFakeHost({}, { ...options, disk });
  const store = await fake.host['store.open']();
  if (!store.ok) throw new StoreFault(store.fault, store.params);
  const { passphrase } = options;
  const keys = store.value.vault.isOpen
    ? await fake.host['vault.keys']()
    : await fake.host['vault.unlock']({ by: 'passphrase', text: passphrase ?? '' });
  if (!keys.ok) throw new StoreFault(keys.fault, keys.params);
  const { storeId } = store.value;
  setStorePort(portOf(fake.host, storeId));
  forgetOpened();
  setVaultKeys(keys.value);
  // The keys of a test are nobody's: the passphrase is asked for in tests of its own.
  setProtected(true);
  const caughtUp = await withStoreLock(() => catchUp());
  opened = { ...fake, disk, storeId, caughtUp };
  return opened;
}

/** An empty store of a township with two villages; `fake-indexeddb/auto` must have been imported. */
export async function emptyDesk(): Promise<void> {
  await Promise.all(database().tables.map((table) => table.clear()));
  await openDeskStore();
  await saveUnits([
    { name: '样本镇', level: 'township', code: TOWN, parentCode: COUNTY, isSelf: true },
    { name: '东坝村', level: 'village', code: '190101100201', parentCode: TOWN, isSelf: false },
    { name: '西坝村', level: 'village', code: '190101100202', parentCode: TOWN, isSelf: false },
  ]);
}

export const postingOptions = (over: Partial<PostingOptions> = {}): PostingOptions => ({
  form: 'board',
  paper: 'A4',
  orientation: 'portrait',
  groupPerPage: false,
  postedOn: '2026-09-10',
  postingTo: '',
  telephone: '0000-1234567',
  profile: 'B',
  showRemark: false,
  maskedColumns: [],
  tellNamesakesApart: false,
  ...over,
});

export const asFile = (bytes: Uint8Array | string, name: string): File =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name);

/** Imports one file as a new batch; a refusal fails the test with what was said. */
export async function importOne(bytes: Uint8Array | string, name: string): Promise<string> {
  const outcome = await importFiles({ files: [asFile(bytes, name)] }, jobContext());
  if (!outcome.batchId) throw new Error(JSON.stringify(outcome));
  return outcome.batchId;
}
