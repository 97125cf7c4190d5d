/**
 * Electron's security checklist (electronjs.org/docs/latest/tutorial/security), item by item, on the running program:
 * flags are read from the live window and every ban is tried.
 */
import { expect, type LaunchedApp, launchApp, removeFolder, startTrap, test } from '../support/launch';

let launched: LaunchedApp;
let trap: Awaited<ReturnType<typeof startTrap>>;
test.beforeAll(async () => {
  trap = await startTrap();
  launched = await launchApp();
});
test.afterAll(async () => {
  await trap.close();
  await launched.close();
  await removeFolder(launched.profile);
});

/** Runs code as the page's own script: `evaluate` alone is exempt from the content policy. */
const inPage = async (source: string): Promise<string> =>
  await launched.page.evaluate(async (code) => {
    const link = document.createElement('a');
    document.body.append(link);
    link.setAttribute('data-result', '');
    const blob = new Blob([code], { type: 'text/javascript' });
    const script = document.createElement('script');
    script.src = URL.createObjectURL(blob);
    const outcome = new Promise<string>((resolve) => {
      script.onload = () => resolve('ran');
      script.onerror = () => resolve('blocked');
    });
    document.body.append(script);
    return await outcome;
  }, source);

const preferences = () =>
  launched.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // The engine's own answer, typed away in newer versions.
    const contents = window?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
    return JSON.parse(JSON.stringify(contents.getLastWebPreferences())) as Record<string, unknown>;
  });

test('[1, 18] only loads its own files, over its own protocol', async () => {
  expect(launched.page.url()).toMatch(/^app:\/\/gongkai\//);
  const origins = await launched.page.evaluate(() =>
    [...new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).protocol))].filter(
      (protocol) => protocol !== 'app:' && protocol !== 'blob:' && protocol !== 'data:',
    ),
  );
  expect(origins).toEqual([]);
});

test('[2] the page has no Node', async () => {
  expect(await preferences()).toMatchObject({ nodeIntegration: false });
  const globals = await launched.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', '__dirname', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(globals).toEqual([]);
});

test('[3] context isolation is on: the page sees functions, not the bridge behind them', async () => {
  expect(await preferences()).toMatchObject({ contextIsolation: true });
  const seen = await launched.page.evaluate(() => {
    const host = window.gongkaiHost;
    if (host === undefined) return undefined;
    const call = host['app.info'] as unknown as { constructor: (code: string) => () => unknown };
    let reached = 'nothing';
    try {
      reached = String(call.constructor('return typeof require')());
    } catch {
      reached = 'blocked';
    }
    return { kinds: [...new Set(Object.values(host).map((value) => typeof value))], reached };
  });
  expect(seen?.kinds).toEqual(['function']);
  expect(['undefined', 'blocked']).toContain(seen?.reached);
});

test('[4] every window is sandboxed', async () => {
  expect(await preferences()).toMatchObject({ sandbox: true });
});

test('[5] no permission is granted but to keep its own store', async () => {
  const answers = await launched.page.evaluate(async () => {
    const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
    const refused = async (ask: () => Promise<unknown>) =>
      ask().then(
        () => 'granted',
        () => 'refused',
      );
    return {
      geolocation: await state('geolocation'),
      camera: await state('camera'),
      notifications: await Notification.requestPermission(),
      microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      store: await navigator.storage.persist(),
      clipboard: await refused(() => navigator.clipboard.readText()),
    };
  });
  expect(answers).toEqual({
    geolocation: 'denied',
    camera: 'denied',
    notifications: 'denied',
    microphone: 'refused',
    screen: 'refused',
    store: true,
    clipboard: 'refused',
  });
});

test('[6, 8, 9] web security on, mixed content and experiments off, no webview', async () => {
  const live = await preferences();
  expect(live.webSecurity).not.toBe(false);
  expect(live.allowRunningInsecureContent).not.toBe(true);
  expect(live.experimentalFeatures).not.toBe(true);
  expect(live.enableBlinkFeatures ?? '').toBe('');
  expect(live.webviewTag).not.toBe(true);
});

