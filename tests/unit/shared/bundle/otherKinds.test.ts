import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import { describeBundleProblem, verifyBundle } from '../../../../shared/bundle';
import { toBase64 } from '../../../../shared/formats/crypto';
import { blobOfBytes } from '../../../../shared/formats/zip';
import {
  aKey,
  COUNTY,
  knownKey,
  type OpenBag,
  openBag,
  packToBytes,
  schemas,
  TOWNSHIP,
  VILLAGE,
  verifyOptions,
} from '../../../support/bundleBreaker';

type Kind = 'roster' | 'catalog' | 'receipt' | 'assignment';

/** A CSV of one of our tables from records; missing cells are empty. */
function csv(table: keyof typeof schemas, rows: Record<string, string>[]): string {
  const columns = schemas[table].fields.map((field) => field.name);
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}

/** Turns a good submission into a bundle of another kind with this payload, sealed and signed. */
async function bundleOf(
  kind: Kind,
  sender: string,
  recipient: string,
  payload: Record<string, string>,
  signed = true,
): Promise<OpenBag> {
  const bag = await openBag(await packToBytes());
  for (const path of [...bag.files.keys()])
    if (path.startsWith('data/') && path !== 'data/datapackage.json') bag.files.delete(path);
  const level = sender === COUNTY ? 'county' : sender === TOWNSHIP ? 'township' : 'village';
  bag.set(
    'bag-info.txt',
    bag
      .text('bag-info.txt')
      .replace(/^Gk-Bundle-Kind: .*/m, `Gk-Bundle-Kind: ${kind}`)
      .replace(/^Gk-Sender-Unit: .*/m, `Gk-Sender-Unit: ${sender}`)
      .replace(/^Gk-Sender-Level: .*/m, `Gk-Sender-Level: ${level}`)
      .replace(/^Gk-Recipient-Unit: .*/m, `Gk-Recipient-Unit: ${recipient}`),
  );
  bag.json('data/datapackage.json', (value) => {
    value.name = `gk-${sender}-000001`;
    value.gk.kind = kind;
    value.resources = [];
  });
  for (const [name, content] of Object.entries(payload)) {
    bag.set(`data/${name}`, content);
    const table = /([a-z-]+)\.csv$/.exec(name)?.[1] as keyof typeof schemas | undefined;
    if (table) {
      bag.set(`data/schemas/${table}-1.json`, JSON.stringify(schemas[table]));
      bag.list(`data/${name}`, 'text/csv', { type: 'table', encoding: 'utf-8', schema: `schemas/${table}-1.json` });
    } else bag.list(`data/${name}`, 'application/json');
  }
  if (!signed) {
    bag.signers = [];
    for (const path of [...bag.files.keys()]) if (path.startsWith('signatures/')) bag.files.delete(path);
    bag.replace('bag-info.txt', /^Gk-Key-Id: .*/m, 'Gk-Key-Id: none');
  }
  bag.reseal('items');
  return bag;
}

async function codesOf(bag: OpenBag, sender: string): Promise<string[]> {
  const verdict = await verifyBundle(blobOfBytes(bag.zip()), {
    ...verifyOptions,
    keys: [knownKey(aKey(), { unit: sender })],
  });
  for (const found of verdict.problems) expect(describeBundleProblem(text, found)).not.toMatch(/\{\w+\}/);
  return verdict.problems.map(({ code, at }) => `${code} ${at.field ?? ''}`.trim());
}

const key = aKey();
const unit = (more: Record<string, string> = {}): Record<string, string> => ({
  unitCode: VILLAGE,
  unitName: '示例村',
  level: 'village',
  parentCode: TOWNSHIP,
  keyId: key.keyId,
  alg: 'Ed25519',
  publicKey: toBase64(key.publicKey),
  status: 'active',
  validFrom: '2026-01-01',
  ...more,
});

