// `npm run dist [-- target …] [-- --release]`: packages with electron-builder into release/.
// Targets: linux-dir win-dir win-zip win-nsis linux-deb linux-deb-arm64. Without one: linux-dir, and of Windows what this
// machine can make. nsis, and deb through fpm, fetch tools and belong on a release machine (see README).
// Environment: ELECTRON_OVERRIDE_DIST_PATH and GONGKAI_ELECTRON_WIN_DIST (unpacked runtimes, Linux and Windows),
// ELECTRON_BUILDER_7ZIP_PATH (7za, for zip without a download).
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, ROOT } from './build.mjs';

const at = (...parts) => path.join(ROOT, ...parts);
const TARGETS = {
  'linux-dir': { platform: 'LINUX', name: 'dir', arch: 'x64' },
  'linux-deb': { platform: 'LINUX', name: 'deb', arch: 'x64' },
  'linux-deb-arm64': { platform: 'LINUX', name: 'deb', arch: 'arm64' },
  'win-dir': { platform: 'WINDOWS', name: 'dir', arch: 'x64' },
  'win-zip': { platform: 'WINDOWS', name: 'zip', arch: 'x64', portable: true },
  'win-nsis': { platform: 'WINDOWS', name: 'nsis', arch: 'x64' },
};

/** An unpacked runtime that is already here; undefined lets electron-builder fetch the version of package.json. */
function runtimeOf({ platform, arch }) {
  if (arch !== 'x64') return undefined;
  const folder =
    platform === 'WINDOWS' ? process.env.GONGKAI_ELECTRON_WIN_DIST : process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return folder && existsSync(folder) ? path.resolve(folder) : undefined;
}

function defaultTargets() {
  const targets = process.platform === 'win32' ? ['win-nsis', 'win-zip'] : ['linux-dir'];
  if (process.platform !== 'win32' && process.env.GONGKAI_ELECTRON_WIN_DIST) {
    targets.push(process.env.ELECTRON_BUILDER_7ZIP_PATH ? 'win-zip' : 'win-dir');
  }
  return targets;
}

/** The file that makes the program keep its data beside itself; it says so to whoever opens it. */
function portableMarker() {
  const text = JSON.parse(readFileSync(at('resources/text/zh-CN/host.json'), 'utf8'));
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(at('dist', 'portable'), `\uFEFF${text['host.portable.note']}\r\n`);
  return { from: 'dist/portable', to: 'portable' };
}

/** What electron-builder.yml cannot know. */
function machineConfig(target, { release = false, output = 'release', version: programVersion } = {}) {
  const runtime = runtimeOf(target);
  const packageJson = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const version = runtime
    ? readFileSync(path.join(runtime, 'version'), 'utf8').trim().replace(/^v/, '')
    : packageJson.devDependencies.electron;
  return {
    extends: at('electron-builder.yml'),
    directories: { output },
    electronVersion: version,
    ...(programVersion ? { extraMetadata: { version: programVersion } } : {}),
    ...(runtime ? { electronDist: runtime } : {}),
    // Test packages are zipped without compression: seconds instead of a minute.
    compression: release ? 'normal' : 'store',
    // Icon and version in the .exe need a tool that is fetched (and Wine outside Windows).
    ...(target.platform === 'WINDOWS' && process.platform !== 'win32' ? { win: { signAndEditExecutable: false } } : {}),
    ...(target.portable ? { extraFiles: [portableMarker()] } : {}),
    // With it no debugger can attach, Playwright neither: a release is tried with --self-check instead.
    electronFuses: { enableNodeCliInspectArguments: !release },
    afterExtract: async ({ appOutDir }) => {
      // A runtime that was used for tests may carry a stand-in application.
      for (const name of ['app', 'default_app.asar']) {
        rmSync(path.join(appOutDir, 'resources', name), { recursive: true, force: true });
      }
    },
  };
}

/** @returns {Promise<string[]>} the files or folders that were made. */
export async function pack(name, options = {}) {
  const target = TARGETS[name];
  if (target === undefined) throw new Error(`unknown target ${name}; one of ${Object.keys(TARGETS).join(' ')}`);
  const { Arch, build: electronBuild, Platform } = await import('electron-builder');
  const made = await electronBuild({
    projectDir: ROOT,
    targets: Platform[target.platform].createTarget(target.name, Arch[target.arch]),
    config: machineConfig(target, options),
    publish: 'never',
  });
  const unpacked = target.platform === 'WINDOWS' ? 'win-unpacked' : 'linux-unpacked';
  return target.name === 'dir' ? [path.resolve(ROOT, options.output ?? 'release', unpacked)] : made;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const release = process.argv.includes('--release');
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  await build(['renderer', 'electron']);
  for (const name of wanted.length > 0 ? wanted : defaultTargets()) {
    for (const file of await pack(name, { release })) console.log(path.relative(ROOT, file));
  }
}
