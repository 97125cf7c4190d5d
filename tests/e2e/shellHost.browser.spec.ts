/** The browser adapter in Chromium, against the server of `npm start`. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import headers from '../../electron/windows/securityHeaders.json' with { type: 'json' };
import { DEFAULT_SETTINGS, type Host } from '../../shared/host';
import { expect, type OpenedBrowser, openBrowserApp, ROOT, removeFolder, startTrap, test } from '../support/launch';

declare const shell: Host;

let source: string;
let opened: OpenedBrowser;
let page: Page;

/** The adapter alone, put into the page beside the program: `evaluate` may, the page's own scripts may not. */
async function addAdapter(target: Page): Promise<void> {
  await target.evaluate(
    `${source}; globalThis.shell = adapter.createBrowserHost(() => new Worker('/store-test-worker.js', { type: 'module' })); undefined`,
  );
}

test.beforeAll(async () => {
  const bundled = await build({
    absWorkingDir: ROOT,
    entryPoints: ['renderer/host/browserHost.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'adapter',
    define: { __APP_VERSION__: '"0.0.0-test"' },
    logOverride: { 'empty-import-meta': 'silent' },
  });
  source = bundled.outputFiles[0]?.text ?? '';
  const worker = await build({
    absWorkingDir: ROOT,
    entryPoints: ['renderer/host/opfs.worker.ts'],
    bundle: true,
    write: false,
    format: 'esm',
  });
  opened = await openBrowserApp();
  page = opened.page;
  // The program's own worker has a name that only its build knows.
  await opened.context.route('**/store-test-worker.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' },
      body: worker.outputFiles[0]?.text ?? '',
    }),
  );
  await addAdapter(page);
});
test.afterAll(async () => {
  await opened.close();
  await removeFolder(opened.profile);
});

test('says plainly what it cannot do', async () => {
  const seen = await page.evaluate(async () => ({
    info: await shell['app.info'](),
    pdf: await shell['print.toPdf']({ html: 'x', paper: 'A4', landscape: false }),
    space: await shell['storage.freeSpace'](),
    folder: await shell['folder.choose']({}),
  }));
  expect(seen.info).toMatchObject({
    ok: true,
    value: {
      shell: 'browser',
      version: '0.0.0-test',
      engine: expect.stringMatching(/^Chromium \d+$/),
      capabilities: { pdf: false, folder: false, freeSpace: false, chooseTarget: false, keyStore: 'browser' },
    },
  });
  for (const answer of [seen.pdf, seen.space, seen.folder]) expect(answer).toMatchObject({ fault: 'host.unavailable' });
});

test('refuses the same wrong input as the desktop shell', async () => {
  const answer = await page.evaluate(() => shell['file.read']({ token: '../x', offset: -1, length: 0 }));
  expect(answer).toMatchObject({ ok: false, fault: 'host.badInput' });
});

test('opens chosen files and reads them by token; nothing chosen is a cancel', async () => {
  const choosing = page.waitForEvent('filechooser');
  const answer = page.evaluate(async () => {
    const result = await shell['file.open']({
      multiple: true,
      kinds: [{ label: '表格', extensions: ['csv', 'xlsx'] }],
    });
    if (!result.ok) return [];
    return await Promise.all(
      result.value.map(async ({ token, name, size }) => {
        const part = await shell['file.read']({ token, offset: 1, length: 2 });
        return [name, size, part.ok ? new TextDecoder().decode(part.value) : part.fault];
      }),
    );
  });
  const chooser = await choosing;
  expect(chooser.isMultiple()).toBe(true);
  expect(await chooser.element().getAttribute('accept')).toBe('.csv,.xlsx');
  await chooser.setFiles([
    { name: '甲(1).csv', mimeType: 'text/csv', buffer: Buffer.from('abcd') },
    { name: '乙.csv', mimeType: 'text/csv', buffer: Buffer.from('wxyz1') },
  ]);
  expect(await answer).toEqual([
    ['甲(1).csv', 4, 'bc'],
    ['乙.csv', 5, 'xy'],
  ]);

  const cancelled = await page.evaluate(async () => {
    const result = shell['file.open']({});
    document.querySelector('input[type=file][hidden]')?.dispatchEvent(new Event('cancel'));
    return await result;
  });
  expect(cancelled).toMatchObject({ fault: 'host.cancelled' });
});

