import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdFolder } from '../../../electron/services/folderHold';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'hold-'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

it('lets one in and the next after it has left; another folder is another matter', async () => {
  const first = await holdFolder(path.join(root, '甲'));
  expect(first.ok).toBe(true);
  expect(await holdFolder(path.join(root, '甲', '..', '甲'))).toEqual({
    ok: false,
    fault: 'host.fileLocked',
    params: { name: '甲' },
  });
  const other = await holdFolder(path.join(root, '乙'));
  expect(other.ok).toBe(true);
  if (first.ok) await first.value.release();
  const second = await holdFolder(path.join(root, '甲'));
  expect(second.ok).toBe(true);
  for (const hold of [other, second]) if (hold.ok) await hold.value.release();
});

it('a process that was killed holds nothing', async () => {
  const script = path.join(root, 'holder.cjs');
  await build({
    stdin: {
      contents: `import { holdFolder } from './electron/services/folderHold';
        void holdFolder(process.argv[2] ?? '').then(({ ok }) => process.stdout.write(ok ? 'held' : 'taken'));
        setInterval(() => undefined, 1000);`,
      resolveDir: path.resolve(import.meta.dirname, '../../..'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: script,
    logLevel: 'error',
  });
  const folder = path.join(root, '数据');
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await new Promise((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())));
  expect(said).toBe('held');
  expect(await holdFolder(folder)).toMatchObject({ fault: 'host.fileLocked' });
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const after = await holdFolder(folder);
  expect(after.ok).toBe(true);
  if (after.ok) await after.value.release();
});
