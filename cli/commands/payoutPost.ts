import path from 'node:path';
import { layoutRules, payoutRules, postingRules, privacyRules } from '../../resources/tables';
import { planPostingPeriod } from '../../shared/board';
import { renderCsv } from '../../shared/formats/csv';
import { renderNoticeDocx } from '../../shared/formats/docx';
import { renderNoticeHtml } from '../../shared/formats/html';
import { scanFile } from '../../shared/formats/scan';
import { claimName } from '../../shared/hostNames';
import type { PostingOptions } from '../../shared/jobs';
import {
  beijingDay,
  fillText,
  formatCount,
  formatYuanGrouped,
  type Params,
  parseCalendarDate,
} from '../../shared/kernel';
import { countSheets, type LayoutResources, layoutPosting, type PostingInput, postingTable } from '../../shared/layout';
import { maskLongNumbers, readTitleFacts } from '../../shared/payout';
import { describePosting, planVillagePosting } from '../../shared/pipeline/villagePosting';
import { describePart, isQuestion, type ScanFinding } from '../../shared/privacy';
import { type CliCommand, type CliIo, type ExitCode, UsageError } from '../command';
import { readArguments, required } from '../io/arguments';
import { readOfficeText, writeFilesSafely } from '../io/files';
import { type ReadRows, readPayoutRows } from './payoutRows';

export const POSTING_FORMATS = ['docx', 'html', 'csv'] as const;
export type PostingFormat = (typeof POSTING_FORMATS)[number];

export interface PostingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The files of one village's posting, from public rows, in memory: the caller scans each with the detector before it
 * writes any. `baseName` is made safe for every file system.
 */
export function renderPostingFiles(
  input: PostingInput,
  formats: readonly PostingFormat[],
  baseName: string,
  resources: LayoutResources,
): PostingFile[] {
  const document = layoutPosting(input, resources);
  const name = safeFileName(baseName);
  const bytesOf: Readonly<Record<PostingFormat, () => Uint8Array>> = {
    docx: () => renderNoticeDocx(document),
    html: () => new TextEncoder().encode(renderNoticeHtml(document)),
    csv: () => renderCsv(postingTable(input, resources)),
  };
  return formats.map((format) => ({ name: `${name}.${format}`, bytes: bytesOf[format]() }));
}

/** Windows refuses these marks and a final dot or blank; 60 characters keep long folder paths usable. */
function safeFileName(name: string): string {
  const safe = Array.from(name.normalize('NFC').replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' '))
    .slice(0, 60)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim();
  return safe === '' ? '_' : safe;
}

interface PostRequest {
  readonly township: string;
  readonly out: string;
  readonly formats: readonly PostingFormat[];
  readonly options: PostingOptions;
  readonly reviewer: string;
  readonly program: string;
  readonly year: number;
  readonly documentNumber: string;
}

interface MadePosting {
  readonly village: string;
  readonly households: number;
  readonly totalFen: number;
  readonly sheets: number;
  readonly leftOut: number;
  readonly files: readonly PostingFile[];
}

/** One village name a line, or name and code; a first line that holds 村名 or 名称 is a header. */
async function readVillageNames(file: string): Promise<string[]> {
  const text = (await readOfficeText(file)).replace(/^\ufeff/, '');
  return text
    .split(/\r?\n/)
    .map((line) => line.split(/[,，\t]/)[0]?.trim() ?? '')
    .filter((name, index) => name !== '' && !(index === 0 && /名称|村名/.test(name)));
}

function listed<T extends string>(
  given: string | undefined,
  known: readonly T[],
  fallback: readonly T[],
  key: string,
  param: string,
): T[] {
  if (given === undefined) return [...fallback];
  return given.split(',').map((one) => {
    const found = known.find((name) => name === one.trim());
    if (!found) throw new UsageError(key, { [param]: one.trim() });
    return found;
  });
}

function makePostings(
  rows: ReadRows,
  request: PostRequest,
  io: CliIo,
): MadePosting[] | { fault: string; params: Params } {
  const resources: LayoutResources = { rules: layoutRules, text: io.text };
  const kind = readTitleFacts(request.program, payoutRules).kind;
  const options = { ...request.options, profile: kind?.profile ?? request.options.profile };
  const made: MadePosting[] = [];
  // Two villages whose names differ only in case or in a mark that no disk takes still get a file each.
  const taken = new Set<string>();
  for (const [name, list] of rows.villages) {
    const village = name || fillText(io.text, 'posting.village.unknown');
    const { township, program, year, documentNumber, reviewer } = request;
    const facts = describePosting({ village, township, program, year, documentNumber, reviewer }, kind, io.text);
    const posting = planVillagePosting(list, options, facts, privacyRules, io.text);
    if (!posting.ok) return { fault: posting.fault, params: { ...posting.params, village } };
    const { input, plan } = posting.value;
    if (plan.rows.length === 0) continue;
    made.push({
      village,
      households: plan.rows.length,
      totalFen: plan.rows.reduce((sum, row) => sum + row.amount, 0),
      sheets: countSheets(input, resources),
      leftOut: plan.leftOut.count,
      files: renderPostingFiles(input, request.formats, input.title, resources).map((file) => ({
        ...file,
        name: claimName(file.name, taken),
      })),
    });
  }
  return made;
}