test('saves as a download under a name that every disk takes', async () => {
  const downloading = page.waitForEvent('download');
  const saved = await page.evaluate(() =>
    shell['file.save']({ suggestedName: '2026年/公示: 一.csv', bytes: new TextEncoder().encode('甲,乙\n') }),
  );
  expect(saved).toEqual({ ok: true, value: { name: '2026年_公示_ 一.csv', size: 8 } });
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('2026年_公示_ 一.csv');
  expect(await readFile(await download.path(), 'utf8')).toBe('甲,乙\n');
});

test('a streamed save is read back before it leaves, and an aborted one never does', async () => {
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const seen = await page.evaluate(async () => {
    const begin = async (suggestedName: string) => {
      const begun = await shell['save.begin']({ suggestedName });
      const token = begun.ok ? begun.value.token : '';
      for (const part of [
        [1, 2, 3],
        [4, 5],
      ])
        await shell['save.append']({ token, bytes: new Uint8Array(part) });
      return token;
    };
    const aborted = await begin('不要.zip');
    await shell['save.abort']({ token: aborted });
    const kept = await begin('要.zip');
    const back = await shell['save.read']({ token: kept, offset: 2, length: 9 });
    return {
      back: back.ok ? [...back.value] : back.fault,
      after: await shell['save.finish']({ token: aborted }),
      done: await shell['save.finish']({ token: kept }),
    };
  });
  expect(seen.back).toEqual([3, 4, 5]);
  expect(seen.after).toMatchObject({ fault: 'host.badToken' });
  expect(seen.done).toEqual({ ok: true, value: { name: '要.zip', size: 5, besideWritten: false } });
  await expect.poll(() => downloads).toEqual(['要.zip']);
});

test('with the pickers of Chromium it writes to the chosen place, all or nothing', async () => {
  // No test can click the native picker: the handles come from the origin's private file system, everything else is real.
  const seen = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        root.getFileHandle(suggestedName, { create: true }),
      showDirectoryPicker: async () => root.getDirectoryHandle('导出', { create: true }),
    });
    const textOf = async (folder: FileSystemDirectoryHandle, name: string) =>
      (await (await folder.getFileHandle(name)).getFile()).text();
    const bytes = (text: string) => new TextEncoder().encode(text);
    const saved = await shell['file.save']({ suggestedName: '一.txt', bytes: bytes('one') });
    const chosen = await shell['folder.choose']({});
    const token = chosen.ok ? chosen.value.token : '';
    await shell['folder.write']({ token, relativeName: '甲村/a.pdf', bytes: bytes('A') });
    await shell['folder.write']({ token, relativeName: 'b.pdf', bytes: bytes('B') });
    const outside = await shell['folder.write']({ token, relativeName: '../c.pdf', bytes: bytes('C') });
    const folder = await root.getDirectoryHandle('导出');
    const namesOf = async () => {
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      return names.sort();
    };
    const before = await namesOf();
    const done = await shell['folder.commit']({ token });
    const after = await namesOf();
    // A full disk in the middle: what this commit made goes away again.
    await shell['folder.write']({ token, relativeName: 'd.pdf', bytes: bytes('D') });
    await shell['folder.write']({ token, relativeName: 'e.pdf', bytes: bytes('E') });
    const whole = FileSystemFileHandle.prototype.createWritable;
    FileSystemFileHandle.prototype.createWritable = async function (...options) {
      if (this.name === 'e.pdf') throw new DOMException('full', 'QuotaExceededError');
      return await whole.apply(this, options);
    };
    const full = await shell['folder.commit']({ token });
    FileSystemFileHandle.prototype.createWritable = whole;
    Object.assign(window, { showSaveFilePicker: async () => Promise.reject(new DOMException('', 'AbortError')) });
    const cancelled = await shell['file.save']({ suggestedName: 'x', bytes: bytes('x') });
    return {
      saved,
      text: await textOf(root, '一.txt'),
      outside,
      before,
      done,
      after,
      full,
      end: await namesOf(),
      cancelled,
    };
  });
  expect(seen.saved).toEqual({ ok: true, value: { name: '一.txt', size: 3 } });
  expect(seen.text).toBe('one');
  expect(seen.outside).toMatchObject({ fault: 'host.nameInvalid' });
  expect(seen.before).toEqual([]);
  expect(seen.done).toEqual({ ok: true, value: { written: 2 } });
  expect(seen.after).toEqual(['b.pdf', '甲村']);
  expect(seen.full).toMatchObject({ fault: 'host.diskFull', params: { name: 'e.pdf' } });
  expect(seen.end).toEqual(['b.pdf', '甲村']);
  expect(seen.cancelled).toMatchObject({ fault: 'host.cancelled' });
});

