/** The packaged program: made here, read, started. Windows is read only; README says which targets were never started. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type ElectronApplication, _electron as electron } from '@playwright/test';
import { pack } from '../../scripts/dist.mjs';
import { readArchiveSeal, writeWindowsStandIn } from '../support/electronAppWinRuntime';
import { expect, newFolder, removeFolder, test, waitUntilReady } from '../support/launch';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

let output: string;
test.beforeAll(async () => {
  output = await newFolder('公开台 打包 ');
});
test.afterAll(() => removeFolder(output));

/** The characters of the fuse wire: 0 and 1. */
const DISABLED = 48;
const ENABLED = 49;
const FUSES: [FuseV1Options, number][] = [
  [FuseV1Options.RunAsNode, DISABLED],
  [FuseV1Options.EnableCookieEncryption, DISABLED],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, DISABLED],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, ENABLED],
  [FuseV1Options.OnlyLoadAppFromAsar, ENABLED],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, DISABLED],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, DISABLED],
];

async function expectFuses(binary: string, inspect: number): Promise<void> {
  const wire = await getCurrentFuseWire(binary);
  for (const [fuse, state] of FUSES) expect(wire[fuse], FuseV1Options[fuse]).toBe(state);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments], 'inspect').toBe(inspect);
}

/** Only the built program: no sources, no maps, no packages, no samples with people in them. */
function expectArchive(archive: string): void {
  const names = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
  expect(names).toEqual(
    expect.arrayContaining(['/dist/electron/main.cjs', '/dist/renderer/index.html', '/package.json']),
  );
  expect(
    names.filter((name) => !/^\/(dist|dist\/electron|dist\/renderer)(\/|$)|^\/(package\.json|LICENSE)$/.test(name)),
  ).toEqual([]);
  expect(names.filter((name) => /\.(map|tsx?)$|node_modules/.test(name))).toEqual([]);
}

const START_MS = 20_000;

/** With an executablePath Playwright sometimes hangs, and here there is no other way: a time limit and one retry. */
async function startPackaged(executablePath: string, args: string[]): Promise<ElectronApplication> {
  const launch = () => electron.launch({ executablePath, args: ['--no-sandbox', ...args], timeout: START_MS });
  return await launch().catch(launch);
}

