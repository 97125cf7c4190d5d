import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { assetScope, makeAssetSheet } from '../../../../../renderer/data/finance';
import { editAssets, importAssets, readAssetLines, removeAssets } from '../../../../../renderer/data/finance/assets';
import { mustReadNotice } from '../../../../../renderer/data/notices';
import { findRecord } from '../../../../../renderer/data/store/records';
import { undoLast } from '../../../../../renderer/data/store/undo';
import { NO_ASSET_CELLS } from '../../../../../shared/ledgers/villageFinance';
import type { AssetField, AssetKind } from '../../../../../shared/records';
import { emptyDesk } from '../../../../support/deskStore';

const DONGBA = '190101100201';
const type = (id: string, field: AssetField, text: string, kind: AssetKind = 'asset'): Promise<void> =>
  editAssets({ unitCode: DONGBA, kind, edits: [{ id, order: 1, field, text }] });

beforeEach(emptyDesk);

describe('the ledger of assets and resources', () => {
  it('[R-V22] is stored cell by cell; a line without a word goes, and one act is one step of undo', async () => {
    await type('a', 'name', '机井');
    await type('a', 'value', '35,000');
    expect(await readAssetLines(DONGBA)).toMatchObject([{ name: '机井', value: '35000.00', kind: 'asset' }]);
    expect((await undoLast(assetScope(DONGBA))).ok).toBe(true);
    expect((await readAssetLines(DONGBA))[0]?.value).toBe('');
    await removeAssets({ unitCode: DONGBA, ids: ['a'] });
    expect(await findRecord('assets', DONGBA)).toBeUndefined();
  });

  it('[R-V22] a sheet of resources takes the place of resources only', async () => {
    await type('a', 'name', '机井');
    await type('b', 'name', '旧鱼塘', 'resource');
    const cells = { ...NO_ASSET_CELLS, name: '鱼塘' };
    await importAssets({
      unitCode: DONGBA,
      fileName: '资源.csv',
      lines: [{ kind: 'resource', cells }],
      replace: true,
    });
    expect((await readAssetLines(DONGBA)).map(({ name }) => name)).toEqual(['机井', '鱼塘']);
  });

  it('[R-V22] becomes a notice of the year, and is refused while a line is wrong, private, or none is there', async () => {
    await expect(makeAssetSheet(DONGBA, '2026')).rejects.toMatchObject({ code: 'finance.noAssets' });
    await type('a', 'name', '机井');
    await type('a', 'value', '约三万');
    await expect(makeAssetSheet(DONGBA, '2026')).rejects.toMatchObject({ code: 'finance.assetsNotSound' });
    await type('a', 'value', '35000');
    await type('a', 'note', '管护人 13800000000');
    await expect(makeAssetSheet(DONGBA, '2026')).rejects.toMatchObject({ code: 'finance.assetsNotSound' });
    await type('a', 'note', '');
    const { line, body } = await mustReadNotice(await makeAssetSheet(DONGBA, '2026'));
    expect(line).toMatchObject({
      kind: 'finance',
      period: '2026',
      catalogCode: 'VC-CW-04',
      title: '东坝村2026年度集体资产、资源公开表',
    });
    expect(JSON.stringify(body.blocks)).toContain('35,000.00');
    expect(body.signers).toEqual(['【集体经济组织】']);
  });
});
