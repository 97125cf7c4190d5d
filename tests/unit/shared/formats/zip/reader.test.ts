import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { blobOfBytes, createZipWriter, openZip, prepareEntry, type ZipLimits } from '../../../../../shared/formats/zip';
import { extraField, type ForgeEntry, type ForgeOptions, forgeZip } from '../../../../support/zipForge';

const MIB = 1024 * 1024;
const limits: ZipLimits = {
  fileBytes: 8 * MIB,
  entries: 20,
  totalBytes: 6 * MIB,
  entryBytes: (name) => (name.endsWith('.html') ? 1000 : 4 * MIB),
  ratio: 200,
  ratioFromBytes: MIB,
};

/** Every fault code of opening the file and reading all of it. */
async function codesOf(bytes: Uint8Array): Promise<string[]> {
  const zip = await openZip(blobOfBytes(bytes), limits);
  const codes = zip.problems.map((found) => found.code);
  if (codes.length === 0) {
    for (const entry of zip.entries) {
      const found = await zip.read(entry);
      if ('code' in found) codes.push(found.code);
    }
  }
  return codes;
}

const a: ForgeEntry = { name: 'box/a.txt', data: 'the first file, long enough to be deflated: aaaaaaaaaaaaaaaaaaaa' };
const b: ForgeEntry = { name: 'box/b.txt', data: 'second', method: 0 };
const junk = new Uint8Array([1, 2, 3, 4, 5]);
const zeros = (length: number) => new Uint8Array(length);