test('linux: contents and fuses are as configured', async () => {
  const [folder = ''] = await pack('linux-dir', { output: path.join(output, 'linux') });
  await expectFuses(path.join(folder, 'gongkai-desk'), ENABLED);
  expectArchive(path.join(folder, 'resources', 'app.asar'));
  expect(readdirSync(path.join(folder, 'resources'))).toEqual(['app.asar']);
  expect(readdirSync(path.join(folder, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  expect(existsSync(path.join(folder, 'LICENSES.chromium.html'))).toBe(true);
});

test('linux: starts, and keeps its data beside itself where the marker says so', async () => {
  const folder = path.join(output, 'linux', 'linux-unpacked');
  writeFileSync(path.join(folder, 'portable'), '');
  const app = await startPackaged(path.join(folder, 'gongkai-desk'), []);
  const page = await app.firstWindow();
  await waitUntilReady(page);
  expect(page.url()).toMatch(/^app:\/\/gongkai\//);
  const info = await page.evaluate(() => window.gongkaiHost?.['app.info']());
  expect(info).toMatchObject({ ok: true, value: { portable: true, shell: 'electron' } });
  await page.evaluate(() => window.gongkaiHost?.['store.open']());
  expect(await app.evaluate(({ app: running }) => [running.isPackaged, running.getPath('userData')])).toEqual([
    true,
    path.join(folder, 'data'),
  ]);
  // No developer tools in a package, by menu or by code.
  const tools = await app.evaluate(({ BrowserWindow, Menu }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    const labels = (Menu.getApplicationMenu()?.items ?? []).flatMap(
      (top) => top.submenu?.items.map((item) => item.role) ?? [],
    );
    return { open: contents?.isDevToolsOpened(), inMenu: labels.some((role) => /devtools/i.test(String(role))) };
  });
  expect(tools).toEqual({ open: false, inMenu: false });
  await app.close();
  expect(statSync(path.join(folder, 'data', 'store', 'vault.json')).mode & 0o777).toBe(0o600);
});

test('linux: a newer program copied over the old one on a stick goes on with its data, which it backs up first', async () => {
  const folder = path.join(output, 'linux', 'linux-unpacked');
  const open = async () => {
    const app = await startPackaged(path.join(folder, 'gongkai-desk'), []);
    const page = await app.firstWindow();
    await waitUntilReady(page);
    return { app, page };
  };
  const first = await open();
  await first.page.getByRole('button', { name: '用示例数据体验' }).click();
  await expect(first.page.getByText('各村合计与下达金额')).toBeVisible({ timeout: 30_000 });
  await first.app.close();
  const second = await open();
  await expect(second.page.getByText('2026年耕地地力保护补贴').first()).toBeVisible();
  await second.app.close();

  const [newer = ''] = await pack('linux-dir', { output: path.join(output, 'newer'), version: '9.8.7' });
  cpSync(newer, folder, { recursive: true, force: true });
  const third = await open();
  const info = await third.page.evaluate(() => window.gongkaiHost?.['app.info']());
  expect(info).toMatchObject({ ok: true, value: { version: '9.8.7', portable: true } });
  await expect(third.page.getByText('2026年耕地地力保护补贴').first()).toBeVisible();
  const snapshots = await third.page.evaluate(() => window.gongkaiHost?.['snapshot.list']());
  expect(snapshots?.ok && snapshots.value.length).toBe(1);
  await third.app.close();
  // A later start of the same version needs no further one.
  const fourth = await open();
  const again = await fourth.page.evaluate(() => window.gongkaiHost?.['snapshot.list']());
  expect(again?.ok && again.value.length).toBe(1);
  await fourth.app.close();
});

test('linux: the environment cannot turn it into a bare Node', () => {
  const binary = path.join(output, 'linux', 'linux-unpacked', 'gongkai-desk');
  const run = spawnSync(binary, ['--no-sandbox', '--self-check', '-e', 'console.log("node runs")'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nonexistent.cjs' },
    encoding: 'utf8',
    timeout: START_MS,
  });
  expect(run.stdout).not.toContain('node runs');
  expect(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}')).toMatchObject({ ok: true });
});

test('linux, release configuration: nobody can attach, and the self-check passes', async () => {
  const [folder = ''] = await pack('linux-dir', { output: path.join(output, 'release'), release: true });
  const binary = path.join(folder, 'gongkai-desk');
  await expectFuses(binary, DISABLED);
  const child = spawn(binary, ['--no-sandbox', '--inspect=0', '--self-check'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString('utf8');
  });
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  expect(said.err).not.toContain('Debugger listening');
  const report = JSON.parse(said.out.trim().split('\n').at(-1) ?? '{}') as { checks: { name: string; ok: boolean }[] };
  expect(report.checks.length).toBeGreaterThan(8);
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('windows: contents, fuses and archive seal are as configured', async () => {
  const runtime = path.join(output, 'runtime');
  writeWindowsStandIn(runtime, '45.4.1');
  process.env.GONGKAI_ELECTRON_WIN_DIST = runtime;
  const [folder = ''] = await pack('win-dir', { output: path.join(output, 'win'), release: true });
  const exe = path.join(folder, 'GongkaiDesk.exe');
  const archive = path.join(folder, 'resources', 'app.asar');
  await expectFuses(exe, DISABLED);
  expectArchive(archive);
  expect(readdirSync(path.join(folder, 'resources')).filter((name) => name.endsWith('.asar'))).toEqual(['app.asar']);
  expect(readdirSync(path.join(folder, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  expect(existsSync(path.join(folder, 'portable'))).toBe(false);
  const { headerString } = getRawHeader(archive);
  expect(readArchiveSeal(readFileSync(exe))).toEqual([
    {
      file: 'resources\\app.asar',
      alg: expect.stringMatching(/^sha256$/i),
      value: createHash('sha256').update(headerString).digest('hex'),
    },
  ]);
});

const sevenZip = process.env.ELECTRON_BUILDER_7ZIP_PATH ?? ['/usr/bin/7za', '/usr/bin/7z'].find(existsSync);
if (sevenZip !== undefined) {
  test('windows: the portable zip carries the marker and Chinese names survive', async () => {
    process.env.ELECTRON_BUILDER_7ZIP_PATH = sevenZip;
    process.env.GONGKAI_ELECTRON_WIN_DIST = path.join(output, 'runtime');
    const made = await pack('win-zip', { output: path.join(output, 'zip') });
    const zip = made.find((file) => file.endsWith('.zip')) ?? '';
    const listing = spawnSync(sevenZip, ['l', '-slt', zip], { encoding: 'utf8' }).stdout;
    const names = [...listing.matchAll(/^Path = (.+)$/gm)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['GongkaiDesk.exe', 'portable', 'resources/app.asar']));
  });
}
