import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBundle, verifyBundle } from '../../../../shared/bundle';
import { blobOfBytes } from '../../../../shared/formats/zip';
import {
  aBundleInput,
  aKey,
  knownKey,
  openBag,
  packToBytes,
  TOWNSHIP,
  verifyOptions,
} from '../../../support/bundleBreaker';

const strict = { ...verifyOptions, keys: [knownKey(aKey())], recipient: TOWNSHIP, requireSignature: true };

describe('frozen bundles', () => {
  it('submission-1.0.zip still passes, and its rows read as they were written', async () => {
    const file = new URL('../../../fixtures/bundle/submission-1.0.zip', import.meta.url);
    const bundle = await openBundle(blobOfBytes(new Uint8Array(readFileSync(file))), strict);
    expect(bundle.verdict.problems).toEqual([]);
    const [item] = bundle.verdict.items;
    expect(item?.title).toBe('2026年耕地地力保护补贴发放公示');
    const content = await bundle.readItem(item?.itemId ?? '');
    expect(content?.rows.map((row) => row[14])).toEqual(['518.40', '622.08', '725.76']);
  });
});

describe('packBundle and verifyBundle', () => {
  it('a packed submission passes every stage without a word', async () => {
    const verdict = await verifyBundle(blobOfBytes(await packToBytes()), strict);
    expect(verdict.problems).toEqual([]);
    expect(verdict.verdict).toBe('pass');
    expect(verdict.stage).toBe(6);
    expect(verdict.info?.senderUnit).toBe('190101100201');
    expect(verdict.signatures.map((signature) => signature.standing)).toEqual(['trusted']);
    expect(
      verdict.items.map(({ kind, rowCount, totalYuan, isSound }) => ({ kind, rowCount, totalYuan, isSound })),
    ).toEqual([
      { kind: 'payout', rowCount: '3', totalYuan: '1866.24', isSound: true },
      { kind: 'notice', rowCount: '', totalYuan: '', isSound: true },
    ]);
  });

  it('the same input gives the same bytes', async () => {
    expect(Buffer.compare(await packToBytes(), await packToBytes())).toBe(0);
  });

  it('a bundle that a person unpacked and zipped again still passes', async () => {
    const bag = await openBag(await packToBytes());
    expect((await verifyBundle(blobOfBytes(bag.zip()), strict)).problems).toEqual([]);
  });

  it('shows the items as the county reads them', async () => {
    const input = aBundleInput();
    const bundle = await openBundle(blobOfBytes(await packToBytes(input)), strict);
    const content = await bundle.readItem(input.items[0]?.itemId ?? '');
    expect(content?.columns.slice(0, 5)).toEqual(['rowId', 'seq', 'divisionCode', 'villagerGroup', 'payee']);
    expect(content?.rows.map((row) => row[4])).toEqual(['样例甲', '样例乙', '样例丙']);
    expect(content?.html).toContain('补贴发放公示');
    expect(await bundle.readItem('unknown')).toBeUndefined();
  });
});
