import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../electron/services/atomicWrite';
import { encodeFileFault } from '../../../electron/services/fileFaults';
import { Folders } from '../../../electron/services/folders';
import { OpenFiles } from '../../../electron/services/openFiles';
import { Saves } from '../../../electron/services/saves';
import { type Faults, faultyFileSystem, type MachineCode, machineError } from '../../support/electronAppFaults';

const bytes = (text: string) => new TextEncoder().encode(text);
let folder: string;
const at = (...parts: string[]) => path.join(folder, ...parts);
const read = (...parts: string[]) => fs.readFileSync(at(...parts), 'utf8');
const list = (...parts: string[]) => fs.readdirSync(at(...parts)).sort();
const expectOk = <T>(result: { ok: true; value: T } | { ok: false; fault: string }): T => {
  if (!result.ok) throw new Error(result.fault);
  return result.value;
};

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), '公开台 测试 '));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('fault codes', () => {
  it.each<[MachineCode, string, string, string]>([
    ['EBUSY', 'open', 'win32', 'host.fileLocked'],
    ['EPERM', 'open', 'win32', 'host.fileLocked'],
    ['EPERM', 'open', 'linux', 'host.noPermission'],
    ['EPERM', 'rename', 'linux', 'host.fileLocked'],
    ['EACCES', 'rename', 'win32', 'host.fileLocked'],
    ['EACCES', 'open', 'linux', 'host.noPermission'],
    ['ENOSPC', 'write', 'linux', 'host.diskFull'],
    ['ENOENT', 'open', 'win32', 'host.notFound'],
    ['ENAMETOOLONG', 'open', 'linux', 'host.pathTooLong'],
    ['EROFS', 'open', 'linux', 'host.readOnly'],
    ['EIO', 'read', 'linux', 'host.failed'],
  ])('%s of %s on %s is %s', (code, syscall, platform, expected) => {
    expect(encodeFileFault(machineError(code, syscall, '/表/甲.csv'), platform)).toEqual({
      fault: expected,
      name: '甲.csv',
    });
  });

  it('names the target of a rename without its .part and never a path', () => {
    expect(encodeFileFault(machineError('EPERM', 'rename', '/盘/包.zip.part', '/盘/包.zip')).name).toBe('包.zip');
  });
});

describe('saving one file is atomic', () => {
  it('replaces the old file and leaves no part behind', async () => {
    fs.writeFileSync(at('公示.csv'), 'old');
    await writeWhole(fs.promises, at('公示.csv'), bytes('new'));
    expect(read('公示.csv')).toBe('new');
    expect(list()).toEqual(['公示.csv']);
  });

  it.each<[string, Faults, string]>([
    ['full disk', { roomBytes: 2 }, 'ENOSPC'],
    ['full disk at the flush', { sync: 'ENOSPC' }, 'ENOSPC'],
    ['target open in WPS', { rename: { to: '公示.csv', code: 'EBUSY' } }, 'EBUSY'],
    ['target forbidden', { rename: { to: '公示.csv', code: 'EPERM' } }, 'EPERM'],
    ['folder forbidden', { open: { name: '公示.csv.part', code: 'EACCES' } }, 'EACCES'],
  ])('keeps the old file whole: %s', async (_name, faults, code) => {
    fs.writeFileSync(at('公示.csv'), 'old');
    await expect(writeWhole(faultyFileSystem(faults), at('公示.csv'), bytes('newer'))).rejects.toMatchObject({ code });
    expect(read('公示.csv')).toBe('old');
    expect(list()).toEqual(['公示.csv']);
  });

  it('writes to a path of more than 260 characters', async () => {
    const deep = at(...Array.from({ length: 8 }, (_, level) => `${level}-很长的文件夹名字很长的文件夹名字很长的文`));
    fs.mkdirSync(deep, { recursive: true });
    const target = path.join(deep, '公示.csv');
    expect(target.length).toBeGreaterThan(200);
    expect(Buffer.byteLength(target)).toBeGreaterThan(260);
    await writeWhole(fs.promises, target, bytes('x'));
    expect(fs.readFileSync(target, 'utf8')).toBe('x');
  });

  it('says so when a name is too long for the disk', async () => {
    const error: unknown = await writeWhole(fs.promises, at(`${'长'.repeat(100)}.csv`), bytes('x')).catch((e) => e);
    expect(encodeFileFault(error).fault).toBe('host.pathTooLong');
  });
});