describe('roster (bundle.md § 3.3 units, § 6)', () => {
  const roster = async (...rows: Record<string, string>[]) =>
    codesOf(await bundleOf('roster', COUNTY, COUNTY, { 'units.csv': csv('units', rows) }), COUNTY);

  it('passes', async () => {
    expect(await roster(unit())).toEqual([]);
  });
  it('an empty one would wipe out every key: item.rows', async () => {
    expect(await roster()).toEqual(['item.rows']);
  });
  it('key and key id that do not belong together: key.format', async () => {
    expect(await roster(unit({ publicKey: toBase64(aKey('other').publicKey) }))).toEqual(['key.format publicKey']);
    expect(await roster(unit({ alg: 'SM2' }))).toEqual(['key.format publicKey']);
  });
  it('a unit outside the county, a level that does not fit, a parent that is not above: item.unit', async () => {
    expect(await roster(unit({ unitCode: '190102100201', parentCode: '190102100000' }))).toEqual([
      'item.unit unitCode',
    ]);
    expect(await roster(unit({ level: 'township' }))).toEqual(['item.unit level']);
    expect(await roster(unit({ parentCode: '190101200000' }))).toEqual(['item.unit parentCode']);
    expect(await roster(unit({ parentCode: '' }))).toEqual(['item.unit parentCode']);
    expect(await roster(unit({ unitCode: COUNTY, level: 'county', parentCode: '' }))).toEqual([]);
  });
  it('validity the wrong way round: item.period', async () => {
    expect(await roster(unit({ validTo: '2025-12-31' }))).toEqual(['item.period validTo']);
  });
  it('is for every unit of the county', async () => {
    const bag = await bundleOf('roster', COUNTY, COUNTY, { 'units.csv': csv('units', [unit()]) });
    const verify = async (recipient: string) =>
      (
        await verifyBundle(blobOfBytes(bag.zip()), {
          ...verifyOptions,
          keys: [knownKey(key, { unit: COUNTY })],
          recipient,
        })
      ).problems;
    expect(await verify(VILLAGE)).toEqual([]);
    expect((await verify('190102100201')).map((found) => found.code)).toEqual(['bundle.recipient']);
  });
});

describe('catalog', () => {
  it('passes, and is refused when empty', async () => {
    const row = { catalogCode: 'VC-ZD-01', domain: '惠农补贴', level1: '补贴发放' };
    expect(
      await codesOf(await bundleOf('catalog', COUNTY, COUNTY, { 'catalog.csv': csv('catalog', [row]) }), COUNTY),
    ).toEqual([]);
    expect(
      await codesOf(await bundleOf('catalog', COUNTY, COUNTY, { 'catalog.csv': csv('catalog', []) }), COUNTY),
    ).toEqual(['item.rows']);
  });
});

describe('receipt (bundle.md § 9)', () => {
  const itemId = '0195a0b0-0001-7f34-836f-50b2f7f1613a';
  const good = {
    bundleId: 'urn:uuid:0195a0b0-03e9-7a95-8a2a-52aacc901105',
    bundleTagManifestSha256: '0'.repeat(64),
    senderUnit: VILLAGE,
    sequence: 17,
    result: 'accepted',
    receivedAt: '2026-03-06T01:00:00Z',
    decidedAt: '2026-03-06T02:00:00Z',
    reviewUnit: TOWNSHIP,
  };
  const line = { lineNo: '1', itemId, revision: '1', decision: 'accepted', message: '已收入' };
  const receipt = async (json: Record<string, unknown>, lines: Record<string, string>[] = [line]) => {
    const payload = {
      'receipt.json': JSON.stringify({ ...good, ...json }),
      'receipt-lines.csv': csv('receipt-lines', lines),
    };
    return codesOf(await bundleOf('receipt', TOWNSHIP, VILLAGE, payload), TOWNSHIP);
  };

  it('passes', async () => {
    expect(await receipt({})).toEqual([]);
    const portal = [
      { itemId, revision: 1, indexNo: 'A-1', url: 'https://example.invalid/1', publishedOn: '2026-03-07' },
    ];
    expect(await receipt({ portal, nextExpectedSequence: 18 })).toEqual([]);
    expect(await receipt({ result: 'duplicate' }, [])).toEqual([]);
    expect(
      await receipt({ result: 'rejected' }, [
        { lineNo: '1', decision: 'returned', code: 'bag.digest', message: '内容与清单不符' },
      ]),
    ).toEqual([]);
  });
  it.each<[string, Record<string, unknown>]>([
    ['senderUnit', { senderUnit: TOWNSHIP }],
    ['reviewUnit', { reviewUnit: COUNTY }],
    ['decidedAt', { decidedAt: '2026-03-06T00:59:59Z' }],
    ['result', { result: 'maybe' }],
    ['sequence', { sequence: '17' }],
    ['bundleTagManifestSha256', { bundleTagManifestSha256: 'x' }],
    ['portal', { portal: [{ itemId, revision: 1, url: 'javascript:alert(1)' }] }],
    ['nextExpectedSequence', { nextExpectedSequence: 0 }],
  ])('wrong %s: receipt.format', async (field, json) => {
    expect(await receipt(json)).toEqual([`receipt.format ${field}`]);
  });
  it('lines that contradict the result: receipt.format', async () => {
    expect(await receipt({ result: 'returned' })).toEqual(['receipt.format decision']);
    expect(await receipt({ result: 'partial' })).toEqual(['receipt.format decision']);
    expect(await receipt({}, [{ lineNo: '1', decision: 'accepted', message: 'x' }])).toEqual(['receipt.format itemId']);
    expect(await receipt({}, [])).toEqual(['receipt.format lineNo']);
    const both = [line, { ...line, lineNo: '2', decision: 'returned' }];
    expect(await receipt({ result: 'partial' }, both)).toContain('receipt.format decision');
  });
});

