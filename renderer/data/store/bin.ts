import { fault, ok, type Result } from '../../../shared/kernel';
import { decodeBatch, decodeUnit } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { removeBatch } from '../batches/confirm';
import { listRemovedConsultations, removeConsultation } from '../consultations';
import { listRemoved, removeDisclosure } from '../disclosures';
import { readDocuments, removeDocument } from '../documents';
import { listRemovedNotices, removeNotice } from '../notices';
import { removeUnit } from '../units';
import { StoreFault } from './port';
import { type RecordTable, readTable } from './records';

/** Something that was removed and can come back. */
export interface BinItem {
  readonly table: RecordTable;
  readonly key: string;
  readonly title: string;
  /** Text key `record.<table>`. */
  readonly kind: string;
  readonly deletedAt: string;
  readonly deletedBy: string;
}

const newestFirst = (a: BinItem, b: BinItem): number => (a.deletedAt < b.deletedAt ? 1 : -1);

/** Removing only marks a record; nothing is ever thrown away. Newest first. */
export async function listBin(): Promise<BinItem[]> {
  const [batches, units, documents, disclosures, notices, consultations] = await Promise.all([
    readTable('batches', decodeBatch),
    readTable('units', decodeUnit),
    readDocuments(),
    listRemoved(),
    listRemovedNotices(),
    listRemovedConsultations(),
  ]);
  const item = (table: 'batches' | 'units', one: (typeof batches | typeof units)[number], title: string): BinItem => ({
    table,
    key: one.id,
    title,
    kind: `record.${table}`,
    deletedAt: one.updatedAt,
    deletedBy: one.updatedBy,
  });
  return [
    ...batches.filter((one) => one.deleted).map((one) => item('batches', one, one.title)),
    ...units.filter((one) => one.deleted).map((one) => item('units', one, one.name)),
    ...documents
      .filter((one) => one.deleted)
      .map(
        (one): BinItem => ({
          table: 'documents',
          key: `${one.year}/${one.id}`,
          title: one.title,
          kind: 'record.documents',
          deletedAt: one.updatedAt,
          deletedBy: one.updatedBy,
        }),
      ),
    ...disclosures.map(
      (one): BinItem => ({
        table: 'disclosures',
        key: `${one.unitCode}/${one.period.slice(0, 4)}/${one.id}`,
        title: one.title,
        kind: 'record.disclosures',
        deletedAt: one.updatedAt,
        deletedBy: one.updatedBy,
      }),
    ),
    ...notices.map(
      (one): BinItem => ({
        table: 'notices',
        key: `${one.unitCode}/${one.year}/${one.id}`,
        title: one.title,
        kind: 'record.notices',
        deletedAt: one.updatedAt,
        deletedBy: one.updatedBy,
      }),
    ),
    ...consultations.map(
      (one): BinItem => ({
        table: 'consultations',
        key: `${one.unitCode}/${one.year}/${one.id}`,
        title: one.title,
        kind: 'record.consultations',
        deletedAt: one.updatedAt,
        deletedBy: one.updatedBy,
      }),
    ),
  ].sort(newestFirst);
}

/** `<year>/<id>` of a line of the register. */
const placeOf = (key: string): { year: number; id: string } => ({
  year: Number(key.slice(0, 4)),
  id: key.slice(5),
});

/** `<unitCode>/<year>/<id>` of a disclosure, notice or consultation. */
function linePlace(key: string): { unitCode: string; year: string; id: string } {
  const [unitCode = '', year = '', id = ''] = key.split('/');
  return { unitCode, year, id };
}

/** An act like any other: it stands in the trail and can be undone. */
export async function restoreFromBin(table: string, key: string): Promise<Result<null>> {
  try {
    if (table === 'batches') await removeBatch(key, false);
    else if (table === 'units') await removeUnit(key, false);
    else if (table === 'disclosures') await removeDisclosure(linePlace(key), false);
    else if (table === 'notices') await removeNotice(linePlace(key), false);
    else if (table === 'consultations') await removeConsultation(linePlace(key), false);
    else if (table === 'documents') await removeDocument(placeOf(key), false);
    else return fault('batch.missing');
    return ok(null);
  } catch (error) {
    if (error instanceof JobFault || error instanceof StoreFault) return fault(error.code, error.params);
    throw error;
  }
}