describe('open files', () => {
  it('reads by token, piece by piece, up to the end', async () => {
    fs.writeFileSync(at('表(1).csv'), '0123456789');
    const files = new OpenFiles(fs.promises);
    const [picked] = expectOk(await files.add([at('表(1).csv')]));
    expect(picked).toMatchObject({ name: '表(1).csv', size: 10 });
    const token = picked?.token ?? '';
    expect(expectOk(await files.read({ token, offset: 8, length: 5 }))).toEqual(bytes('89'));
    expect(expectOk(await files.read({ token, offset: 10, length: 5 }))).toEqual(bytes(''));
    await files.close(token);
    expect(await files.read({ token, offset: 0, length: 1 })).toMatchObject({ fault: 'host.badToken' });
  });

  it.each<[MachineCode, string]>([
    ['EBUSY', 'host.fileLocked'],
    ['EACCES', 'host.noPermission'],
    ['ENOENT', 'host.notFound'],
  ])('names the one file of two that fails with %s and opens none', async (code, expected) => {
    fs.writeFileSync(at('甲.csv'), 'a');
    fs.writeFileSync(at('乙.csv'), 'b');
    const files = new OpenFiles(faultyFileSystem({ open: { name: '乙.csv', code } }));
    expect(await files.add([at('甲.csv'), at('乙.csv')])).toEqual({
      ok: false,
      fault: expected,
      params: { name: '乙.csv' },
    });
  });

  it('notices that a file changed while it is read', async () => {
    fs.writeFileSync(at('表.csv'), 'before');
    const files = new OpenFiles(fs.promises);
    const [picked] = expectOk(await files.add([at('表.csv')]));
    fs.writeFileSync(at('表.csv'), 'after that');
    const answer = await files.read({ token: picked?.token ?? '', offset: 0, length: 4 });
    expect(answer).toMatchObject({ fault: 'host.changed', params: { name: '表.csv' } });
    await files.release();
  });

  it('refuses a folder', async () => {
    expect(await new OpenFiles(fs.promises).add([folder])).toMatchObject({ fault: 'host.notFound' });
  });
});

describe('streaming saves', () => {
  it('shows the final name only after finish, and can be read back before', async () => {
    const saves = new Saves(fs.promises);
    const { token, name } = expectOk(await saves.begin(at('包.zip')));
    expect(name).toBe('包.zip');
    expectOk(await saves.append({ token, bytes: bytes('abc') }));
    expectOk(await saves.append({ token, bytes: bytes('def') }));
    expect(list()).toEqual(['包.zip.part']);
    expect(expectOk(await saves.read({ token, offset: 2, length: 3 }))).toEqual(bytes('cde'));
    expect(expectOk(await saves.finish({ token }))).toEqual({ name: '包.zip', size: 6, besideWritten: false });
    expect(read('包.zip')).toBe('abcdef');
    expect(list()).toEqual(['包.zip']);
    expect(await saves.finish({ token })).toMatchObject({ fault: 'host.badToken' });
  });

  it('leaves nothing after abort, and after a full disk', async () => {
    const saves = new Saves(fs.promises);
    const { token } = expectOk(await saves.begin(at('包.zip')));
    expectOk(await saves.append({ token, bytes: bytes('abc') }));
    await saves.abort(token);
    expect(list()).toEqual([]);

    fs.writeFileSync(at('包.zip'), 'old');
    const full = new Saves(faultyFileSystem({ roomBytes: 4 }));
    const second = expectOk(await full.begin(at('包.zip')));
    expectOk(await full.append({ token: second.token, bytes: bytes('abc') }));
    expect(await full.append({ token: second.token, bytes: bytes('def') })).toEqual({
      ok: false,
      fault: 'host.diskFull',
      params: { name: '包.zip' },
    });
    expect(list()).toEqual(['包.zip']);
    expect(read('包.zip')).toBe('old');
  });

  it('puts a text beside the finished file, and loses nothing when that cannot be written', async () => {
    const saves = new Saves(fs.promises);
    const first = expectOk(await saves.begin(at('包.zip')));
    expectOk(await saves.append({ token: first.token, bytes: bytes('abc') }));
    const beside = { name: '说明.txt', bytes: bytes('请勿解压') };
    expect(expectOk(await saves.finish({ token: first.token, beside })).besideWritten).toBe(true);
    expect(list()).toEqual(['包.zip', '说明.txt']);
    const second = expectOk(await saves.begin(at('包2.zip')));
    expectOk(await saves.append({ token: second.token, bytes: bytes('abc') }));
    const outside = { name: '../说明.txt', bytes: bytes('x') };
    expect(expectOk(await saves.finish({ token: second.token, beside: outside })).besideWritten).toBe(false);
    expect(list()).toEqual(['包.zip', '包2.zip', '说明.txt']);
  });

  it('keeps the part while the target is open in WPS, so that finish can be tried again', async () => {
    fs.writeFileSync(at('包.zip'), 'old');
    const blocked = { rename: { to: '包.zip', code: 'EBUSY' as const } };
    let current = faultyFileSystem(blocked);
    const saves = new Saves({ ...current, rename: (from, to) => current.rename(from, to) });
    const { token } = expectOk(await saves.begin(at('包.zip')));
    expectOk(await saves.append({ token, bytes: bytes('new') }));
    expect(await saves.finish({ token })).toMatchObject({ fault: 'host.fileLocked', params: { name: '包.zip' } });
    expect(read('包.zip')).toBe('old');
    current = faultyFileSystem({});
    expectOk(await saves.finish({ token }));
    expect(read('包.zip')).toBe('new');
  });

  it('refuses a second save to the same place and sweeps open ones', async () => {
    const saves = new Saves(fs.promises);
    expectOk(await saves.begin(at('包.zip')));
    expect(await saves.begin(at('包.zip'))).toMatchObject({ fault: 'host.fileLocked' });
    await saves.release();
    expect(list()).toEqual([]);
  });
});

