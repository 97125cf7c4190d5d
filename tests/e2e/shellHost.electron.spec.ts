/** The host contract on the running desktop program: dialogs are replaced in the main process, everything else is real. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { breakFiles } from '../support/electronAppFaults';
import {
  electronBinary,
  expect,
  type LaunchedApp,
  launchApp,
  newFolder,
  ROOT,
  removeFolder,
  startTrap,
  test,
} from '../support/launch';

let launched: LaunchedApp;
let app: ElectronApplication;
let page: Page;
let work: string;
test.beforeAll(async () => {
  launched = await launchApp();
  ({ app, page } = launched);
  work = await newFolder('公开台 工作 ');
});
test.afterAll(async () => {
  await launched.close();
  await removeFolder(launched.profile);
  await removeFolder(work);
});

const answerOpen = (paths: string[]) =>
  app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths });
  }, paths);
const answerSave = (target: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === '', filePath });
  }, target);

test('says what it is', async () => {
  const info = await page.evaluate(() => window.gongkaiHost?.['app.info']());
  expect(info).toMatchObject({
    ok: true,
    value: { shell: 'electron', portable: false, capabilities: { pdf: true, folder: true, keyStore: 'file' } },
  });
});

test('keeps its store when the disk runs low', async () => {
  await expect.poll(() => page.evaluate(() => navigator.storage.persisted())).toBe(true);
});

test('opens a file by dialog and hands back bytes and a token, no path', async () => {
  const file = path.join(work, '发放表(1).csv');
  writeFileSync(file, '姓名,金额\n');
  await answerOpen([file]);
  const seen = await page.evaluate(async () => {
    const host = window.gongkaiHost;
    const opened = await host?.['file.open']({ multiple: true });
    const token = opened?.ok ? (opened.value[0]?.token ?? '') : '';
    const part = await host?.['file.read']({ token, offset: 0, length: 100 });
    const text = part?.ok ? new TextDecoder().decode(part.value) : '';
    return { opened: JSON.stringify(opened), text };
  });
  expect(seen.text).toBe('姓名,金额\n');
  expect(seen.opened).toContain('发放表(1).csv');
  expect(seen.opened).not.toContain(path.basename(work));

  await answerOpen([]);
  expect(await page.evaluate(() => window.gongkaiHost?.['file.open']({}))).toMatchObject({ fault: 'host.cancelled' });
});

test('an input that WPS holds open is named', async () => {
  const file = path.join(work, '被占用.xlsx');
  writeFileSync(file, 'x');
  await answerOpen([file]);
  const mend = await breakFiles(app, 'open', 'EBUSY', '被占用.xlsx');
  const answer = await page.evaluate(() => window.gongkaiHost?.['file.open']({}));
  await mend();
  expect(answer).toEqual({ ok: false, fault: 'host.fileLocked', params: { name: '被占用.xlsx' } });
});

test('saving over a file that WPS holds open keeps the old one', async () => {
  const target = path.join(work, '公示.docx');
  writeFileSync(target, 'old');
  await answerSave(target);
  const save = () =>
    page.evaluate(() =>
      window.gongkaiHost?.['file.save']({ suggestedName: '公示.docx', bytes: new TextEncoder().encode('new') }),
    );
  const mend = await breakFiles(app, 'rename', 'EPERM', '公示.docx');
  expect(await save()).toEqual({ ok: false, fault: 'host.fileLocked', params: { name: '公示.docx' } });
  expect(readFileSync(target, 'utf8')).toBe('old');
  expect(existsSync(`${target}.part`)).toBe(false);
  await mend();
  expect(await save()).toEqual({ ok: true, value: { name: '公示.docx', size: 3 } });
  expect(readFileSync(target, 'utf8')).toBe('new');
});

test('writes many files into a folder, all or none', async () => {
  const folder = path.join(work, '导出');
  mkdirSync(folder);
  await answerOpen([folder]);
  const run = () =>
    page.evaluate(async () => {
      const host = window.gongkaiHost;
      const chosen = await host?.['folder.choose']({});
      const token = chosen?.ok ? chosen.value.token : '';
      for (const name of ['甲村/一.pdf', '乙村.pdf']) {
        await host?.['folder.write']({ token, relativeName: name, bytes: new TextEncoder().encode(name) });
      }
      const answer = await host?.['folder.commit']({ token });
      if (answer?.ok === false) await host?.['folder.discard']({ token });
      return answer;
    });
  const mend = await breakFiles(app, 'rename', 'EBUSY', '乙村.pdf');
  expect(await run()).toMatchObject({ fault: 'host.fileLocked', params: { name: '乙村.pdf' } });
  await mend();
  expect(readdirSync(folder)).toEqual([]);
  expect(await run()).toEqual({ ok: true, value: { written: 2 } });
  expect(readdirSync(folder).sort()).toEqual(['乙村.pdf', '甲村']);
});

test('a bundle is written, read back and only then named; closing sweeps what is open', async () => {
  await answerSave(path.join(work, '包.zip'));
  const seen = await page.evaluate(async () => {
    const host = window.gongkaiHost;
    const begun = await host?.['save.begin']({ suggestedName: '包.zip' });
    const token = begun?.ok ? begun.value.token : '';
    await host?.['save.append']({ token, bytes: new Uint8Array([1, 2, 3]) });
    const back = await host?.['save.read']({ token, offset: 1, length: 2 });
    return { back: back?.ok ? [...back.value] : [], done: await host?.['save.finish']({ token }) };
  });
  expect(seen).toEqual({ back: [2, 3], done: { ok: true, value: { name: '包.zip', size: 3, besideWritten: false } } });

  await answerSave(path.join(work, '半截.zip'));
  await page.evaluate(() => window.gongkaiHost?.['save.begin']({ suggestedName: '半截.zip' }));
  expect(existsSync(path.join(work, '半截.zip.part'))).toBe(true);
  await page.reload();
  await expect.poll(() => existsSync(path.join(work, '半截.zip.part'))).toBe(false);
});

test('makes a PDF of a page, in which neither scripts nor remote pictures run', async () => {
  const trap = await startTrap();
  const html = `<!doctype html><meta charset="utf-8"><style>@page{size:A3 landscape}</style>
    <p>洪溪镇</p><script>document.body.append('script ran')</script><img src="${trap.url}">`;
  const pdf = await page.evaluate(async (source) => {
    const made = await window.gongkaiHost?.['print.toPdf']({ html: source, paper: 'A4', landscape: false });
    return made?.ok ? [...made.value] : [];
  }, html);
  expect(trap.hits()).toBe(0);
  await trap.close();
  const text = Buffer.from(pdf).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  // A3 landscape in points, rounded by the engine: the page's own @page rule wins.
  const [, width = 0, height = 0] = (/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []).map(Number);
  expect(Math.abs(width - 1190.55)).toBeLessThan(2);
  expect(Math.abs(height - 841.89)).toBeLessThan(2);
});

/** What the page sees of the store; run again after a restart. */
const storeOf = (target: Page) =>
  target.evaluate(async () => {
    const host = window.gongkaiHost;
    const opened = await host?.['store.open']();
    const keys = await host?.['vault.keys']();
    const publicKey = await host?.['sign.publicKey']();
    return {
      opened: opened?.ok ? { id: opened.value.storeId, head: opened.value.head, place: opened.value.place } : opened,
      vault: opened?.ok ? opened.value.vault.protection : '',
      keys: keys?.ok ? keys.value.keys.map(({ key }) => key.join()).join(';') : keys?.fault,
      publicKey: publicKey?.ok ? publicKey.value.join() : publicKey?.fault,
    };
  });
