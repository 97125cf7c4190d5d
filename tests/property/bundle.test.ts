import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyBundle } from '../../shared/bundle';
import { formatCsvLine, readCsv } from '../../shared/bundle/csvReader';
import { blobOfBytes, createZipWriter, openZip, prepareEntry } from '../../shared/formats/zip';
import { aKey, knownKey, openBag, packToBytes, TOWNSHIP, verifyOptions } from '../support/bundleBreaker';

const strict = { ...verifyOptions, keys: [knownKey(aKey())], recipient: TOWNSHIP, requireSignature: true };

const contentOf = async (bytes: Uint8Array): Promise<[string, string][]> =>
  [...(await openBag(bytes)).files].map(([name, content]) => [name, Buffer.from(content).toString('hex')]);

describe('laws of the bundle', () => {
  it('one byte changed anywhere refuses it, or changes no byte of any file inside', async () => {
    const bytes = await packToBytes();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (position, change) => {
        const changed = bytes.slice();
        changed[position] = (changed[position] ?? 0) ^ change;
        const verdict = await verifyBundle(blobOfBytes(changed), strict);
        // About once in 10,000 a deflate stream is changed into another spelling of the same bytes (a copy from an equal
        // place): then nothing that anybody signed or reads has changed, and there is nothing to refuse.
        if (verdict.verdict === 'pass') expect(await contentOf(changed)).toEqual(await contentOf(bytes));
        else expect(verdict.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('cut off anywhere, or with anything behind it, it is refused and never throws', async () => {
    const bytes = await packToBytes();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        async (length, more) => {
          const cut = await verifyBundle(blobOfBytes(bytes.subarray(0, length)), strict);
          const grown = await verifyBundle(blobOfBytes(new Uint8Array([...bytes, ...more])), strict);
          expect([cut.verdict, grown.verdict]).toEqual(['fail', 'fail']);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('any bytes at all give a verdict, not an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await verifyBundle(blobOfBytes(bytes), strict)).verdict).toBe('fail');
      }),
      { numRuns: 200 },
    );
  });

  it('zip: reading gives back what was written', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.string({ maxLength: 3000 }).map((text) => new TextEncoder().encode(text.repeat(5))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(content, fc.boolean()), { maxLength: 8 }), async (files) => {
        const chunks: Uint8Array[] = [];
        const writer = createZipWriter((chunk) => void chunks.push(chunk), '2026-03-05T02:20:30Z');
        for (const [index, [bytes, pack]] of files.entries())
          await writer.add(`box/f${index}.bin`, prepareEntry(bytes, pack));
        await writer.finish();
        const big = 1 << 28;
        const zip = await openZip(blobOfBytes(new Uint8Array(Buffer.concat(chunks))), {
          fileBytes: big,
          totalBytes: big,
          entries: 100,
          entryBytes: () => big,
          ratio: 200,
          ratioFromBytes: big,
        });
        expect(zip.problems).toEqual([]);
        for (const [index, entry] of zip.entries.entries()) {
          const read = await zip.read(entry);
          expect('code' in read ? read : Buffer.compare(read, files[index]?.[0] ?? new Uint8Array())).toBe(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('CSV: reading gives back what was written', () => {
    const cell = fc.string({ maxLength: 12, unit: fc.constantFrom('a', '样', ',', '"', '\r\n', '\n', ' ', '0') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = rows.map((row) => formatCsvLine(row)).join('');
        const read = readCsv(new TextEncoder().encode(text));
        expect(read.fault).toBeUndefined();
        expect(read.records.map((record) => record.cells)).toEqual(rows);
        const lines = read.records.map((record) => record.line);
        let expected = 1;
        for (const [index, row] of rows.entries()) {
          expect(lines[index]).toBe(expected);
          expected += formatCsvLine(row).split('\n').length - 1;
        }
      }),
    );
  });
});
