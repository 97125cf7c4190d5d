import { listTable } from '../store/records';

const TABLES = ['disclosures', 'differences', 'batches', 'catalogs', 'units'] as const;

/** Changes whenever something that the comparison rests on changes; for live queries. */
export async function readMatterState(): Promise<string> {
  const tables = await Promise.all(TABLES.map((table) => listTable(table)));
  return tables.map((rows) => rows.map(({ seal }) => seal).join(' ')).join('\n');
}