const attacks: [name: string, code: string, entries: ForgeEntry[], options?: ForgeOptions][] = [
  ['bytes behind the end record', 'zip.trailing', [a, b], { trailing: junk }],
  ['an archive comment', 'zip.trailing', [a, b], { comment: junk }],
  ['a comment that is announced but not there', 'zip.trailing', [a, b], { end: { commentLength: 5 } }],
  ['a comment on an entry', 'zip.trailing', [a, { ...b, central: { comment: 'x' } }]],
  ['a Unicode comment field', 'zip.trailing', [a, { ...b, central: { extra: extraField(0x6375) } }]],
  ['a program in front, offsets as they were', 'zip.prefix', [a, b], { prefix: junk }],
  ['a program in front, offsets corrected', 'zip.prefix', [a, b], { prefix: junk, prefixCounted: true }],
  ['bytes between entries', 'zip.gap', [a, { ...b, gapBefore: junk }]],
  ['a local entry that the directory does not name', 'zip.gap', [a, { ...b, gapBefore: forgeZip([a]).slice(0, 60) }]],
  ['bytes before the directory', 'zip.gap', [a, b], { gapBeforeDirectory: junk }],
  ['bytes behind the directory', 'zip.gap', [a, b], { gapAfterDirectory: junk }],
  ['a directory record that is not counted', 'zip.gap', [a, b], { end: { entries: 1 } }],
  ['an extra field that does not parse', 'zip.gap', [a, { ...b, central: { extra: new Uint8Array([1]) } }]],
  ['another disk in the end record', 'zip.multidisk', [a, b], { end: { disk: 1 } }],
  ['the directory on another disk', 'zip.multidisk', [a, b], { end: { directoryDisk: 1 } }],
  ['fewer entries on this disk', 'zip.multidisk', [a, b], { end: { diskEntries: 1 } }],
  ['an entry on another disk', 'zip.multidisk', [a, { ...b, central: { disk: 1 } }]],
  ['a zip64 field in the directory', 'zip.zip64', [a, { ...b, central: { extra: extraField(1, zeros(8)) } }]],
  ['a zip64 field in a local header only', 'zip.zip64', [a, { ...b, local: { extra: extraField(1, zeros(16)) } }]],
  ['a zip64 data descriptor', 'zip.zip64', [{ ...a, descriptor: 'zip64' }, b]],
  ['a zip64 sentinel in the end record', 'zip.zip64', [a, b], { end: { offset: 0xffffffff } }],
  ['a zip64 locator', 'zip.zip64', [a], { gapAfterDirectory: new Uint8Array([0x50, 0x4b, 6, 7, ...zeros(16)]) }],
  ['too many entries', 'zip.tooManyEntries', Array.from({ length: 21 }, (_, i) => ({ name: `box/${i}.txt` }))],
  ['an upper-case name', 'zip.nameInvalid', [{ ...a, name: 'box/A.txt' }, b]],
  ['a Chinese name', 'zip.nameInvalid', [{ ...a, name: 'box/公示.txt' }, b]],
  ['a GBK name', 'zip.nameInvalid', [{ ...a, name: new Uint8Array([0x62, 0x2f, 0xb9, 0xab]) }, b]],
  ['a zero byte in a name', 'zip.nameInvalid', [{ ...a, name: 'box/a\0.txt' }, b]],
  ['a device name', 'zip.nameInvalid', [{ ...a, name: 'box/com1.txt' }, b]],
  ['a final dot', 'zip.nameInvalid', [{ ...a, name: 'box/a.' }, b]],
  ['an empty part', 'zip.nameInvalid', [{ ...a, name: 'box//a.txt' }, b]],
  ['a single dot', 'zip.nameInvalid', [{ ...a, name: 'box/./a.txt' }, b]],
  ['an empty name', 'zip.nameInvalid', [{ ...a, name: '' }, b]],
  ['more than 160 bytes', 'zip.nameInvalid', [{ ...a, name: `box/${'a'.repeat(160)}` }, b]],
  ['seven levels', 'zip.nameInvalid', [{ ...a, name: 'b/c/d/e/f/g/a.txt' }, b]],
  ['a second name in an extra field', 'zip.nameInvalid', [a, { ...b, central: { extra: extraField(0x7075) } }]],
  ['a second name in a local extra field', 'zip.nameInvalid', [a, { ...b, local: { extra: extraField(0x7075) } }]],
  ['a parent folder', 'zip.nameTraversal', [{ ...a, name: 'box/../../a.txt' }, b]],
  ['an absolute path', 'zip.nameTraversal', [{ ...a, name: '/etc/a.txt' }, b]],
  ['a drive', 'zip.nameTraversal', [{ ...a, name: 'c:/a.txt' }, b]],
  ['a UNC path', 'zip.nameTraversal', [{ ...a, name: '\\\\host\\a.txt' }, b]],
  ['backslashes', 'zip.nameTraversal', [{ ...a, name: 'box\\a.txt' }, b]],
  ['the same name twice', 'zip.nameDuplicate', [a, b, { ...a, data: 'another' }]],
  ['a file that is also a folder', 'zip.nameDuplicate', [a, { ...b, name: 'box/a.txt/b.txt' }]],
  ['a Unix link', 'zip.symlink', [{ ...a, central: { madeBy: 0x0314, externalAttributes: 0xa1ff0000 } }, b]],
  ['a Unix device', 'zip.symlink', [{ ...a, central: { madeBy: 0x0314, externalAttributes: 0x21ff0000 } }, b]],
  ['a Windows reparse point', 'zip.symlink', [{ ...a, central: { externalAttributes: 0x400 } }, b]],
  ['another method', 'zip.method', [{ ...a, both: { method: 14 } }, b]],
  ['a reserved flag', 'zip.method', [{ ...a, both: { flags: 0x20 } }, b]],
  ['encryption', 'zip.encrypted', [{ ...a, both: { flags: 1 } }, b]],
  ['AES encryption', 'zip.encrypted', [{ ...a, both: { method: 99 } }, b]],
  ['another name in the local header', 'zip.localMismatch', [{ ...a, local: { name: 'box/c.txt' } }, b]],
  ['another size in the local header', 'zip.localMismatch', [{ ...a, local: { size: 3 } }, b]],
  ['another size in the directory', 'zip.localMismatch', [{ ...a, central: { size: 3 } }, b]],
  ['another packed size in the directory', 'zip.localMismatch', [{ ...a, central: { packedSize: 3 } }, b]],
  ['another checksum in the directory', 'zip.localMismatch', [{ ...a, central: { crc: 3 } }, b]],
  ['another method in the local header', 'zip.localMismatch', [{ ...a, local: { method: 0 } }, b]],
  ['another time in the local header', 'zip.localMismatch', [{ ...a, local: { time: 0 } }, b]],
  ['a wrong data descriptor', 'zip.localMismatch', [{ ...a, descriptor: 'signed', central: { crc: 1 } }, b]],
  ['attributes unlike all others', 'zip.localMismatch', [a, { ...b, central: { externalAttributes: 0x20 } }]],
  ['two records for one local entry', 'zip.overlap', [a, { ...a, sharesLocalOf: 0, name: 'box/c.txt' }, b]],
  ['an entry that reaches into the next', 'zip.overlap', [{ ...b, both: { packedSize: 30, size: 30 } }, a]],
  ['a file over its limit', 'zip.entryTooLarge', [{ name: 'box/n.html', data: 'x'.repeat(1001) }, b]],
  ['stuffed compressed bytes', 'zip.entryTooLarge', [{ name: 'box/n.html', data: 'x', packed: zeros(5000) }, b]],
  [
    'all files over the limit',
    'zip.totalTooLarge',
    [1, 2].map((i) => ({ name: `box/${i}.txt`, data: noise(3.5 * MIB), both: {} })),
  ],
  ['a bomb', 'zip.ratio', [{ name: 'box/a.txt', data: zeros(3 * MIB) }, b]],
  ['a stream longer than it says', 'zip.data', [{ ...a, both: { size: 10 } }, b]],
  ['a stream shorter than it says', 'zip.data', [{ ...a, both: { size: 1000 } }, b]],
  [
    'bytes hidden behind a stream',
    'zip.data',
    [{ name: 'box/a.txt', data: 'A', packed: new Uint8Array([0x73, 4, 0, 9]) }, b],
  ],
  ['a stored entry of two sizes', 'zip.data', [{ ...b, both: { size: 3 } }, a]],
  ['a folder with content', 'zip.data', [a, { name: 'box/c/', data: 'x' }]],
  ['a wrong checksum', 'zip.crc', [{ ...a, both: { crc: 1 } }, b]],
];

