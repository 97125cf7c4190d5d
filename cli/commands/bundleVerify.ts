import path from 'node:path';
import { bundleTables } from '../../resources/bundleTables';
import {
  type BundleVerdict,
  ChangedFileError,
  decodeKeyList,
  describeBundleProblem,
  type KnownKey,
  verifyBundle,
} from '../../shared/bundle';
import { fillText, type Problem } from '../../shared/kernel';
import { type CliCommand, type CliIo, UsageError } from '../command';
import { readArguments } from '../io/arguments';
import { openRandomAccess, readTextFile } from '../io/files';

/** Reads JSON of a file the person names; what is not JSON comes back as undefined. */
export async function readJsonFile(file: string): Promise<unknown> {
  const content = await readTextFile(file);
  try {
    return JSON.parse(content.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

async function readKeys(file: string, io: CliIo): Promise<KnownKey[]> {
  const keys = decodeKeyList(await readJsonFile(path.resolve(io.cwd, file)));
  if (!keys.ok)
    throw new UsageError('bundle.verify.badKeys', { path: file, detail: String(keys.params.path ?? 'JSON') });
  return keys.value;
}

/** One problem as `--json` prints it; `line` is the physical line in the file. */
const jsonProblem = ({ code, severity, at, params }: Problem) => ({
  code,
  severity,
  path: at.path ?? null,
  line: at.line ?? null,
  field: at.field ?? null,
  params,
});

export const describeVerdictLine = (problem: Problem, io: CliIo): string =>
  fillText(io.text, 'bundle.verify.line', {
    mark: fillText(io.text, `bundle.verify.${problem.severity === 'warning' ? 'warning' : 'error'}`),
    sentence: placed(problem, describeBundleProblem(io.text, problem)),
    code: problem.code,
  });

/** Sentences about content do not name their file themselves. */
const placed = ({ at }: Problem, sentence: string): string => {
  if (at.path === undefined || sentence.includes(at.path)) return sentence;
  const place = [at.path, at.line, at.field].filter((part) => part !== undefined).join(':');
  return `${place} ${sentence}`;
};

function printVerdict(verdict: BundleVerdict, io: CliIo): void {
  for (const problem of verdict.problems) io.out(describeVerdictLine(problem, io));
  if (verdict.truncated) io.out(fillText(io.text, 'bundle.verify.truncated', { kept: verdict.problems.length }));
  if (verdict.verdict === 'pass') {
    io.out(
      fillText(io.text, 'bundle.verify.passed', {
        title: verdict.info?.description ?? '',
        sender: verdict.info?.senderUnit ?? '',
        sequence: verdict.info?.sequence ?? 0,
        items: verdict.items.length,
      }),
    );
  } else {
    const errors = verdict.problems.filter((problem) => problem.severity !== 'warning').length;
    io.out(fillText(io.text, 'bundle.verify.failed', { errors }));
  }
}

/** `gongkai bundle verify FILE [--keys keys.json] [--recipient CODE] [--require-signature] [--json]` (bundle.md § 14). */
export const bundleVerifyCommand: CliCommand = {
  words: ['bundle', 'verify'],
  helpKey: 'bundle.help.verify',
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      keys: 'string',
      recipient: 'string',
      'require-signature': 'boolean',
      json: 'boolean',
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('bundle.verify.needsFile');
    const { recipient } = values;
    if (recipient !== undefined && !/^[0-9]{12}$/.test(recipient)) {
      throw new UsageError('bundle.verify.badRecipient', { code: recipient });
    }
    const keys = values.keys === undefined ? undefined : await readKeys(values.keys, io);
    const blob = await openRandomAccess(path.resolve(io.cwd, file));
    try {
      const verdict = await verifyBundle(blob, {
        ...bundleTables,
        requireSignature: values['require-signature'] ?? false,
        ...(keys ? { keys } : {}),
        ...(recipient === undefined ? {} : { recipient }),
      });
      if (values.json)
        io.out(JSON.stringify({ verdict: verdict.verdict, problems: verdict.problems.map(jsonProblem) }, null, 2));
      else printVerdict(verdict, io);
      return verdict.verdict === 'pass' ? 0 : 1;
    } catch (error) {
      if (!(error instanceof ChangedFileError)) throw error;
      io.err(fillText(io.text, 'bundle.verify.changed', { path: file }));
      return 3;
    } finally {
      await blob.close();
    }
  },
};
