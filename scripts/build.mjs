// Builds what is stale: the interface (vite), the shell and the command line (esbuild). A second run does nothing.
// Used by start, gongkai, dist and the tests; everything it says goes to stderr, stdout belongs to the caller.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NODE_PROGRAM } from './tools/nodeProgram.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => path.join(ROOT, ...parts);

/** `inputs` are what a part is made of; `output` proves that the last build ended. */
const PARTS = {
  renderer: {
    inputs: ['renderer', 'shared', 'resources', 'vite.config.ts'],
    output: 'dist/renderer/index.html',
    make: buildRenderer,
  },
  electron: { inputs: ['electron', 'shared', 'resources'], output: 'dist/electron/main.cjs', make: buildElectron },
  cli: { inputs: ['cli', 'shared', 'resources'], output: 'dist/cli/gongkai.mjs', make: buildCli },
};
const ALWAYS = ['package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/tools/nodeProgram.mjs'];

function* filesUnder(place) {
  const full = at(place);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    yield place;
    return;
  }
  for (const entry of readdirSync(full, { withFileTypes: true })) {
    if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) yield* filesUnder(`${place}/${entry.name}`);
  }
}

/** Name, time and size of every source: reading them all would cost more than it finds. */
function stampOf(inputs) {
  const hash = createHash('sha256');
  for (const place of [...inputs, ...ALWAYS]) {
    for (const file of [...filesUnder(place)].sort()) {
      const { mtimeMs, size } = statSync(at(file));
      hash.update(`${file}\0${mtimeMs}\0${size}\n`);
    }
  }
  return hash.digest('hex');
}

const stampFile = (name) => at('dist', 'stamps', name);

export function isFresh(name) {
  const { inputs, output } = PARTS[name];
  if (!existsSync(at(output)) || !existsSync(stampFile(name))) return false;
  return readFileSync(stampFile(name), 'utf8') === stampOf(inputs);
}

/** Brings the named parts up to date (all of them without a name) and returns those that had to be made. */
export async function build(names = Object.keys(PARTS), { onStart = () => {} } = {}) {
  const stale = names.filter((name) => !isFresh(name));
  if (stale.length > 0) onStart(stale);
  for (const name of stale) await oneAtATime(name, () => make(name));
  return stale;
}

async function make(name) {
  if (isFresh(name)) return;
  const { inputs, make: run } = PARTS[name];
  const stamp = stampOf(inputs);
  rmSync(stampFile(name), { force: true });
  await run();
  writeFileSync(stampFile(name), stamp);
}

/** Two commands started together must not write the same files. The lock holds its owner, who may have been killed. */
async function oneAtATime(name, run) {
  mkdirSync(at('dist', 'stamps'), { recursive: true });
  const lock = `${stampFile(name)}.lock`;
  while (!takeLock(lock)) await new Promise((resolve) => setTimeout(resolve, 100));
  try {
    await run();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isOwnerAlive(lock)) rmSync(lock, { recursive: true, force: true });
  return false;
}

function isOwnerAlive(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    // Gone just now, or a process of somebody else: both are looked at again in a moment.
    return error.code === 'ENOENT' || error.code === 'EPERM';
  }
}

async function buildRenderer() {
  const { build: viteBuild, createLogger } = await import('vite');
  const logger = createLogger('warn');
  logger.info = () => {};
  logger.warn = (message) => process.stderr.write(`${message}\n`);
  await viteBuild({ configFile: at('vite.config.ts'), customLogger: logger, logLevel: 'warn' });
}

async function buildElectron() {
  const { build: esbuild } = await import('esbuild');
  await esbuild({
    absWorkingDir: ROOT,
    entryPoints: { main: 'electron/main.ts', preload: 'electron/preload.ts' },
    outdir: 'dist/electron',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // Node inside the oldest supported Electron (33).
    target: 'node20.18',
    external: ['electron'],
    charset: 'utf8',
    logLevel: 'warning',
  });
}

async function buildCli() {
  if (!existsSync(at('cli/main.ts'))) return;
  const { build: esbuild } = await import('esbuild');
  await esbuild({
    absWorkingDir: ROOT,
    entryPoints: { gongkai: 'cli/main.ts' },
    outdir: 'dist/cli',
    outExtension: { '.js': '.mjs' },
    ...NODE_PROGRAM,
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = process.argv.slice(2);
  const started = performance.now();
  const made = await build(names.length > 0 ? names : undefined);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(
    made.length === 0 ? 'build: everything is fresh\n' : `build: ${made.join(', ')} in ${seconds} s\n`,
  );
}
