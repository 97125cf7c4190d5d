import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { archiveCatalogEntry, findEntry, readCatalog, saveCatalogEntry } from '../../../../renderer/data/catalogs';
import { undoLast } from '../../../../renderer/data/store';
import { entriesInForce } from '../../../../shared/disclosure/catalog';
import type { CalendarDate } from '../../../../shared/kernel';
import { bareDesk } from '../../../support/deskActs';

const day = (text: string): CalendarDate => text as CalendarDate;

beforeEach(bareDesk);

describe('catalogs of this desk', () => {
  it('[R-C05] keep the shipped version beside the county’s own', async () => {
    const shipped = await findEntry('VC-CW-03', day('2026-06-30'));
    if (!shipped) throw new Error('missing');
    await saveCatalogEntry({ ...shipped, disclosingUnit: '村务监督委员会' }, day('2026-07-01'));
    expect((await findEntry('VC-CW-03', day('2026-06-30')))?.disclosingUnit).toBe(shipped.disclosingUnit);
    expect(await findEntry('VC-CW-03', day('2026-07-01'))).toMatchObject({
      id: 'VC-CW-03@1',
      disclosingUnit: '村务监督委员会',
    });
    expect((await readCatalog('village')).filter(({ code }) => code === 'VC-CW-03')).toHaveLength(2);
  });

  it('are the same array as long as nothing was written, each kind its own', async () => {
    const [village, government] = [await readCatalog('village'), await readCatalog('government')];
    expect(await readCatalog('village')).toBe(village);
    expect(await readCatalog('government')).toBe(government);
    expect(government).not.toBe(village);
  });

  it('[R-C05] archive a shipped entry without losing it', async () => {
    const shipped = await findEntry('GK16-02', day('2026-06-30'));
    if (!shipped) throw new Error('missing');
    await archiveCatalogEntry(shipped, day('2026-06-30'));
    expect(await findEntry('GK16-02', day('2026-07-01'))).toBeUndefined();
    expect(await findEntry('GK16-02', day('2026-06-30'))).toMatchObject({ version: 0, validTo: '2026-06-30' });
    expect((await readCatalog('government')).filter(({ code }) => code === 'GK16-02')).toHaveLength(1);
  });

  it('take an act back in one step and refuse a day before the version in force', async () => {
    const shipped = await findEntry('VC-CW-03', day('2026-06-30'));
    if (!shipped) throw new Error('missing');
    await saveCatalogEntry({ ...shipped, note: '一' }, day('2026-07-01'));
    await expect(saveCatalogEntry({ ...shipped, note: '二' }, day('2026-06-01'))).rejects.toMatchObject({
      code: 'catalog.version.tooEarly',
    });
    await undoLast('catalogs/village');
    expect(await findEntry('VC-CW-03', day('2026-07-01'))).toEqual(shipped);
    expect(entriesInForce(await readCatalog('village'), day('2026-07-01'))).toHaveLength(53);
  });
});
