// Finds Electron's binary without ever hanging: the override folder, the installed one, or a download at first use.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../node_modules/electron', import.meta.url));
const BINARY =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';
/** Long enough for a slow answer, short enough for a machine without a network. */
const PROBE_MS = 3000;
/** `npm start` has to show something within 60 s. */
const DOWNLOAD_MS = 30_000;

function installed() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const file = override ? path.join(override, BINARY) : path.join(PACKAGE, 'dist', readPathFile());
  return existsSync(file) ? file : undefined;
}

function readPathFile() {
  try {
    return readFileSync(path.join(PACKAGE, 'path.txt'), 'utf8');
  } catch {
    return BINARY;
  }
}

function isReachable() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  let url;
  try {
    url = new URL(mirror);
  } catch {
    return Promise.resolve(false);
  }
  const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  return new Promise((resolve) => {
    const socket = net.connect({ host: url.hostname, port });
    const end = (reached) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(reached);
    };
    const timer = setTimeout(() => end(false), PROBE_MS);
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/**
 * @returns {Promise<{ file?: string, why?: 'missing' | 'downloading' }>} `downloading`: it goes on in the background and
 * the next start will find it.
 */
export async function findElectron() {
  const found = installed();
  if (found !== undefined) return { file: found };
  const installer = path.join(PACKAGE, 'install.js');
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(installer) || !(await isReachable())) {
    return { why: 'missing' };
  }
  const child = spawn(process.execPath, [installer], { stdio: 'ignore', detached: true, windowsHide: true });
  const ended = new Promise((resolve) => {
    child.once('exit', () => resolve('ended'));
    child.once('error', () => resolve('ended'));
  });
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve('late'), DOWNLOAD_MS);
  });
  const outcome = await Promise.race([ended, late]);
  clearTimeout(timer);
  child.unref();
  if (outcome === 'late') return { why: 'downloading' };
  const file = installed();
  return file === undefined ? { why: 'missing' } : { file };
}