/** Opens every finished file again with the one detector; a single hit stops all of them. */
async function scanAll(made: readonly MadePosting[], telephone: string): Promise<ScanFinding[]> {
  const findings: ScanFinding[] = [];
  const publicContacts = telephone === '' ? [] : [telephone];
  for (const { name, bytes } of made.flatMap((posting) => posting.files))
    findings.push(...(await scanFile(bytes, name, { rules: privacyRules, publicContacts })));
  return findings.filter((finding) => !isQuestion(finding.code));
}

async function post(
  files: readonly string[],
  villages: readonly string[],
  request: PostRequest,
  sheetName: string | undefined,
  io: CliIo,
): Promise<ExitCode> {
  const say = (key: string, params: Params = {}): string => fillText(io.text, key, params);
  const read = await readPayoutRows(files, { villages, ...(sheetName === undefined ? {} : { sheetName }) }, io);
  if (!read.ok) {
    io.err(say(read.fault, read.params));
    return 1;
  }
  const { reports } = read.value;
  const layout = reports[0]?.layout;
  const filled: PostRequest = {
    ...request,
    program: request.program || (layout?.titleProgram ?? ''),
    year: request.year || (layout?.titleYear ?? Number(beijingDay(io.now()).slice(0, 4))),
  };
  const made = makePostings(read.value, filled, io);
  if (!Array.isArray(made)) {
    io.err(say(made.fault, made.params));
    return 1;
  }
  if (made.length === 0) {
    io.err(say('cli.post.noRows'));
    return 1;
  }
  const findings = await scanAll(made, filled.options.telephone);
  if (findings.length > 0) {
    io.err(say('cli.post.blocked'));
    // The name of a file is made of what was found: it is masked like the rest of the sentence.
    for (const { path: file, part, masked, code } of findings.slice(0, 50))
      io.err(say('cli.post.finding', { path: maskLongNumbers(file), part: describePart(io.text, part), masked, code }));
    return 1;
  }
  const rejected = reports.reduce((sum, report) => sum + report.counts.rejected, 0);
  if (rejected > 0) io.err(say('cli.post.rejected', { count: rejected }));
  const missing = villages.filter((name) => !made.some((one) => one.village === name));
  if (missing.length > 0) io.err(say('cli.post.missing', { villages: missing.join('、') }));
  const targets = made.flatMap((posting) => posting.files);
  await writeFilesSafely(targets.map(({ name, bytes }) => ({ file: path.join(filled.out, name), bytes })));
  for (const posting of made) {
    if (posting.leftOut > 0) io.err(say('cli.post.leftOut', { village: posting.village, count: posting.leftOut }));
    for (const file of posting.files) {
      io.out(
        say('cli.post.written', {
          file: path.join(filled.out, file.name),
          households: formatCount(posting.households),
          total: formatYuanGrouped(posting.totalFen),
          sheets: posting.sheets,
        }),
      );
    }
  }
  const sum = (pick: (one: MadePosting) => number): number => made.reduce((total, one) => total + pick(one), 0);
  io.out(
    say('cli.post.done', {
      villages: made.length,
      files: sum((one) => one.files.length),
      sheets: sum((one) => one.sheets),
    }),
  );
  return 0;
}

/** `gongkai payout post FILE… --unit CODE --name NAME … --out DIR`: postings per village, nothing private in any of them. */
export const payoutPostCommand: CliCommand = {
  words: ['payout', 'post'],
  helpKey: 'cli.help.post',
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      unit: 'string',
      name: 'string',
      villages: 'string',
      'posted-on': 'string',
      reviewer: 'string',
      out: 'string',
      format: 'string',
      program: 'string',
      year: 'string',
      document: 'string',
      telephone: 'string',
      form: 'string',
      sheet: 'string',
    });
    if (positionals.length === 0) throw new UsageError('cli.usage.missingFile');
    const unit = required(values.unit, '--unit');
    if (!/^[1-9]\d{11}$/.test(unit)) throw new UsageError('cli.post.badUnit', { code: unit });
    const township = required(values.name, '--name');
    const out = path.resolve(io.cwd, required(values.out, '--out'));
    const year = values.year ?? '0';
    if (!/^(0|[12]\d{3})$/.test(year)) throw new UsageError('cli.post.badYear', { year });
    const posted = values['posted-on'] ?? beijingDay(io.now());
    const postedOn = parseCalendarDate(posted);
    if (!postedOn) throw new UsageError('cli.post.badDate', { date: posted });
    const [form = 'board'] = listed<'board' | 'compact'>(
      values.form,
      ['board', 'compact'],
      ['board'],
      'cli.post.badForm',
      'form',
    );
    const villages = values.villages === undefined ? [] : await readVillageNames(path.resolve(io.cwd, values.villages));
    const request: PostRequest = {
      township,
      out,
      formats: listed(values.format, POSTING_FORMATS, ['docx'], 'cli.post.badFormat', 'format'),
      reviewer: values.reviewer ?? '',
      program: values.program ?? '',
      year: Number(year),
      documentNumber: values.document ?? '',
      options: {
        form,
        paper: 'A4',
        orientation: 'portrait',
        groupPerPage: false,
        postedOn,
        postingTo: planPostingPeriod(postedOn, postingRules)?.to ?? '',
        telephone: values.telephone ?? '',
        profile: 'C',
        showRemark: false,
        maskedColumns: [],
        tellNamesakesApart: false,
      },
    };
    return post(positionals, villages, request, values.sheet, io);
  },
};