describe('assignment (bundle.md § 9a)', () => {
  const join = {
    unit: { unitCode: VILLAGE, unitName: '示例村', level: 'village', parentCode: TOWNSHIP, formerCodes: '' },
    recipientUnit: TOWNSHIP,
    keys: [{ unit: TOWNSHIP, keyId: key.keyId, alg: 'Ed25519', publicKey: toBase64(key.publicKey), status: 'active' }],
    policy: { requireSignature: true },
  };
  const assign = async (payload: Record<string, string>, signed = true) =>
    codesOf(await bundleOf('assignment', TOWNSHIP, VILLAGE, payload, signed), TOWNSHIP);
  const joining = (change: Record<string, unknown>) => assign({ 'join.json': JSON.stringify({ ...join, ...change }) });

  it('passes with a join file, with duties and with a look-up table', async () => {
    expect(await joining({})).toEqual([]);
    const duties = csv('duties', [{ catalogCode: 'VC-01', title: '季度财务公开', dueOn: '2026-04-10' }]);
    expect(await assign({ 'duties.csv': duties })).toEqual([]);
    const lookup = csv('lookup', [
      { program: '耕地地力保护补贴', year: '2026', amountYuan: '10.00', personDigest: '0'.repeat(64) },
    ]);
    const recipe = {
      kdf: 'pbkdf2-sha256',
      salt: toBase64(new Uint8Array(16)),
      iterations: 600000,
      legalBasis: '示政发〔2026〕3号',
    };
    expect(await assign({ 'lookup.csv': lookup, 'lookup.json': JSON.stringify(recipe) })).toEqual([]);
    expect(await assign({ 'lookup.csv': lookup })).toEqual(['assignment.format']);
    const short = { ...recipe, salt: toBase64(new Uint8Array(8)) };
    expect(await assign({ 'lookup.csv': lookup, 'lookup.json': JSON.stringify(short) })).toEqual([
      'assignment.format salt',
    ]);
  });
  it('without any part: assignment.format', async () => {
    expect(await assign({})).toEqual(['assignment.format']);
  });
  it('a join file for another unit or without the signing key: assignment.format', async () => {
    expect(await joining({ recipientUnit: VILLAGE })).toEqual(['assignment.format recipientUnit']);
    expect(await joining({ unit: { ...join.unit, unitCode: '190101100202' } })).toEqual([
      'assignment.format unit.unitCode',
    ]);
    expect(await joining({ keys: [] })).toEqual(['assignment.format keys']);
    const other = aKey('other');
    const wrong = { ...join.keys[0], publicKey: toBase64(other.publicKey) };
    expect(await joining({ keys: [...join.keys, wrong] })).toEqual(['key.format keys[1]']);
  });
  it('may hold items of the recipient with the actions post and restore', async () => {
    const bag = await bundleOf('assignment', TOWNSHIP, VILLAGE, {
      'items.csv': csv('items', [
        {
          itemId: '0195a0b0-0001-7f34-836f-50b2f7f1613a',
          revision: '1',
          contentSha256: 'x',
          kind: 'notice',
          action: 'post',
          title: '请张贴',
          unitCode: VILLAGE,
          disclosureClass: 'open',
          reach: 'board',
          updatedAt: '2026-03-05T01:00:00Z',
        },
      ]),
      'items/0195a0b0-0001-7f34-836f-50b2f7f1613a/a01.txt': '公示内容\n',
    });
    bag.json('data/datapackage.json', (value) => {
      for (const entry of value.resources) if (entry.format === 'txt') entry.mediatype = 'text/plain';
    });
    bag.reseal('items');
    expect(await codesOf(bag, TOWNSHIP)).toEqual([]);
  });
});