test('the store stays in this browser and this address: keys, entries, and the pair that signs', async () => {
  const read = (target: Page) =>
    target.evaluate(async () => {
      const opened = await shell['store.open']();
      const [keys, publicKey, signature] = [
        await shell['vault.keys'](),
        await shell['sign.publicKey'](),
        await shell['sign.sign']({ bytes: new Uint8Array([1]) }),
      ];
      return {
        opened: opened.ok ? [opened.value.storeId, opened.value.head.seq, opened.value.notices.length] : opened.fault,
        keys: keys.ok ? keys.value.keys.map(({ key }) => key.join()).join(';') : keys.fault,
        publicKey: publicKey.ok ? [...publicKey.value].join() : publicKey.fault,
        signature: signature.ok ? signature.value.byteLength : signature.fault,
      };
    });
  const before = await read(page);
  expect(before.publicKey.split(',')).toHaveLength(32);
  expect(before.signature).toBe(64);
  const committed = await page.evaluate(async () => {
    // The page itself may be writing too.
    for (;;) {
      const head = await shell['journal.head']();
      if (!head.ok) return head;
      const entry = { seq: head.value.seq + 1, previous: head.value.hash, payload: new Uint8Array(50_000) };
      const done = await shell['journal.commit'](entry);
      if (done.ok || done.fault !== 'host.journalBehind') return done;
    }
  });
  expect(committed).toMatchObject({ ok: true });
  const seq = committed.ok ? committed.value.seq : 0;
  await page.reload();
  await addAdapter(page);
  const after = await read(page);
  expect(after).toEqual({ ...before, opened: [before.opened[0], expect.any(Number), 0] });
  expect(after.opened[1]).toBeGreaterThanOrEqual(seq);
});

test('a backup leaves as a download and comes back by the file field', async () => {
  const downloading = page.waitForEvent('download');
  const made = await page.evaluate(async () => {
    const head = await shell['journal.head']();
    const begun = head.ok ? await shell['snapshot.begin'](head.value) : undefined;
    const token = begun?.ok ? begun.value.token : '';
    await shell['snapshot.append']({ token, bytes: new TextEncoder().encode('块') });
    const info = await shell['snapshot.finish']({ token, summary: new Uint8Array([1]) });
    const snapshot = info.ok ? info.value.name : 'none';
    return {
      saved: await shell['backup.saveAs']({ snapshot }),
      state: await shell['backup.state'](),
      folder: await shell['backup.chooseFolder'](),
      move: await shell['store.moveFolder'](),
    };
  });
  const download = await downloading;
  const file = await readFile(await download.path());
  expect(made.saved).toEqual({ ok: true, value: { name: download.suggestedFilename(), size: file.byteLength } });
  expect(download.suggestedFilename()).toMatch(/^公开台备份-\d{8}-\d{4}-\d+\.gkb$/);
  expect(made.state).toEqual({ ok: true, value: { folder: '', isReachable: false, backups: [], missingSince: '' } });
  expect(made.folder).toMatchObject({ fault: 'host.unavailable' });
  expect(made.move).toMatchObject({ fault: 'host.unavailable' });

  const choosing = page.waitForEvent('filechooser');
  const opening = page.evaluate(async () => {
    const opened = await shell['backup.open']({});
    if (!opened.ok) return opened.fault;
    const { token, isOwn } = opened.value;
    await shell['backup.unlock']({ token, by: 'own', text: '' });
    const chunk = await shell['backup.read']({ token, chunk: 0 });
    return [isOwn, chunk.ok ? new TextDecoder().decode(chunk.value) : chunk.fault];
  });
  await (await choosing).setFiles([{ name: '备份.gkb', mimeType: 'application/octet-stream', buffer: file }]);
  expect(await opening).toEqual([true, '块']);
});

