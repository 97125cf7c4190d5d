import { describe, expect, it } from 'vitest';
import { text } from '../../../../resources';
import { type BundleInput, type BundleStorage, bundleReadMe, exportBundle } from '../../../../shared/bundle';
import { blobOfBytes } from '../../../../shared/formats/zip';
import { aBundleInput, aKey, verifyOptions } from '../../../support/bundleBreaker';

/** A storage in memory that writes down what is asked of it, and fails where a test wants it to. */
function memoryStorage(failAt?: string) {
  const files = new Map<string, Uint8Array[]>();
  const steps: string[] = [];
  const step = (name: string): void => {
    if (steps.at(-1) !== name) steps.push(name);
    if (name === failAt) throw new Error(`disk full at ${name}`);
  };
  const bytesOf = (name: string): Uint8Array => new Uint8Array(Buffer.concat(files.get(name) ?? []));
  const storage: BundleStorage = {
    spendNumber: async (sequence) => step(`spend ${sequence}`),
    create: async (name) => {
      step(`create ${name.slice(-9)}`);
      files.set(name, []);
      return {
        write: (chunk) => {
          step(`write ${name.slice(-9)}`);
          files.get(name)?.push(chunk.slice());
        },
        close: async () => step(`close ${name.slice(-9)}`),
      };
    },
    open: async (name) => {
      step(`open ${name.slice(-9)}`);
      return { ...blobOfBytes(bytesOf(name)), close: async () => undefined };
    },
    rename: async (from, to) => {
      step(`rename ${from.slice(-9)} ${to.slice(-4)}`);
      files.set(to, files.get(from) ?? []);
      files.delete(from);
    },
    remove: async (name) => {
      steps.push(`remove ${name.slice(-9)}`);
      files.delete(name);
    },
  };
  return { storage, files, steps };
}

const send = (storage: BundleStorage, input: BundleInput = aBundleInput()) =>
  exportBundle(input, [aKey().signer], storage, verifyOptions, bundleReadMe(text, input, aKey().signer));

describe('exportBundle (bundle.md § 10)', () => {
  it('spends the number before the first byte, writes a part, reads it back, and renames last', async () => {
    const { storage, files, steps } = memoryStorage();
    const done = await send(storage);
    expect(done.isWritten).toBe(true);
    expect(steps).toEqual([
      'spend 1',
      'create .zip.part',
      'write .zip.part',
      'close .zip.part',
      'open .zip.part',
      'create 说明.txt',
      'write 说明.txt',
      'close 说明.txt',
      'rename .zip.part .zip',
    ]);
    expect([...files.keys()].sort()).toEqual(['gk-190101100201-a1b2c3d4-000001-submission.zip', '说明.txt']);
  });

  it.each(['write .zip.part', 'close .zip.part', 'open .zip.part', 'rename .zip.part .zip'])(
    'a fault at "%s" leaves no bundle and passes the fault on',
    async (failAt) => {
      const { storage, files, steps } = memoryStorage(failAt);
      await expect(send(storage)).rejects.toThrow('disk full');
      expect([...files.keys()].filter((name) => name.includes('.zip'))).toEqual([]);
      expect(steps[0]).toBe('spend 1');
    },
  );

  it('a bundle that its own importer refuses is never offered', async () => {
    const input = aBundleInput();
    const [first, ...rest] = input.items;
    if (first?.kind !== 'payout') throw new Error('payout');
    const [line] = first.lines;
    if (!line) throw new Error('line');
    const leaking = { ...first, lines: [{ ...line, row: { ...line.row, note: '手机13800138000' } }] };
    const { storage, files } = memoryStorage();
    const done = await send(storage, { ...input, items: [leaking, ...rest] });
    expect(done.isWritten).toBe(false);
    expect(done.verdict.problems.map((found) => found.code)).toEqual(['pii.phone']);
    expect(done.verdict.hasPrivateData).toBe(true);
    expect(JSON.stringify(done.verdict)).not.toContain('13800138000');
    expect([...files.keys()]).toEqual([]);
  });

  it('a cancelled export leaves nothing', async () => {
    const { storage, files } = memoryStorage();
    const signal = AbortSignal.abort();
    const input = aBundleInput();
    await expect(exportBundle(input, [aKey().signer], storage, { ...verifyOptions, signal })).rejects.toThrow();
    expect([...files.keys()]).toEqual([]);
  });

  it('the note beside it says not to unpack, names the receiver and the fingerprint', () => {
    const input = aBundleInput();
    const readMe = bundleReadMe(text, input, aKey().signer);
    const words = new TextDecoder().decode(readMe.bytes);
    expect(readMe.name).toBe('说明.txt');
    expect(words).toContain('请勿解压');
    expect(words).toContain(input.recipientUnit);
    expect(words).toMatch(/[0-9a-f]{4}( [0-9a-f]{4}){7}/);
    expect(words).not.toMatch(/\{\w+\}/);
  });
});
