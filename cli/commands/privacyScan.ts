import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { privacyRules } from '../../resources/tables';
import { scanFile } from '../../shared/formats/scan';
import { fillText } from '../../shared/kernel';
import { describeScanPlace, isQuestion, type ScanFinding } from '../../shared/privacy';
import { type CliCommand, type CliIo, UsageError } from '../command';

interface FoundFile {
  /** For reading. */
  readonly file: string;
  /** As the person wrote it, with what lies below. */
  readonly shown: string;
  /** Names that belong to the output: the file's own, and the folders below the one given. */
  readonly name: string;
}

/** Every file below a path, in a stable order. Links are not followed: they lead out of what was asked about. */
async function* filesBelow(file: string, shown: string, name: string): AsyncGenerator<FoundFile> {
  const info = await stat(file);
  if (!info.isDirectory()) {
    yield { file, shown, name: name === '' ? path.basename(file) : name };
    return;
  }
  const entries = await readdir(file, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() && !entry.isFile()) continue;
    yield* filesBelow(path.join(file, entry.name), path.join(shown, entry.name), path.join(name, entry.name));
  }
}

function readOptions(args: readonly string[]): { paths: string[]; contacts: string[]; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, contact: { type: 'string', multiple: true } },
      allowPositionals: true,
      strict: true,
    });
    return { paths: positionals, contacts: values.contact ?? [], json: values.json ?? false };
  } catch (error) {
    const option = /'(--?[^'\s]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    throw new UsageError(option ? 'cli.usage.option' : 'cli.usage.arguments', { option });
  }
}

function describeFinding(finding: ScanFinding, io: CliIo): string {
  const { code } = finding;
  const place = describeScanPlace(io.text, finding);
  const sentence = fillText(io.text, code, { masked: finding.masked });
  return fillText(io.text, 'privacy.scan.line', { place, sentence });
}

/** `gongkai privacy scan PATH… [--contact NUMBER]… [--json]`: 1 when anything but a question was found. */
export const privacyScanCommand: CliCommand = {
  words: ['privacy', 'scan'],
  helpKey: 'privacy.help.scan',
  async run(args, io) {
    const { paths, contacts, json } = readOptions(args);
    if (paths.length === 0) throw new UsageError('privacy.scan.missingPath');
    const findings: ScanFinding[] = [];
    let files = 0;
    for (const shown of paths) {
      const before = files;
      for await (const found of filesBelow(path.resolve(io.cwd, shown), shown, '')) {
        files += 1;
        const bytes = new Uint8Array(await readFile(found.file));
        const options = { rules: privacyRules, publicContacts: contacts, name: found.name };
        findings.push(...(await scanFile(bytes, found.shown, options)));
      }
      if (files === before) io.err(fillText(io.text, 'privacy.scan.noFile', { path: shown }));
    }
    const questions = findings.filter((finding) => isQuestion(finding.code)).length;
    const found = findings.length - questions;
    if (json) io.out(JSON.stringify({ verdict: found > 0 ? 'fail' : 'pass', findings }, null, 2));
    else {
      for (const finding of findings) io.out(describeFinding(finding, io));
      const key = found > 0 ? 'found' : questions > 0 ? 'questions' : 'clean';
      io.out(fillText(io.text, `privacy.scan.${key}`, { files, found, questions }));
    }
    return found > 0 ? 1 : 0;
  },
};
