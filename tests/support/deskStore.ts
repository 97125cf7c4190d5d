import { importFiles } from '../../renderer/data/batches/importFiles';
import { database } from '../../renderer/data/database';
import { saveUnits } from '../../renderer/data/units';
import { unlockVault } from '../../renderer/data/vault';
import type { JobContext } from '../../renderer/workers/protocol';
import { ed25519Sign } from '../../shared/formats/crypto';
import type { PostingOptions } from '../../shared/jobs';

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

/** An empty store of a township with two villages; `fake-indexeddb/auto` must have been imported. */
export async function emptyDesk(): Promise<void> {
  unlockVault(new Uint8Array(32).fill(3));
  await Promise.all(database().tables.map((table) => table.clear()));
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