/** Puts one more entry behind whatever is there; the page itself may be writing too. */
const commitOne = (target: Page, content: string) =>
  target.evaluate(async (text) => {
    const host = window.gongkaiHost;
    for (;;) {
      const head = await host?.['journal.head']();
      if (!head?.ok) return head;
      const entry = { seq: head.value.seq + 1, previous: head.value.hash, payload: new TextEncoder().encode(text) };
      const done = await host?.['journal.commit'](entry);
      if (done?.ok !== false || done.fault !== 'host.journalBehind') return done;
    }
  }, content);

test('the store lies in its own folder, for its owner only, and is the same after a restart', async () => {
  const first = await launchApp();
  const committed = await commitOne(first.page, '第一条');
  const before = await storeOf(first.page);
  expect(before).toMatchObject({ vault: 'none', opened: { place: path.join(first.profile, 'store') } });
  expect(committed).toMatchObject({ ok: true });
  await first.close();
  const folder = path.join(first.profile, 'store');
  expect(existsSync(path.join(folder, 'journal', 'clean.json'))).toBe(true);
  if (process.platform !== 'win32') {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of ['store.json', 'vault.json', 'journal/00000001.gkj']) {
      expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
    }
  }
  const second = await launchApp({ profile: first.profile });
  expect(await storeOf(second.page)).toEqual(before);
  await second.close();
  await removeFolder(first.profile);
});