test('[7] a strict content policy stands and bites', async () => {
  const policy = await launched.page.evaluate(async () =>
    (await fetch('index.html')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
  expect(await inPage('document.title = "taken over"')).toBe('blocked');
  const before = trap.hits();
  const tried = await launched.page.evaluate(async (remote) => {
    const inline = document.createElement('script');
    inline.textContent = 'window.takenOver = true';
    document.body.append(inline);
    const image = new Image();
    const remoteImage = new Promise((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('blocked');
    });
    image.src = remote;
    const request = await fetch(remote).then(
      () => 'reached',
      () => 'blocked',
    );
    const socket = await new Promise((resolve) => {
      try {
        const line = new WebSocket(remote.replace('http', 'ws'));
        line.onopen = () => resolve('reached');
        line.onerror = () => resolve('blocked');
      } catch {
        resolve('blocked');
      }
    });
    return { inline: 'takenOver' in window, remoteImage: await remoteImage, request, socket };
  }, trap.url);
  expect(tried).toEqual({ inline: false, remoteImage: 'blocked', request: 'blocked', socket: 'blocked' });
  expect(trap.hits()).toBe(before);
});

test('nothing leaves even past the content policy: the session refuses, the resolver knows no name', async () => {
  expect((await fetch(trap.url)).ok, 'the trap itself works').toBe(true);
  const before = trap.hits();
  const reached = await launched.app.evaluate(async ({ net, session }, remote) => {
    const refused = (ask: Promise<unknown>) =>
      ask.then(
        () => 'reached',
        () => 'refused',
      );
    return [
      await refused(session.defaultSession.fetch(remote)),
      await refused(net.fetch(remote)),
      await refused(session.fromPartition('another').fetch(remote.replace('127.0.0.1', 'localhost'))),
      await refused(session.defaultSession.resolveHost('localhost.localdomain')),
    ];
  }, trap.url);
  expect(reached).toEqual(['refused', 'refused', 'refused', 'refused']);
  expect(trap.hits()).toBe(before);
});

test('[13] the page cannot be led away', async () => {
  const before = launched.page.url();
  for (const target of [trap.url, 'file:///etc/passwd', 'data:text/html,x', 'app://gongkai/other.html']) {
    await launched.page.evaluate((url) => {
      window.location.href = url;
    }, target);
    await launched.page.waitForTimeout(150);
    expect(launched.page.url()).toBe(before);
  }
});

test('[14] no second window opens', async () => {
  const opened = await launched.page.evaluate(() => [
    window.open('http://127.0.0.1/') === null,
    window.open('index.html') === null,
    window.open('about:blank') === null,
  ]);
  expect(opened).toEqual([true, true, true]);
  expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('no download starts by itself', async () => {
  const started = await launched.app.evaluate(async ({ session, BrowserWindow }) => {
    const states: string[] = [];
    session.defaultSession.on('will-download', (event) => states.push(String(event.defaultPrevented)));
    await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    `);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return states;
  });
  expect(started).toEqual(['true']);
});

test('[15, 16, 17] nothing is opened outside, this Electron is the one we name, calls from elsewhere are refused', async () => {
  const stranger = await launched.app.evaluate(async ({ BrowserWindow, app }) => {
    const preload = `${app.getAppPath()}/dist/electron/preload.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await window.loadURL('data:text/html,<p>stranger');
    const foreign = await window.webContents.executeJavaScript(`window.gongkaiHost['vault.keys']()`);
    // The right address is not enough either: only the one main window may call.
    await window.loadURL('app://gongkai/index.html');
    const twin = await window.webContents.executeJavaScript(`window.gongkaiHost['vault.keys']()`);
    window.destroy();
    return [foreign, twin];
  });
  for (const answer of stranger) expect(answer).toMatchObject({ ok: false, fault: 'host.unavailable' });
});

test('a frame inside the page gets no host', async () => {
  const kind = await launched.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.srcdoc = '<p>preview';
    document.body.append(frame);
    await loaded;
    const inner = frame.contentWindow as (Window & { gongkaiHost?: unknown }) | null;
    const seen = { host: typeof inner?.gongkaiHost, text: frame.contentDocument?.body.textContent };
    frame.remove();
    return seen;
  });
  expect(kind).toEqual({ host: 'undefined', text: 'preview' });
});

test('the page is isolated from other origins', async () => {
  expect(await launched.page.evaluate(() => [crossOriginIsolated, isSecureContext])).toEqual([true, true]);
});

test('the menu is Chinese and has no dead entry', async () => {
  const entries = await launched.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((top) =>
      (top.submenu?.items ?? [])
        .filter((item) => item.type !== 'separator')
        .map((item) => ({
          label: item.label,
          acts: item.role !== undefined && item.role !== null ? 'role' : typeof item.click,
        })),
    ),
  );
  expect(entries.length).toBeGreaterThan(8);
  for (const { label, acts } of entries) {
    expect(label).toMatch(/[\u4e00-\u9fff]/);
    expect(['role', 'function']).toContain(acts);
  }
});
