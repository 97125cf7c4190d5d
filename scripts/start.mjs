// `npm start`: builds what is stale, then opens the window, or says in one line why not and serves the same interface
// on 127.0.0.1. Options: --port N, --browser (no window), --no-open (open no browser), --no-sandbox (window as root).
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, ROOT } from './build.mjs';
import { findElectron } from './electronBinary.mjs';
import { DEFAULT_PORT, isOurs, startServer } from './serve.mjs';

const text = JSON.parse(readFileSync(path.join(ROOT, 'resources/text/zh-CN/host.json'), 'utf8'));
const say = (key, params = {}) =>
  console.log(text[key].replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole)));

const { values: options } = parseArgs({
  strict: false,
  options: {
    port: { type: 'string' },
    browser: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    'no-sandbox': { type: 'boolean' },
  },
});
const noSandbox = options['no-sandbox'] === true || process.env.GONGKAI_NO_SANDBOX === '1';
/** A window that is up this long has started; one that ends earlier with an error has not. */
const STARTED_AFTER_MS = 15_000;

/** --port, GONGKAI_PORT, the desktop program's settings file, 47321. */
function wantedPort() {
  const given = options.port ?? process.env.GONGKAI_PORT ?? storedPort() ?? DEFAULT_PORT;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1024 && port <= 65535) return port;
  say('start.badPort', { port: given });
  process.exit(2);
}

function storedPort() {
  const appData = {
    win32: process.env.APPDATA ?? path.join(os.homedir(), 'AppData/Roaming'),
    darwin: path.join(os.homedir(), 'Library/Application Support'),
  }[process.platform];
  const folder = appData ?? process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config');
  try {
    return JSON.parse(readFileSync(path.join(folder, 'GongkaiDesk', 'settings.json'), 'utf8')).port;
  } catch {
    return undefined;
  }
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** @returns true when the window was up; false when the browser has to do. */
async function runWindow() {
  if (options.browser === true) return false;
  const refuse = (key, params) => {
    say(key, params);
    return false;
  };
  if (!hasDisplay()) return refuse('start.noDisplay');
  if (process.getuid?.() === 0 && !noSandbox) return refuse('start.asRoot');
  const { file, why } = await findElectron();
  if (file === undefined) return refuse(why === 'downloading' ? 'start.electronDownloading' : 'start.noElectron');
  say('start.window');
  const started = Date.now();
  const child = spawn(file, [...(noSandbox ? ['--no-sandbox'] : []), ROOT], { cwd: ROOT, stdio: 'inherit' });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve('spawn'));
    child.once('exit', (status, signal) => resolve(signal ?? status));
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  });
  if (code === 0 || code === 'SIGINT' || code === 'SIGTERM' || Date.now() - started > STARTED_AFTER_MS) {
    process.exitCode = typeof code === 'number' ? code : 0;
    return true;
  }
  return refuse('start.electronFailed', { code });
}

function openBrowser(url) {
  if (options['no-open'] === true || process.env.CI || !hasDisplay()) return;
  const [command, args] = {
    win32: ['rundll32', ['url.dll,FileProtocolHandler', url]],
    darwin: ['open', [url]],
  }[process.platform] ?? ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}

async function runBrowser() {
  const port = wantedPort();
  let server;
  try {
    server = await startServer({ port });
  } catch (error) {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    if (await isOurs(port)) {
      const url = `http://127.0.0.1:${port}/`;
      say('start.alreadyRunning', { url });
      openBrowser(url);
      return;
    }
    say('start.portTaken', { port, other: port === DEFAULT_PORT ? DEFAULT_PORT + 1 : DEFAULT_PORT });
    process.exitCode = 3;
    return;
  }
  say('start.address', { url: server.url });
  say('start.stop');
  openBrowser(server.url);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.close());
}

try {
  await build(['renderer', 'electron'], { onStart: () => say('start.building') });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  say('start.buildFailed');
  process.exit(3);
}
if (!(await runWindow())) await runBrowser();