test('the keys of 0.1.0 are taken over and their files go', async () => {
  const profile = await newFolder();
  const key = Buffer.from(Array.from({ length: 32 }, (_, n) => n));
  writeFileSync(path.join(profile, 'data.key'), key);
  writeFileSync(path.join(profile, 'signing.key'), Buffer.alloc(32, 9));
  const own = await launchApp({ profile });
  expect((await storeOf(own.page)).keys).toContain([...key].join());
  expect(existsSync(path.join(profile, 'data.key'))).toBe(false);
  expect(existsSync(path.join(profile, 'signing.key'))).toBe(false);
  await own.close();
  await removeFolder(profile);
});

test('what was acknowledged is there after the program was killed', async () => {
  const own = await launchApp();
  for (let n = 0; n < 5; n += 1) expect(await commitOne(own.page, `第${n}条`)).toMatchObject({ ok: true });
  const before = await storeOf(own.page);
  const ended = own.app.waitForEvent('close');
  own.app.process().kill('SIGKILL');
  await ended;
  const again = await launchApp({ profile: own.profile });
  expect(await storeOf(again.page)).toEqual(before);
  await again.close();
  await removeFolder(own.profile);
});

test('a passphrase locks the store for the next start, and a backup goes into the chosen folder', async () => {
  const own = await launchApp();
  const backups = await newFolder('公开台 备份 ');
  await own.app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, backups);
  await commitOne(own.page, '第一条');
  const made = await own.page.evaluate(async () => {
    const host = window.gongkaiHost;
    const guarded = await host?.['vault.protect']({ passphrase: '玉米地里的第七只羊' });
    const chosen = await host?.['backup.chooseFolder']();
    const head = await host?.['journal.head']();
    const begun = head?.ok ? await host?.['snapshot.begin'](head.value) : undefined;
    const token = begun?.ok ? begun.value.token : '';
    await host?.['snapshot.append']({ token, bytes: new Uint8Array(100_000).fill(3) });
    const info = await host?.['snapshot.finish']({ token, summary: new Uint8Array([1]) });
    const backup = await host?.['backup.write']({ snapshot: info?.ok ? info.value.name : 'none', reason: 'daily' });
    return { guarded: guarded?.ok, folder: chosen?.ok ? chosen.value.folder : '', backup };
  });
  expect(made).toMatchObject({ guarded: true, folder: backups, backup: { ok: true, value: { reason: 'daily' } } });
  expect(readdirSync(backups)).toEqual([made.backup?.ok ? made.backup.value.name : '']);
  await own.close();

  const again = await launchApp({ profile: own.profile });
  expect(await storeOf(again.page)).toMatchObject({
    vault: 'passphrase',
    keys: 'host.locked',
    publicKey: 'host.locked',
  });
  const unlocked = await again.page.evaluate(async () => {
    const wrong = await window.gongkaiHost?.['vault.unlock']({ by: 'passphrase', text: '不是这一句' });
    const right = await window.gongkaiHost?.['vault.unlock']({ by: 'passphrase', text: '玉米地里的第七只羊' });
    return [wrong?.ok === false ? wrong.fault : '', right?.ok ? right.value.keys.length : 0];
  });
  expect(unlocked).toEqual(['host.wrongPassphrase', 2]);
  await again.close();
  await removeFolder(own.profile);
  await removeFolder(backups);
});

test('the data moves to another folder, at the next start and with what came in between', async () => {
  const own = await launchApp();
  const other = await newFolder('公开台 新位置 ');
  await own.app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
  }, other);
  await commitOne(own.page, '第一条');
  const place = path.join(other, 'GongkaiDesk');
  expect(await own.page.evaluate(() => window.gongkaiHost?.['store.moveFolder']())).toEqual({
    ok: true,
    value: { place },
  });
  await commitOne(own.page, '第二条');
  const before = await storeOf(own.page);
  await own.close();
  const again = await launchApp({ profile: own.profile });
  const after = await storeOf(again.page);
  expect(after).toEqual({ ...before, opened: { ...before.opened, place } });
  expect(existsSync(path.join(own.profile, 'store'))).toBe(false);
  await again.close();
  await removeFolder(own.profile);
  await removeFolder(other);
});

