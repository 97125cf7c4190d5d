import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostCallNames } from '../../shared/host';
import { storeCalls } from '../../shared/hostStore';

/**
 * Every path by which something leaves the program, found in the sources. Each stands in the table with what guards it; a new
 * one fails here until somebody has written down its guard (and proved it in leaks.test.ts or leaksWindow.test.ts).
 */
const ROOT = path.resolve(import.meta.dirname, '../..');

/** What lets bytes, text or a name out: calls of the host contract, the clipboard, downloads, the file system, the streams of the process, the net. */
const WAYS: Readonly<Record<string, RegExp>> = {
  'file.save': /\['file\.save'\]/g,
  'save.*': /\['save\.(?:begin|append|finish)'\]/g,
  'folder.*': /\['folder\.(?:write|commit)'\]/g,
  'print.*': /\['print\.(?:html|toPdf)'\]/g,
  'clipboard.writeText': /\['clipboard\.writeText'\]|clipboard\.write(?:Text)?\(/g,
  'clipboard event': /clipboardData\.setData\(|execCommand\('(?:copy|cut)'\)/g,
  saveInParts: /(?<!function )\bsaveInParts\(/g,
  download: /\.download\s*=/g,
  'picked file': /createWritable\(/g,
  'file system':
    /\b(?:writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|copyFile|copyFileSync)\(|\bhandle\.write\(/g,
  writeFilesSafely: /(?<!function )\bwriteFilesSafely\(/g,
  'stdout, stderr': /process\.std(?:out|err)\.write\(/g,
  console: /\bconsole\.\w+\(/g,
  'browser storage': /\b(?:localStorage|sessionStorage)\b|document\.cookie|\bcaches\.open\(/g,
  net: /\bfetch\(|XMLHttpRequest|sendBeacon|new WebSocket|new EventSource|window\.open\(|openExternal\(|net\.request\(/g,
  'child process': /'(?:node:)?child_process'/g,
  'pdf of the engine': /\.printToPDF\(|webContents\.print\(|contentWindow\?*\.print\(|\bwindow\.print\(/g,
  'other channels': /\bpostMessage\(|BroadcastChannel/g,
};

const MADE = 'made by the masking module, opened again and scanned before it is offered';
const INSIDE = 'inside the machine: the bytes come through the guarded calls above';
const SHELL = 'the shell’s end of a guarded call';

const EXITS: Readonly<Record<string, string>> = {
  'renderer/app/Looks.tsx browser storage ×2': 'whether the type is large: 0 or 1',
  'renderer/app/lock/useRecoverySheet.ts file.save ×1':
    'the recovery sheet of the person’s own store, on request: a code, a date, the name of the unit',
  'renderer/app/lock/useRecoverySheet.ts print.* ×2': 'the recovery sheet, on request',
  'renderer/features/history/useTrail.ts file.save ×1': 'masked, opened again and scanned (renderTrail)',
  'renderer/features/history/useTrail.ts print.* ×1': 'masked, opened again and scanned (renderTrail)',
  'renderer/features/lookup/desk/useSlip.ts print.* ×1':
    'the sheet of a look-up: masked name and what the posting showed, opened again and scanned (renderSlip)',
  'renderer/features/board/notice/output/useNoticeOutput.ts clipboard.writeText ×1':
    'the spoken version of a reviewed notice, made as a file, opened again and scanned (renderNotice)',
  'renderer/features/board/notice/output/useNoticeOutput.ts file.save ×1':
    'reviewed, opened again and scanned (renderNotice; a PDF by privacy.scan)',
  'renderer/features/board/notice/output/useNoticeOutput.ts folder.* ×2':
    'reviewed, opened again and scanned (renderNotice; a PDF by privacy.scan)',
  'renderer/features/board/notice/output/useNoticeOutput.ts print.* ×2':
    'reviewed, opened again and scanned (renderNotice, noticesForPrint)',
  'renderer/features/board/notices/useSaveMany.ts folder.* ×3':
    'reviewed, opened again and scanned (renderNotice; a PDF by privacy.scan; the list by report.render)',
  'renderer/features/board/notices/useSaveMany.ts print.* ×1': 'reviewed, opened again and scanned (renderNotice)',
  'renderer/features/payouts/check/Corrections.tsx file.save ×1': `${MADE} (renderCorrections)`,
  'renderer/features/payouts/posting/useExport.ts file.save ×1': `${MADE} (renderPosting; a PDF by privacy.scan)`,
  'renderer/features/payouts/posting/useExport.ts folder.* ×2': `${MADE} (renderPosting; a PDF by privacy.scan)`,
  'renderer/features/payouts/posting/useExport.ts print.* ×2': `${MADE} (renderPosting)`,
  'renderer/features/exchange/usePack.ts file.save ×1':
    'note of a package that was verified, content scan included; made of its head',
  'renderer/features/exchange/usePack.ts saveInParts ×1':
    'package verified by the importer’s own code, content scan included',
  'renderer/features/settings/Keys.tsx clipboard.writeText ×1': 'fingerprint of the public key',
  'renderer/features/settings/deadlines/TryOut.tsx clipboard.writeText ×1': 'a last day and how it was counted',
  'renderer/features/villageAffairs/matrix/MatrixTools.tsx clipboard.writeText ×1':
    'names of villages and of catalog entries, states and days',
  'renderer/features/villageAffairs/rollup/PostingDialog.tsx file.save ×1': `${MADE} (renderRollup)`,
  'renderer/features/villageAffairs/rollup/PostingDialog.tsx print.* ×1': `${MADE} (renderRollup)`,
  'renderer/ui/attachments/useAttachments.ts file.save ×1':
    'the person’s own file, given back as it came in, on request',
  'renderer/ui/report/useReport.ts file.save ×1': 'opened again and scanned (report.render; a PDF by privacy.scan)',
  'renderer/ui/report/useReport.ts print.* ×2': 'opened again and scanned (report.render)',
  'renderer/ui/dataGrid/useGridClipboard.ts clipboard event ×3':
    'cells as the grid shows them: private ones masked (viewRows)',
  'renderer/host/saveInParts.ts save.* ×3': INSIDE,
  'renderer/host/browserFiles.ts download ×1': SHELL,
  'renderer/host/browserFiles.ts picked file ×1': SHELL,
  'renderer/host/browserHost.ts clipboard.writeText ×1': SHELL,
  'renderer/host/browserHost.ts browser storage ×2': 'settings of the shell: limits and minutes, numbers only',
  'renderer/host/browserPrint.ts pdf of the engine ×1': SHELL,
  'renderer/host/opfs.worker.ts other channels ×2': 'files of the store, sealed by the page: worker to page',
  'renderer/host/opfsFolder.ts other channels ×1': 'files of the store, sealed by the page: page to worker',
  'renderer/host/opfsFiles.ts file system ×1':
    'files of the store in this origin’s private file system, sealed by the page',
  'renderer/workers/client.ts other channels ×4': 'page to worker, same origin: jobs, keys, answers of the shell',
  'renderer/workers/serve.ts other channels ×1': 'worker to page, same origin; faults are masked (faultOf)',
  'renderer/app/sampleFile.ts net ×1':
    'reads the program’s own sample files; the content policy allows no other origin',
  'electron/ipc/hostHandlers.ts clipboard.writeText ×1': SHELL,
  'electron/services/atomicWrite.ts file system ×1': SHELL,
  'electron/services/drives.ts child process ×1': 'asks Windows for its drives; nothing is given but the question',
  'electron/services/moveStore.ts file system ×2': 'files of the store to its new place, sealed as they are',
  'electron/services/printing.ts pdf of the engine ×2': SHELL,
  'electron/selfCheck.ts file system ×1': 'start-up self-check: names of checks, true or false',
  'electron/selfCheck.ts stdout, stderr ×1': 'start-up self-check: names of checks, true or false',
  'electron/selfCheck.ts net ×1': 'start-up self-check: proves that the request is denied',
  'electron/main.ts stdout, stderr ×1': 'a bug of the shell itself, which never holds rows',
  'cli/main.ts stdout, stderr ×2': 'sentences of the commands: params are masked (leaks.test.ts)',
  'cli/io/files.ts file system ×1': SHELL,
  'cli/commands/payoutPost.ts writeFilesSafely ×1': MADE,
  'cli/commands/bundleStorage.ts file system ×1': 'package verified before it gets its name; its note beside it',
  'cli/commands/keyNew.ts file system ×1': 'the new key itself, mode 0600',
  'cli/commands/sample.ts child process ×1': 'the generator of invented sheets',
};

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');

function exitsIn(file: string): string[] {
  const code = withoutComments(readFileSync(path.join(ROOT, file), 'utf8'));
  return Object.entries(WAYS).flatMap(([way, pattern]) => {
    const count = code.match(pattern)?.length ?? 0;
    return count === 0 ? [] : [`${file} ${way} ×${count}`];
  });
}

describe('ways out of the program', () => {
  it('are all known, each with its guard', () => {
    const found = ['renderer', 'electron', 'cli', 'shared'].flatMap(sources).flatMap(exitsIn);
    expect(found.sort()).toEqual(Object.keys(EXITS).sort());
  });

  it('the host contract has no call that takes bytes or text out besides those searched for', () => {
    const out = hostCallNames.filter((name) => /^(file\.save|save|folder|print|clipboard)/.test(name));
    const harmless = [
      ...['app.info', 'file.open', 'file.read', 'file.close', 'sign.publicKey', 'sign.sign'],
      ...['settings.get', 'settings.set', 'storage.freeSpace', 'window.setBusy', 'window.setKiosk'],
      // What they write is sealed before it gets there (tests of renderer/data/store).
      ...Object.keys(storeCalls),
    ];
    expect([...out, ...harmless].sort()).toEqual([...hostCallNames].sort());
  });

  it('the core has none of its own', () => {
    expect(sources('shared').flatMap(exitsIn)).toEqual([]);
  });
});