describe('many files into a folder', () => {
  const put = async (folders: Folders, token: string, names: readonly string[]) => {
    for (const name of names) expectOk(await folders.write({ token, relativeName: name, bytes: bytes(`new ${name}`) }));
  };

  it('names all of them at commit, with folders made on the way', async () => {
    const folders = new Folders(fs.promises);
    const { token } = folders.add(folder);
    await put(folders, token, ['甲村.pdf', '洪溪镇/乙村.pdf']);
    expect(list()).toEqual(['洪溪镇', '甲村.pdf.part']);
    expect(expectOk(await folders.commit(token))).toEqual({ written: 2 });
    expect(list()).toEqual(['洪溪镇', '甲村.pdf']);
    expect(list('洪溪镇')).toEqual(['乙村.pdf']);
  });

  it('keeps two names that differ only in case', async () => {
    const folders = new Folders(fs.promises);
    const { token } = folders.add(folder);
    await put(folders, token, ['list.pdf']);
    expect(expectOk(await folders.write({ token, relativeName: 'LIST.pdf', bytes: bytes('other') }))).toEqual({
      name: 'LIST (2).pdf',
    });
  });

  it('a locked file in the middle puts everything back as it was', async () => {
    for (const name of ['a.pdf', 'b.pdf']) fs.writeFileSync(at(name), `old ${name}`);
    const folders = new Folders(faultyFileSystem({ rename: { to: 'b.pdf', code: 'EPERM' } }));
    const { token } = folders.add(folder);
    await put(folders, token, ['a.pdf', 'b.pdf', 'c.pdf']);
    const answer = await folders.commit(token);
    expect(answer).toMatchObject({ fault: 'host.fileLocked', params: { name: 'b.pdf' } });
    expect(read('a.pdf')).toBe('old a.pdf');
    expect(fs.existsSync(at('c.pdf'))).toBe(false);
  });

  it('a full disk and then discard leave nothing half', async () => {
    fs.writeFileSync(at('a.pdf'), 'old');
    const folders = new Folders(faultyFileSystem({ roomBytes: 20 }));
    const { token } = folders.add(folder);
    await put(folders, token, ['a.pdf', '村/b']);
    expect(await folders.write({ token, relativeName: '村/c.pdf', bytes: bytes('x'.repeat(50)) })).toEqual({
      ok: false,
      fault: 'host.diskFull',
      params: { name: 'c.pdf' },
    });
    await folders.discard(token);
    expect(list()).toEqual(['a.pdf']);
    expect(read('a.pdf')).toBe('old');
  });

  it.each(['../x.pdf', '/x.pdf', 'a/b/c/d.pdf', 'a\\b.pdf', 'con.pdf', 'x.', 'a:b.pdf', ''])(
    'refuses %j',
    async (name) => {
      const folders = new Folders(fs.promises);
      const { token } = folders.add(folder);
      expect(await folders.write({ token, relativeName: name, bytes: bytes('x') })).toMatchObject({
        fault: 'host.nameInvalid',
      });
      expect(list()).toEqual([]);
    },
  );
});