test('settings survive a reload, but the port is where the page came from', async () => {
  const port = Number(new URL(opened.url).port);
  const set = await page.evaluate((other) => shell['settings.set']({ inputLimitMb: 77, port: other }), port);
  expect(set).toEqual({ ok: true, value: { ...DEFAULT_SETTINGS, inputLimitMb: 77, port } });
  await page.reload();
  await addAdapter(page);
  expect(await page.evaluate(() => shell['settings.get']())).toEqual(set);
  expect(await page.evaluate(() => shell['settings.set']({ port: 50_000 }))).toMatchObject({
    fault: 'host.unavailable',
  });
});

test('closing in the middle of a job asks', async () => {
  await page.evaluate(() => shell['window.setBusy']({ reason: '正在导入' }));
  const asked = await page.evaluate(() => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(asked).toBe(true);
  await page.evaluate(() => shell['window.setBusy']({ reason: null }));
  const quiet = await page.evaluate(() => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(quiet).toBe(false);
});

test('prints from a frame in which no script runs', async () => {
  const trap = await startTrap();
  const seen = await page.evaluate(async (remote) => {
    const printed: string[] = [];
    const watch = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          if (!(node instanceof HTMLIFrameElement)) continue;
          // In the capture phase, so that this comes before the adapter's own listener calls print().
          node.addEventListener(
            'load',
            () => {
              const inner = node.contentWindow;
              if (inner === null) return;
              inner.print = () => printed.push(node.contentDocument?.body.textContent ?? '');
            },
            { capture: true },
          );
        }
      }
    });
    watch.observe(document.body, { childList: true });
    const html = `<!doctype html><head><title>公示</title></head><body>洪溪镇<script>document.body.append('!')</script><img src="${remote}"></body>`;
    const answer = await shell['print.html']({ html, paper: 'A3', landscape: true });
    watch.disconnect();
    return { answer, printed, left: document.querySelectorAll('iframe').length };
  }, trap.url);
  expect(seen.answer).toEqual({ ok: true, value: null });
  expect(seen.printed[0]).toMatch(/^洪溪镇/);
  expect(seen.printed[0]).not.toMatch(/!$/);
  expect(seen.left).toBe(0);
  expect(trap.hits()).toBe(0);
  await trap.close();
});

test('the page is served with the policy of app:// and reaches no other address', async () => {
  const reply = await page.request.get(opened.url);
  for (const [name, value] of Object.entries(headers)) expect(reply.headers()[name.toLowerCase()]).toBe(value);
  const trap = await startTrap();
  const tried = await page.evaluate(async (remote) => {
    const request = await fetch(remote).then(
      () => 'reached',
      () => 'blocked',
    );
    const inline = document.createElement('script');
    inline.textContent = 'window.takenOver = true';
    document.body.append(inline);
    return { request, inline: 'takenOver' in window, isolated: crossOriginIsolated };
  }, trap.url);
  expect(tried).toEqual({ request: 'blocked', inline: false, isolated: true });
  expect(trap.hits()).toBe(0);
  await trap.close();
});
