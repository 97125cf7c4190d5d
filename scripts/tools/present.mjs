// Which outside tools this machine has. Parts of the suite that need a missing one are left out and named;
// with GONGKAI_REQUIRE_TOOLS=1 (continuous integration) a missing one is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

/** Folder of an Electron runtime, or undefined. Nothing is downloaded here. */
export function electronRuntime() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given && existsSync(given)) return given;
  const packaged = path.join(path.dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'dist');
  return existsSync(path.join(packaged, 'version')) ? packaged : undefined;
}

export function chromiumPath() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
    .map(onPath)
    .find(Boolean);
}

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(onPath('xvfb-run'));

/** Every tool the full suite wants, with what is left out without it. */
export function toolTable() {
  const iconv = spawnSync('iconv', ['--version'], { stdio: 'ignore' });
  return [
    { name: 'Electron', present: Boolean(electronRuntime()), without: 'end-to-end tests in Electron, packaging' },
    { name: 'display (xvfb-run)', present: hasDisplay(), without: 'end-to-end tests in Electron' },
    { name: 'Chromium', present: Boolean(chromiumPath()), without: 'end-to-end tests in the browser build' },
    {
      name: 'soffice',
      present: Boolean(onPath('soffice')),
      without: 'reading back DOCX, XLSX and XLS through LibreOffice',
    },
    { name: 'pdftotext', present: Boolean(onPath('pdftotext')), without: 'page counts of PDF files' },
    { name: 'minisign', present: Boolean(onPath('minisign')), without: 'signature check by an independent program' },
    { name: 'iconv', present: iconv.status === 0, without: 'generated GB18030 sheets' },
  ];
}
