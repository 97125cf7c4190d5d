/** The composed store on real files: a process that is killed in the middle, and everything after it. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoreHandlers, storeHandlers } from '../../../shared/store';
import { openNodeStore } from '../../support/nodeStore';

const KILLS = 4;
let root: string;
let script: string;
beforeAll(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), '日志-'));
  script = path.join(root, 'appender.cjs');
  await build({
    entryPoints: [path.resolve(import.meta.dirname, '../../support/storeAppender.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: script,
    logLevel: 'error',
  });
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Lets it run for a while, kills it, and answers the lines it had acknowledged. */
async function runAndKill(folder: string, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (out === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    out += chunk.toString('utf8');
  });
  await new Promise((resolve) => child.once('close', resolve));
  // The last line may be torn: only whole lines were acknowledged.
  return out.split('\n').slice(0, -1);
}

async function entriesOf(calls: StoreHandlers): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const part = await calls['journal.list']({ afterSeq: lines.length, maxBytes: 4_000_000 });
    if (!part.ok) throw new Error(part.fault);
    if (part.value.length === 0) return lines;
    for (const { seq, hash, bulk, parts, payload } of part.value) {
      const first = payload[0];
      if (payload.some((byte) => byte !== first)) throw new Error(`entry ${seq} is half`);
      if ((bulk !== '') !== (parts === 1)) throw new Error(`entry ${seq} lost its part`);
      lines.push(`${seq} ${hash}`);
    }
  }
}

describe('a process killed while it appends', () => {
  it('loses no acknowledged entry and keeps none half, time after time', async () => {
    const folder = path.join(root, 'killed');
    let acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      acknowledged = [...acknowledged, ...(await runAndKill(folder, 40 + 67 * kill))];
      const { store, close } = openNodeStore(folder);
      const calls = storeHandlers(store);
      const opened = await calls['store.open'](undefined);
      expect(opened).toMatchObject({ ok: true, value: { isNew: false } });
      const entries = await entriesOf(calls);
      expect(entries.slice(0, acknowledged.length)).toEqual(acknowledged);
      // At most the one entry whose answer did not come out any more.
      expect(entries.length - acknowledged.length).toBeLessThanOrEqual(1);
      expect(await calls['store.verify'](undefined)).toMatchObject({
        ok: true,
        value: { isWhole: true, broken: null },
      });
      acknowledged = entries;
      await close();
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS);
  }, 60_000);
});

describe('a store on a disk', () => {
  it('goes through its whole life: commit, snapshot, backup, passphrase, restart', async () => {
    const folder = path.join(root, 'life');
    let { store, close } = openNodeStore(folder);
    let calls = storeHandlers(store);
    const committed = await calls['journal.commit']({ seq: 1, previous: '0'.repeat(64), payload: new Uint8Array([1]) });
    if (!committed.ok) throw new Error(committed.fault);
    const begun = await calls['snapshot.begin'](committed.value);
    const token = begun.ok ? begun.value.token : '';
    const chunk = new Uint8Array(300_000).fill(9);
    for (let n = 0; n < 3; n += 1) await calls['snapshot.append']({ token, bytes: chunk });
    const info = await calls['snapshot.finish']({ token, summary: new Uint8Array([2]) });
    if (!info.ok) throw new Error(info.fault);
    const guarded = await calls['vault.protect']({ passphrase: '玉米地里的第七只羊' });
    expect(guarded.ok).toBe(true);
    const backup = await calls['backup.write']({ snapshot: info.value.name, reason: 'manual' });
    if (!backup.ok) throw new Error(backup.fault);
    const file = path.join(folder, 'backups', backup.value.name);
    expect(fs.statSync(file).size).toBe(backup.value.bytes);
    await close();
    expect(fs.existsSync(path.join(folder, 'data', 'journal', 'clean.json'))).toBe(true);

    ({ store, close } = openNodeStore(folder));
    calls = storeHandlers(store);
    const opened = await calls['store.open'](undefined);
    expect(opened).toMatchObject({
      ok: true,
      value: { head: committed.value, snapshots: [info.value], notices: [], vault: { isOpen: false } },
    });
    expect(await calls['vault.keys'](undefined)).toMatchObject({ fault: 'host.locked' });
    const keys = await calls['vault.unlock']({ by: 'passphrase', text: '玉米地里的第七只羊' });
    expect(keys).toEqual(guarded.ok ? { ok: true, value: guarded.value.keys } : undefined);
    const state = await calls['backup.state'](undefined);
    expect(state.ok && state.value.backups.map(({ name }) => name)).toEqual([backup.value.name]);
    const found = await calls['backup.open']({ name: backup.value.name });
    expect(found).toMatchObject({ ok: true, value: { isOwn: true, protection: 'passphrase' } });
    await close();
  });
});