function noise(size: number): Uint8Array {
  let state = 7;
  return Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 25;
  });
}

describe('openZip refuses (bundle.md § 7 stage 1)', () => {
  it.each(attacks)('%s: %s', async (_name, code, entries, options) => {
    const codes = await codesOf(forgeZip(entries, options));
    expect(new Set(codes)).toContain(code);
    const companions = code === 'zip.overlap' ? ['zip.localMismatch'] : code === 'zip.gap' ? ['zip.notZip'] : [];
    expect(codes.filter((found) => found !== code && !companions.includes(found))).toEqual([]);
  });

  it('names that differ in case only are named as such besides being invalid: zip.nameCasefold', async () => {
    expect(await codesOf(forgeZip([a, { ...b, name: 'box/A.TXT' }]))).toEqual(['zip.nameInvalid', 'zip.nameCasefold']);
  });

  it('names that differ in Unicode form only: zip.nameCasefold', async () => {
    const codes = await codesOf(
      forgeZip([
        { ...a, name: 'box/\u00e9' },
        { ...b, name: 'box/e\u0301' },
      ]),
    );
    expect(codes).toEqual(['zip.nameInvalid', 'zip.nameInvalid', 'zip.nameCasefold']);
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Uint8Array(100)])],
    ['half a file', forgeZip([a, b]).slice(0, 100)],
    ['a directory that is not there', forgeZip([a, b], { end: { size: 5000 } })],
  ])('%s: zip.notZip', async (_name, bytes) => {
    expect(await codesOf(bytes)).toContain('zip.notZip');
  });

  it('a file over the limit is not even opened: zip.tooLarge', async () => {
    const blob = { size: limits.fileBytes + 1, slice: () => Promise.reject(new Error('read')) };
    expect((await openZip(blob, limits)).problems.map((found) => found.code)).toEqual(['zip.tooLarge']);
  });
});

describe('openZip accepts', () => {
  it.each<[string, ForgeEntry[]]>([
    ['any order and both methods', [b, a]],
    [
      'data descriptors with and without signature',
      [
        { ...a, descriptor: 'signed' },
        { ...b, descriptor: 'plain' },
      ],
    ],
    ['folder entries', [{ name: 'box/', method: 0 }, a, b]],
    ['harmless extra fields', [{ ...a, local: { extra: extraField(0x5455, new Uint8Array(9)) } }, b]],
  ])('%s', async (_name, entries) => {
    expect(await codesOf(forgeZip(entries))).toEqual([]);
  });

  it('what zip -r writes of a folder', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zip-'));
    mkdirSync(path.join(folder, 'box/data'), { recursive: true });
    writeFileSync(path.join(folder, 'box/a.txt'), 'text');
    writeFileSync(path.join(folder, 'box/data/b.csv'), 'a,b\r\n'.repeat(1000));
    execFileSync('zip', ['-qr', 'out.zip', 'box'], { cwd: folder });
    expect(await codesOf(new Uint8Array(readFileSync(path.join(folder, 'out.zip'))))).toEqual([]);
  });
});

describe('createZipWriter', () => {
  const write = async (): Promise<Uint8Array> => {
    const parts: number[] = [];
    const writer = createZipWriter((chunk) => void parts.push(...chunk), '2026-03-05T02:20:30Z');
    await writer.add('box/a.txt', prepareEntry(new TextEncoder().encode('a,b\r\n'.repeat(500)), true));
    await writer.add('box/b.jpg', prepareEntry(noise(300), false));
    await writer.add('box/empty.txt', prepareEntry(new Uint8Array(), true));
    expect(await writer.finish()).toBe(parts.length);
    return Uint8Array.from(parts);
  };

  it('writes what the reader takes, with the given time, the same bytes each time', async () => {
    const first = await write();
    expect(await codesOf(first)).toEqual([]);
    expect(await write()).toEqual(first);
    const view = new DataView(first.buffer);
    expect(view.getUint16(10, true)).toBe((2 << 11) | (20 << 5) | 15);
    expect(view.getUint16(12, true)).toBe(((2026 - 1980) << 9) | (3 << 5) | 5);
  });

  it('writes what unzip -t takes', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'zip-')), 'out.zip');
    writeFileSync(file, await write());
    expect(execFileSync('unzip', ['-t', file], { encoding: 'utf8' })).toContain('No errors detected');
  });
});
