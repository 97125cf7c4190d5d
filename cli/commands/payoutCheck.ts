import { createHash } from 'node:crypto';
import path from 'node:path';
import { payoutRules } from '../../resources/tables';
import { openTableFile, ReadFailure } from '../../shared/formats/sheet';
import {
  type ByteSource,
  beijingDay,
  describeProblem,
  fillText,
  formatCount,
  formatYuanGrouped,
  type Params,
  type TextTable,
} from '../../shared/kernel';
import { type BatchState, type CheckReport, createBatchState } from '../../shared/payout';
import { checkTable } from '../../shared/pipeline/checkTable';
import { type CliCommand, type CliIo, type ExitCode, UsageError } from '../command';
import { readArguments } from '../io/arguments';
import { fileSource } from '../io/files';

export interface Refusal {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly code: string;
  readonly params: Params;
}

export type CheckedFile =
  | { readonly ok: true; readonly report: CheckReport }
  | { readonly ok: false; readonly refusal: Refusal };

async function digestOf(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of source.stream()) hash.update(piece);
  return hash.digest('hex');
}

const EVERY_PROBLEM = {
  ...payoutRules,
  limits: { ...payoutRules.limits, problemsPerCode: Number.POSITIVE_INFINITY },
};

/** Reads and checks one file; what cannot be read as a whole comes back as a refusal, never as an exception. */
export async function checkFile(
  source: ByteSource,
  options: {
    readonly sheetName?: string;
    readonly batch?: BatchState;
    readonly now: number;
    /** Every problem by itself, as `--json` lists them; otherwise the first ones of each code and their number. */
    readonly everyProblem?: boolean;
  },
): Promise<CheckedFile> {
  const refuse = async (code: string, params: Params): Promise<CheckedFile> => ({
    ok: false,
    refusal: {
      name: source.name,
      bytes: source.size,
      sha256: await digestOf(source),
      code,
      params: { file: source.name, ...params },
    },
  });
  try {
    const opened = await openTableFile(source);
    if (!opened.ok) return await refuse(opened.fault, opened.params);
    const checked = await checkTable(opened.value, {
      rules: options.everyProblem ? EVERY_PROBLEM : payoutRules,
      context: { today: beijingDay(options.now) },
      ...(options.sheetName === undefined ? {} : { sheetName: options.sheetName }),
      ...(options.batch ? { batch: options.batch } : {}),
    });
    return checked.ok ? { ok: true, report: checked.value } : await refuse(checked.fault, checked.params);
  } catch (error) {
    if (error instanceof ReadFailure) return refuse(error.fault, error.params);
    throw error;
  }
}

/** The JSON contract of `payout check --json` for one file; `sheet` is added to rows only where there are several. */
export function reportJson(report: CheckReport): unknown {
  const several = report.sheets.length > 1;
  const inSheet = (sheet: string | undefined) => (several ? { sheet: sheet ?? '' } : {});
  return {
    file: report.file,
    sheet: report.sheet,
    sheets: report.sheets,
    headerRows: report.headerRows,
    columns: report.columns.map(({ index, header, field }) => ({ index, header, field })),
    counts: report.counts,
    totalFen: report.totalFen,
    villages: report.villages,
    problems: report.problems.map(({ code, severity, at, params }) => ({
      code,
      severity,
      row: at.row ?? 0,
      column: at.column ?? 0,
      params,
      ...inSheet(at.sheet),
    })),
    skipped: report.skipped.map(({ row, why, sheet }) => ({ row, why, ...inSheet(sheet) })),
    printedTotals: report.printedTotals.map(({ sheet, ...total }) => ({ ...total, ...inSheet(sheet) })),
  };
}

const NO_COUNTS = { read: 0, imported: 0, repaired: 0, warned: 0, rejected: 0, skipped: 0, distinctPeople: 0 };

function refusalJson(refusal: Refusal, text: TextTable): unknown {
  return {
    file: { name: refusal.name, bytes: refusal.bytes, sha256: refusal.sha256, format: null, encoding: 'none' },
    sheet: '',
    sheets: [],
    headerRows: [],
    columns: [],
    counts: NO_COUNTS,
    totalFen: 0,
    villages: [],
    problems: [],
    skipped: [],
    printedTotals: [],
    error: { code: refusal.code, message: fillText(text, refusal.code, refusal.params) },
  };
}

/** Rejected rows or a total that differs: somebody has to look before the sheet is used. */
export const needsWork = (report: CheckReport): boolean =>
  report.counts.rejected > 0 || report.printedTotals.some((total) => total.verdict === 'differs');

const LISTED = 200;

