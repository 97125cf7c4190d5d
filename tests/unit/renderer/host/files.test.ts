import { describe, expect, it } from 'vitest';
import { describeHostFault } from '../../../../renderer/host/hostFaultText';
import { fileSource, pickedSource } from '../../../../renderer/host/pickedFile';
import { saveInParts } from '../../../../renderer/host/saveInParts';
import { text } from '../../../../resources';
import { fault, ok } from '../../../../shared/kernel';
import { createFakeHost } from '../../../support/fakeHost';

const bytes = (content: string) => new TextEncoder().encode(content);

describe('a file from either shell', () => {
  it('reads the same, dropped or picked', async () => {
    const { host, calls } = createFakeHost({ '表.csv': bytes('0123456789') });
    const opened = await host['file.open']({});
    const [picked] = opened.ok ? opened.value : [];
    if (picked === undefined) throw new Error('nothing picked');
    const sources = [fileSource(new File(['0123456789'], '表.csv')), pickedSource(host, picked)];
    for (const source of sources) {
      expect([source.name, source.size]).toEqual(['表.csv', 10]);
      expect(await source.read(8, 5)).toEqual(ok(bytes('89')));
      const progress: number[] = [];
      const blob = await source.toBlob((done) => progress.push(done));
      expect(blob.ok && (await blob.value.text())).toBe('0123456789');
      expect(progress.at(-1)).toBe(10);
      await source.close();
    }
    expect(calls.at(-1)).toBe('file.close');
    expect(await sources[1]?.read(0, 1)).toMatchObject({ fault: 'host.badToken' });
  });

  it('a fault in the middle comes back as it is, and a cancel stops the reading', async () => {
    const fake = createFakeHost({ '表.csv': bytes('0123456789') });
    const opened = await fake.host['file.open']({});
    const [picked] = opened.ok ? opened.value : [];
    if (picked === undefined) throw new Error('nothing picked');
    expect(await pickedSource(fake.host, picked).toBlob(undefined, AbortSignal.abort())).toMatchObject({
      fault: 'host.cancelled',
    });
    fake.fail('file.read', 'host.fileLocked');
    expect(await pickedSource(fake.host, picked).toBlob()).toMatchObject({ fault: 'host.fileLocked' });
  });

  it('a file that shrank is changed, not endless', async () => {
    const { host } = createFakeHost({ '表.csv': bytes('0123') });
    const opened = await host['file.open']({});
    const [picked] = opened.ok ? opened.value : [];
    if (picked === undefined) throw new Error('nothing picked');
    expect(await pickedSource(host, { ...picked, size: 99 }).toBlob()).toMatchObject({ fault: 'host.changed' });
  });
});

describe('a streamed save', () => {
  const input = { suggestedName: '包.zip' };

  it('gets its name when the writer agrees', async () => {
    const { host, saved } = createFakeHost();
    const result = await saveInParts(host, input, async (target) => {
      await target.append(bytes('abc'));
      const back = await target.read(1, 100);
      expect(back).toEqual(ok(bytes('bc')));
      return ok(null);
    });
    expect(result).toEqual(ok({ name: '包.zip', size: 3, besideWritten: false }));
    expect(saved.get('包.zip')).toEqual(bytes('abc'));
  });

  it('leaves nothing when the verifier refuses, with its own code', async () => {
    const { host, saved, calls } = createFakeHost();
    const result = await saveInParts(host, input, async () => fault('bundle.tagHash', { path: 'manifest' }));
    expect(result).toEqual(fault('bundle.tagHash', { path: 'manifest' }));
    expect(calls.at(-1)).toBe('save.abort');
    expect(saved.size).toBe(0);
  });

  it('leaves nothing when the writer throws or the target is locked', async () => {
    const fake = createFakeHost();
    await expect(saveInParts(fake.host, input, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect(fake.calls.at(-1)).toBe('save.abort');
    fake.fail('save.finish', 'host.fileLocked');
    expect(await saveInParts(fake.host, input, async () => ok(null))).toMatchObject({ fault: 'host.fileLocked' });
    expect(fake.calls.at(-1)).toBe('save.abort');
    expect(fake.saved.size).toBe(0);
  });

  it('does nothing more when the dialog is closed', async () => {
    const fake = createFakeHost();
    fake.fail('save.begin', 'host.cancelled');
    expect(await saveInParts(fake.host, input, async () => ok(null))).toMatchObject({ fault: 'host.cancelled' });
    expect(fake.calls).toEqual(['save.begin']);
  });
});

it('names the file of a fault, or says “this file” where nobody knows it', () => {
  const locked = { fault: 'host.fileLocked' as const, params: { name: '甲.xlsx' } };
  expect(describeHostFault(text, locked)).toContain('“甲.xlsx”');
  expect(describeHostFault(text, { ...locked, params: {} })).toContain('“该文件”');
});
