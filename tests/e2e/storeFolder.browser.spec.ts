/** The store's folder in Chromium's private file system: the same acts as on a disk, from two tabs at once. */
import type { BrowserContext, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { startServer } from '../../scripts/serve.mjs';
import type { Host } from '../../shared/host';
import type { StoreFolder } from '../../shared/store/folder';
import { chromiumPath, expect, newFolder, ROOT, removeFolder, test } from '../support/launch';

declare const folder: StoreFolder;
declare const values: StoreFolder;
declare const shell: Host;

const bundle = async (entry: string, format: 'iife' | 'esm', globalName?: string): Promise<string> => {
  const made = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    logLevel: 'error',
    define: { __APP_VERSION__: '"0.0.0-test"' },
    logOverride: { 'empty-import-meta': 'silent' },
    ...(globalName === undefined ? {} : { globalName }),
  });
  return made.outputFiles[0]?.text ?? '';
};

let context: BrowserContext;
let profile: string;
let url: string;
let worker: string;
let stopServer: () => Promise<void>;
let adapter: string;
let database: string;
let shellSource: string;

async function openTab(): Promise<Page> {
  const page = await context.newPage();
  // An empty page of the same origin: the program itself would open the store too.
  await page.goto(`${url}blank-for-test`);
  await page.evaluate(`${adapter}; ${database};
    globalThis.folder = adapter.createOpfsFolder(() => new Worker('/opfs-test-worker.js', { type: 'module' }));
    globalThis.values = store.browserValues; undefined`);
  return page;
}

async function openBrowser(): Promise<void> {
  context = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath(), args: ['--no-sandbox'] });
  await context.route('**/opfs-test-worker.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: worker }),
  );
  await context.route('**/blank-for-test', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
}

test.beforeAll(async () => {
  worker = await bundle('renderer/host/opfs.worker.ts', 'esm');
  adapter = await bundle('renderer/host/opfsFolder.ts', 'iife', 'adapter');
  database = await bundle('renderer/host/browserStore.ts', 'iife', 'store');
  shellSource = await bundle('renderer/host/browserHost.ts', 'iife', 'host');
  profile = await newFolder();
  const server = await startServer({ port: 0 });
  url = server.url;
  stopServer = () => server.close();
  await openBrowser();
});
test.afterAll(async () => {
  await context.close();
  await stopServer();
  await removeFolder(profile);
});

for (const kind of ['folder', 'values'] as const) {
  test(`${kind}: writes, reads, cuts, renames over, removes`, async () => {
    const page = await openTab();
    const seen = await page.evaluate(async (name) => {
      const store = name === 'folder' ? folder : values;
      const bytes = (text: string) => new TextEncoder().encode(text);
      const read = async (file: string) => new TextDecoder().decode(await store.read(file, 0, 100));
      await store.write('journal/a', 0, [bytes('abc'), bytes('def')]);
      await store.write('journal/a', 4, [bytes('XYZ')]);
      await store.flush('journal/a');
      const written = await read('journal/a');
      const part = new TextDecoder().decode(await store.read('journal/a', 2, 3));
      await store.truncate('journal/a', 2);
      const cut = [await read('journal/a'), await store.size('journal/a')];
      await store.writeWhole('journal/b', bytes('old, longer'));
      await store.writeWhole('journal/b', bytes('whole'));
      const whole = await read('journal/b');
      await store.rename('journal/a', 'journal/b');
      const after = [await store.list('journal'), await read('journal/b'), await store.list('none')];
      await store.remove('journal/b');
      await store.remove('journal/b');
      const missing = await store.read('journal/b', 0, 1).catch((error: Error) => error.name);
      return {
        written,
        part,
        cut,
        whole,
        after,
        gone: await store.size('journal/b'),
        missing,
        free: await store.freeBytes(),
      };
    }, kind);
    expect(seen).toEqual({
      written: 'abcdXYZ',
      part: 'cdX',
      cut: ['ab', 2],
      whole: 'whole',
      after: [['b'], 'ab', []],
      gone: undefined,
      missing: 'NotFoundError',
      free: undefined,
    });
    await page.close();
  });
}

test('two tabs write one after the other and see each other', async () => {
  const [one, two] = [await openTab(), await openTab()];
  const fill = (page: Page, from: number) =>
    page.evaluate(async (start) => {
      for (let n = 0; n < 50; n += 1) {
        const at = start + 2 * n;
        await folder.write('journal/shared', at, [new Uint8Array([at])]);
        await folder.flush('journal/shared');
      }
    }, from);
  await Promise.all([fill(one, 0), fill(two, 1)]);
  const read = (page: Page) => page.evaluate(async () => [...(await folder.read('journal/shared', 0, 1000))]);
  const expected = Array.from({ length: 100 }, (_, at) => at);
  expect(await read(one)).toEqual(expected);
  expect(await read(two)).toEqual(expected);
});

test('what was flushed is there after the browser was closed', async () => {
  await context.close();
  await openBrowser();
  const page = await openTab();
  expect(await page.evaluate(async () => (await folder.read('journal/shared', 0, 1000)).byteLength)).toBe(100);
});

/** A page with a whole shell of its own, as every tab of the program has one. */
async function openShell(): Promise<Page> {
  const page = await openTab();
  await page.evaluate(`${shellSource};
    globalThis.shell = host.createBrowserHost(() => new Worker('/opfs-test-worker.js', { type: 'module' })); undefined`);
  return page;
}

test('the keys of 0.1.0 are taken over, and lie nowhere else any more', async () => {
  const page = await openShell();
  const seen = await page.evaluate(async () => {
    await folder.remove('journal/shared');
    for (const [name, byte] of [
      ['data.key', 5],
      ['signing.key', 9],
    ] as const) {
      await values.writeWhole(name, new Uint8Array(32).fill(byte));
    }
    const opened = await shell['store.open']();
    const keys = await shell['vault.keys']();
    return {
      isNew: opened.ok ? opened.value.isNew : opened.fault,
      keys: keys.ok ? keys.value.keys.map(({ key }) => key.join()) : [],
      left: await values.list(''),
      names: await folder.list(''),
    };
  });
  expect(seen).toEqual({
    isNew: true,
    keys: [Array(32).fill(5).join()],
    left: ['vault.json'],
    names: ['store.json', 'vault.json'],
  });
});

test('a second tab sees the entries of the first, and the vault outlives either store', async () => {
  const [one, two] = [await openShell(), await openShell()];
  const commit = (page: Page) =>
    page.evaluate(async () => {
      const head = await shell['journal.head']();
      if (!head.ok) return head.fault;
      const entry = { seq: head.value.seq + 1, previous: head.value.hash, payload: new Uint8Array(100) };
      const done = await shell['journal.commit'](entry);
      return done.ok ? done.value.seq : done.fault;
    });
  expect([await commit(one), await commit(two), await commit(one), await commit(two)]).toEqual([1, 2, 3, 4]);
  const keysOf = (page: Page) =>
    page.evaluate(async () => {
      const opened = await shell['store.open']();
      const keys = await shell['vault.keys']();
      return [
        opened.ok ? opened.value.storeId : opened.fault,
        keys.ok ? keys.value.keys.map(({ key }) => key.join()) : [],
      ];
    });
  const before = await keysOf(one);
  await one.evaluate(async () => {
    for (const name of ['store.json', 'vault.json']) await folder.remove(name);
  });
  expect(await keysOf(await openShell())).toEqual(before);
  await two.evaluate(() => values.remove('vault.json'));
  expect(await keysOf(await openShell())).toEqual(before);
});