/** The report of payout-sheets.md § 4.5, in its fixed order, for people. */
export function reportLines(report: CheckReport, text: TextTable): string[] {
  const say = (key: string, params: Params = {}): string => fillText(text, `payout.${key}`, params);
  const { file, counts, layout } = report;
  const lines = [
    say('check.file', {
      name: file.name,
      bytes: formatCount(file.bytes),
      format: file.format,
      encoding: file.encoding,
    }),
  ];
  if (report.sheet !== '') lines.push(say('check.sheets', { sheets: report.sheets.join('、') }));
  for (const { sheet, why } of report.leftOut) lines.push(say('check.leftOut', { sheet, why: say(`leftOut.${why}`) }));
  lines.push(say('check.columns', { rows: report.headerRows.join('、') }));
  for (const { index, header, field } of report.columns)
    if (header !== '' || field !== null)
      lines.push(say('check.column', { index, header, field: say(`field.${field ?? 'none'}`) }));
  lines.push(say('check.counts', { ...counts }));
  if (report.hiddenRows + report.hiddenColumns > 0)
    lines.push(say('check.hidden', { rows: report.hiddenRows, columns: report.hiddenColumns }));
  const people = say('check.total', {
    yuan: formatYuanGrouped(report.totalFen),
    people: formatCount(counts.distinctPeople),
  });
  lines.push(report.peopleComplete ? people : people + say('check.peopleIncomplete'));
  for (const village of report.villages) {
    const entry = (key: string, name: string, count: number, fen: number): string =>
      say(key, { name, count: formatCount(count), yuan: formatYuanGrouped(fen) });
    lines.push(entry('check.village', village.name || say('check.noVillage'), village.count, village.totalFen));
    for (const group of village.groups)
      lines.push(entry('check.group', group.name || say('check.noGroup'), group.count, group.totalFen));
  }
  for (const total of report.printedTotals)
    lines.push(
      say('check.printed', {
        row: total.row,
        level: say(`level.${total.level}`),
        place: total.group || total.village ? `（${total.village}${total.group}）` : '',
        printed: formatYuanGrouped(total.printedFen),
        own: formatYuanGrouped(total.ownFen),
        verdict: say(`verdict.${total.verdict}`),
      }),
    );
  if (report.problems.length === 0) lines.push(say('check.noProblems'));
  else {
    lines.push(say('check.problems'));
    const shown = new Map<string, number>();
    for (const item of report.problems) {
      const seen = (shown.get(item.code) ?? 0) + 1;
      shown.set(item.code, seen);
      if (seen > LISTED) continue;
      const sheet = report.sheets.length > 1 ? `[${item.at.sheet ?? ''}] ` : '';
      lines.push(`  ${sheet}${describeProblem(text, item)}`);
    }
    for (const [code, count] of Object.entries(report.problemCounts))
      if (count > LISTED) lines.push(say('check.problemsMore', { code, count: formatCount(count) }));
  }
  return layout.title === '' ? lines : [layout.title, ...lines];
}

/** `gongkai payout check FILE… [--sheet NAME] [--json]`. Several files are one batch: duplicates are found across them. */
export async function payoutCheck(
  files: readonly string[],
  options: { readonly sheetName?: string; readonly json: boolean },
  io: CliIo,
): Promise<ExitCode> {
  const batch = createBatchState();
  const documents: unknown[] = [];
  let exit: ExitCode = 0;
  for (const file of files) {
    const source = await fileSource(path.resolve(io.cwd, file));
    const checked = await checkFile(source, {
      ...(options.sheetName === undefined ? {} : { sheetName: options.sheetName }),
      batch,
      now: io.now(),
      everyProblem: options.json,
    });
    if (!checked.ok || needsWork(checked.report)) exit = 1;
    if (options.json) documents.push(checked.ok ? reportJson(checked.report) : refusalJson(checked.refusal, io.text));
    else if (checked.ok) io.out(reportLines(checked.report, io.text).join('\n'));
    else io.err(fillText(io.text, checked.refusal.code, checked.refusal.params));
  }
  if (options.json) io.out(JSON.stringify(documents.length === 1 ? documents[0] : documents));
  return exit;
}

export const payoutCheckCommand: CliCommand = {
  words: ['payout', 'check'],
  helpKey: 'payout.help.check',
  async run(args, io) {
    const { values, positionals } = readArguments(args, { sheet: 'string', json: 'boolean' });
    if (positionals.length === 0) throw new UsageError('cli.usage.missingFile');
    return payoutCheck(
      positionals,
      { ...(values.sheet === undefined ? {} : { sheetName: values.sheet }), json: values.json ?? false },
      io,
    );
  },
};
