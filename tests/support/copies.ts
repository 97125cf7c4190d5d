import type { SnapshotInfo, StoreHead } from '../../shared/hostStore';
import type { StoreFolder } from '../../shared/store/folder';
import { Snapshots } from '../../shared/store/snapshots';
import { got, STORE_ID, testSource } from './journals';

let opened = 0;
/** Snapshots of a data folder, made with other dice each time. */
export function someSnapshots(
  folder: StoreFolder,
  storeId = STORE_ID,
  source = testSource(9000 + opened++),
): Snapshots {
  return new Snapshots(folder, { storeId, source });
}

/** Makes one as the page does. */
export async function addSnapshot(
  snapshots: Snapshots,
  head: StoreHead,
  chunks: readonly Uint8Array[],
  summary: Uint8Array = new Uint8Array([1, 2, 3]),
): Promise<SnapshotInfo> {
  const { token } = got(await snapshots.begin(head));
  for (const chunk of chunks) got(await snapshots.append(token, chunk));
  return got(await snapshots.finish(token, summary));
}
