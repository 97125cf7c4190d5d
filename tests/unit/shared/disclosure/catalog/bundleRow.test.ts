import { describe, expect, it } from 'vitest';
import { catalogSheetRules, shippedCatalog } from '../../../../../resources/catalogTables';
import schema from '../../../../../resources/schemas/catalog-1.json';
import {
  bundleRowOf,
  checkCatalog,
  diffEntries,
  entryOfBundleRow,
  withoutChangedSamples,
} from '../../../../../shared/disclosure/catalog';
import type { CalendarDate } from '../../../../../shared/kernel';
import { CATALOG_KINDS } from '../../../../../shared/records';
import { aCatalogEntry } from '../../../../support/catalogEntries';

const TODAY = '2026-07-01' as CalendarDate;
const all = CATALOG_KINDS.flatMap((kind) => shippedCatalog(kind));
const codes = new Set(all.map((entry) => entry.code));

describe('rows of catalog.csv', () => {
  it('[R-C04] have the columns of the schema, in its order and within its lengths', () => {
    for (const entry of all) {
      const row = Object.entries(bundleRowOf(entry, TODAY, catalogSheetRules));
      expect(row.map(([name]) => name)).toEqual(schema.fields.map((field) => field.name));
      for (const [index, [name, value]] of row.entries()) {
        const limits: { maxLength?: number; required?: boolean } = schema.fields[index]?.constraints ?? {};
        expect(value.length, `${entry.code} ${name}`).toBeLessThanOrEqual(limits.maxLength ?? 400);
        if (limits.required) expect(value, `${entry.code} ${name}`).not.toBe('');
      }
    }
  });

  it('[R-C04] come back as the entry that this desk knows', () => {
    for (const entry of all)
      expect(entryOfBundleRow(bundleRowOf(entry, TODAY, catalogSheetRules), entry, TODAY, catalogSheetRules)).toEqual(
        entry,
      );
  });

  it('carry a change and leave the rest', () => {
    const known = aCatalogEntry();
    const row = {
      ...bundleRowOf(known, TODAY, catalogSheetRules),
      disclosingUnit: '样本镇',
      linkedCodes: 'GK01-01 GK01-02',
    };
    const entry = entryOfBundleRow(row, known, TODAY, catalogSheetRules);
    expect(diffEntries(known, entry)).toEqual(['disclosingUnit', 'linkedCodes']);
    expect(entry.linkedCodes).toEqual(['GK01-01', 'GK01-02']);
  });
});

describe('checks of a catalog', () => {
  it('[R-C01][R-P07][R-V10] name what is missing, doubled, unlinked or without a column of the portal', () => {
    const entries = [
      aCatalogEntry({ code: 'A', contentElements: [], audience: ' ' }),
      aCatalogEntry({ code: 'B', linkedCodes: ['GK99-99'] }),
      aCatalogEntry({ code: 'C', kind: 'government', level2: '乙', reach: 'internet' }),
      aCatalogEntry({ code: 'D', kind: 'government', level2: '丙', reach: 'board' }),
    ];
    expect(checkCatalog(entries, codes).map(({ code, at }) => [code, at.recordId, at.field])).toEqual([
      ['catalog.check.missing', 'A', 'audience'],
      ['catalog.check.missing', 'A', 'contentElements'],
      ['catalog.check.doubled', 'B', 'level2'],
      ['catalog.check.linkMissing', 'B', 'linkedCodes'],
      ['catalog.check.noColumn', 'C', 'portalColumn'],
    ]);
  });

  it('[R-C01][R-P07] find nothing in the catalogs as shipped', () => {
    for (const kind of CATALOG_KINDS) expect(checkCatalog(shippedCatalog(kind), codes)).toEqual([]);
  });

  it('a sample that was changed is none any more', () => {
    const before = aCatalogEntry({ samples: ['timeLimit', 'legalBasis'] });
    const after = { ...before, timeLimit: { ...before.timeLimit, amount: 20 } };
    expect(withoutChangedSamples(before, after).samples).toEqual(['legalBasis']);
    expect(withoutChangedSamples(before, { ...before, note: '看过' }).samples).toEqual(['timeLimit', 'legalBasis']);
  });
});
