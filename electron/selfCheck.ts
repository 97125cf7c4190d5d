/**
 * `--self-check`: starts everything but shows nothing, prints one JSON object and ends with 0 or 1. It proves a release
 * in which nobody can attach a debugger. `--self-check-file=FILE` writes the object too (a Windows program has no stdout).
 */
import fs from 'node:fs';
import { app, type BrowserWindow } from 'electron';
import type { HostServices } from './ipc/hostHandlers';

interface Check {
  readonly name: string;
  readonly ok: boolean;
}

const READY_WITHIN_MS = 20_000;

/** Runs in the page: waits for its own mark, then looks at its surroundings the way an intruder would. */
const PAGE_PROBE = `(async () => {
  const end = performance.now() + ${READY_WITHIN_MS};
  while (document.body.dataset.ready !== '1' && performance.now() < end) await new Promise((r) => setTimeout(r, 20));
  const info = await globalThis.gongkaiHost?.['app.info']();
  return {
    ready: document.body.dataset.ready === '1',
    origin: location.protocol === 'app:',
    host: info?.ok === true,
    version: info?.value?.version ?? '',
    noNode: typeof require === 'undefined' && typeof process === 'undefined',
    isolated: globalThis.crossOriginIsolated === true,
    offline: await fetch('https://example.invalid/').then(() => false, () => true),
  };
})()`;

const SAMPLE_PAGE = '<!doctype html><meta charset="utf-8"><p>公开台</p>';

export async function runSelfCheck(window: BrowserWindow, services: HostServices, startedMs: number): Promise<number> {
  const checks: Check[] = [];
  const note = (name: string, good: boolean): void => void checks.push({ name, ok: good });
  const page = (await window.webContents.executeJavaScript(PAGE_PROBE)) as Record<string, unknown>;
  const readyMs = Date.now() - startedMs;
  for (const name of ['ready', 'origin', 'host', 'noNode', 'isolated', 'offline']) note(name, page[name] === true);
  note('version', page.version === app.getVersion());
  const opened = await services.store.opened();
  const vault = opened.ok ? opened.value.vault : undefined;
  const keys = await vault?.keys();
  note('dataKey', keys?.ok === true && keys.value.keys.some(({ key }) => key.byteLength === 32));
  const publicKey = await vault?.publicKey();
  note('signingKey', publicKey?.ok === true && publicKey.value.byteLength === 32);
  const pdf = await services.printing.toPdf({ html: SAMPLE_PAGE, paper: 'A4', landscape: false });
  note('pdf', pdf.ok && Buffer.from(pdf.value.subarray(0, 5)).toString('latin1') === '%PDF-');
  const allGood = checks.every(({ ok }) => ok);
  const { electron = '', chrome = '' } = process.versions;
  const report = JSON.stringify({ ok: allGood, version: app.getVersion(), electron, chrome, readyMs, checks });
  process.stdout.write(`${report}\n`);
  const file = app.commandLine.getSwitchValue('self-check-file');
  if (file !== '') fs.writeFileSync(file, `${report}\n`);
  return allGood ? 0 : 1;
}
