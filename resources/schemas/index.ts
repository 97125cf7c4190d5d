/** Table Schemas of the bundle's nine tables (bundle.md § 3.3), by table name; the core reads them with `decodeBundleSchemas`. */
import catalog from './catalog-1.json';
import disclosureList from './disclosure-list-1.json';
import duties from './duties-1.json';
import items from './items-1.json';
import lookup from './lookup-1.json';
import payout from './payout-1.json';
import persons from './persons-1.json';
import receiptLines from './receipt-lines-1.json';
import units from './units-1.json';

export const bundleSchemaTables = {
  catalog,
  'disclosure-list': disclosureList,
  duties,
  items,
  lookup,
  payout,
  persons,
  'receipt-lines': receiptLines,
  units,
};
