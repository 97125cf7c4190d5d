import type { SnapshotForm } from '../../../shared/hostStore';
import { holdsAttachments } from '../attachments/bytes';
import { database } from '../database';
import type { RecordTable } from './records';

/** Kinds of records that 0.3.0 shows. This list stays as it is: a kind that comes later is one that 0.3.0 does not know. */
const OF_0_3_0: ReadonlySet<string> = new Set<RecordTable>([
  'units',
  'batches',
  'choices',
  'layouts',
  'settings',
  'pins',
  'received',
  'sent',
  'sentItems',
  'catalogs',
  'disclosures',
  'disclosureBodies',
  'documents',
  'reviews',
  'calendars',
  'absences',
  'differences',
  'personLists',
]);

/** The oldest form that tells the truth about what is here, so that an older program takes a backup as long as it can. */
export async function snapshotForm(): Promise<SnapshotForm> {
  const kinds = await database().records.orderBy('table').uniqueKeys();
  if (kinds.some((kind) => !OF_0_3_0.has(String(kind)))) return 3;
  return (await holdsAttachments()) ? 2 : 1;
}
