import { describe, expect, it } from 'vitest';
import {
  entriesArchived,
  entriesInForce,
  planArchive,
  planVersion,
  versionsOf,
} from '../../../../../shared/disclosure/catalog';
import type { CalendarDate } from '../../../../../shared/kernel';
import { aCatalogEntry } from '../../../../support/catalogEntries';

const day = (text: string): CalendarDate => text as CalendarDate;
const shipped = aCatalogEntry();
const named = (level2: string) => ({ ...shipped, level2 });

describe('versions of an entry', () => {
  it('[R-C05] a change makes a new version from a day on and leaves the old one', () => {
    const changed = planVersion([shipped], named('债权债务'), day('2026-07-01'));
    if (!changed.ok) throw new Error(changed.fault);
    expect(changed.value).toMatchObject({ id: 'VC-CW-03@1', version: 1, validFrom: '2026-07-01', validTo: '' });
    const all = [changed.value, shipped];
    expect(entriesInForce(all, day('2026-06-30'))).toEqual([shipped]);
    expect(entriesInForce(all, day('2026-07-01'))).toEqual([changed.value]);
    expect(versionsOf(all, 'VC-CW-03')).toEqual([shipped, changed.value]);
  });

  it('[R-C05] an archived entry stays readable and does not fall back to an earlier version', () => {
    const changed = planVersion([shipped], named('债权债务'), day('2026-01-01'));
    if (!changed.ok) throw new Error(changed.fault);
    const archived = planArchive([shipped, changed.value], day('2026-06-30'));
    if (!archived.ok) throw new Error(archived.fault);
    const all = [shipped, archived.value];
    expect(entriesInForce(all, day('2026-06-30'))).toEqual([archived.value]);
    expect(entriesInForce(all, day('2026-07-01'))).toEqual([]);
    expect(entriesArchived(all, day('2026-07-01'))).toEqual([archived.value]);
    const again = planVersion([shipped, archived.value], shipped, day('2027-01-01'));
    expect(again.ok && entriesInForce([...all, again.value], day('2027-01-01'))).toEqual([again.ok && again.value]);
  });

  it('refuses a day before the youngest version and mends on the same day', () => {
    const first = planVersion([shipped], shipped, day('2026-07-01'));
    if (!first.ok) throw new Error(first.fault);
    expect(planVersion([shipped, first.value], shipped, day('2026-06-30'))).toEqual({
      ok: false,
      fault: 'catalog.version.tooEarly',
      params: { from: '2026-07-01' },
    });
    const mended = planVersion([shipped, first.value], named('改正'), day('2026-07-01'));
    if (!mended.ok) throw new Error(mended.fault);
    expect(entriesInForce([shipped, first.value, mended.value], day('2026-07-01'))).toEqual([mended.value]);
    expect(planArchive([shipped, first.value], day('2026-06-30')).ok).toBe(false);
    expect(planArchive([], day('2026-06-30'))).toMatchObject({ fault: 'catalog.version.missing' });
  });

  it('lists in printed order, then by code', () => {
    const entries = [
      aCatalogEntry({ code: 'B', order: 2 }),
      aCatalogEntry({ code: 'C', order: 1 }),
      aCatalogEntry({ code: 'A', order: 2 }),
    ];
    expect(entriesInForce(entries, day('2026-01-01')).map(({ code }) => code)).toEqual(['C', 'A', 'B']);
  });
});