test('a second start brings the first window forward and ends', async () => {
  const child = spawn(electronBinary(), ['--no-sandbox', `--user-data-dir=${launched.profile}`, ROOT], {
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('closing in the middle of a job asks first, in Chinese', async () => {
  const own = await launchApp();
  await own.app.evaluate(({ dialog }) => {
    Reflect.set(globalThis, 'asked', []);
    dialog.showMessageBox = (async (_window: unknown, question: { message: string; buttons: string[] }) => {
      Reflect.get(globalThis, 'asked').push(question);
      return { response: Reflect.get(globalThis, 'asked').length === 1 ? 0 : 1, checkboxChecked: false };
    }) as unknown as typeof dialog.showMessageBox;
  });
  await own.page.evaluate(() => window.gongkaiHost?.['window.setBusy']({ reason: '正在导入 12 个文件' }));
  const closeWindow = () => own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const asked = () =>
    own.app.evaluate(() => Reflect.get(globalThis, 'asked') as { message: string; buttons: string[] }[]);

  await closeWindow();
  await expect.poll(async () => (await asked()).length).toBe(1);
  const [question] = await asked();
  expect(question?.message).toBe('正在进行：正在导入 12 个文件。现在要关闭公开台吗？');
  expect(question?.buttons).toEqual(['继续等待', '仍要关闭']);
  expect(await own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  const ended = own.app.waitForEvent('close');
  await closeWindow().catch(() => undefined);
  await ended;
  await removeFolder(own.profile);
});

test('closing ends the program, also when there is nothing to sweep', async () => {
  for (let round = 0; round < 4; round += 1) {
    const own = await launchApp();
    const started = Date.now();
    await own.close();
    expect(Date.now() - started).toBeLessThan(5000);
    await removeFolder(own.profile);
  }
});

test('a crashed page is offered again, and what was saved is still there', async () => {
  const own = await launchApp();
  await own.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (async (_window: unknown, question: { message: string }) => {
      Reflect.set(globalThis, 'asked', question.message);
      return { response: 0, checkboxChecked: false };
    }) as unknown as typeof dialog.showMessageBox;
  });
  const keyOf = (source: string) =>
    own.app.evaluate(
      ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
      source,
    );
  const code = `window.gongkaiHost['vault.keys']().then((keys) => keys.value.keys[0].key.join())`;
  const before = await keyOf(code);
  await own.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => own.app.evaluate(() => Reflect.get(globalThis, 'asked'))).toBe('界面意外停止了。');
  await expect.poll(() => keyOf('document.body.dataset.ready'), { timeout: 15_000 }).toBe('1');
  expect(await keyOf(code)).toBe(before);
  await own.close();
  await removeFolder(own.profile);
});

test('the print dialog closed without printing is a cancel', async () => {
  await app.evaluate(({ app: running }) => {
    running.once('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => done?.(false, 'Print job canceled');
    });
  });
  const answer = await page.evaluate(() =>
    window.gongkaiHost?.['print.html']({ html: '<p>洪溪镇', paper: 'A4', landscape: false }),
  );
  expect(answer).toMatchObject({ ok: false, fault: 'host.cancelled' });
});

test('a full disk at export is said so, and the old file stays', async () => {
  const target = path.join(work, '满.csv');
  writeFileSync(target, 'old');
  await answerSave(target);
  const mend = await breakFiles(app, 'open', 'ENOSPC', '满.csv.part');
  const answer = await page.evaluate(() =>
    window.gongkaiHost?.['file.save']({ suggestedName: '满.csv', bytes: new TextEncoder().encode('new') }),
  );
  await mend();
  expect(answer).toMatchObject({ ok: false, fault: 'host.diskFull' });
  expect(readFileSync(target, 'utf8')).toBe('old');
});

test('the self-check of a release passes here too', async () => {
  const child = spawn(electronBinary(), ['--no-sandbox', ROOT, '--self-check'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  const report = JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as { ok: boolean; checks: { ok: boolean }[] };
  expect(report).toMatchObject({ ok: true });
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(code).toBe(0);
});
