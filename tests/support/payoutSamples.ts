import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { fileSource } from '../../cli/io/files';
import { payoutRules } from '../../resources/tables';
import { openTableFile } from '../../shared/formats/sheet';
import type { CheckReport } from '../../shared/payout';
import { checkTable } from '../../shared/pipeline/checkTable';
import { TODAY } from './payoutSheet';

interface ExpectedSum {
  readonly count: number;
  readonly fen: number;
}

interface ExpectedVillages {
  readonly [village: string]: ExpectedSum & { readonly groups: Readonly<Record<string, ExpectedSum>> };
}

/** What the generator says about its own files. */
export interface Expected {
  readonly clean: {
    readonly dataRows: number;
    readonly total: ExpectedSum & { readonly distinctIds: number };
    readonly villages: ExpectedVillages;
  };
  readonly messy: {
    readonly dataRows: number;
    readonly accepted: {
      readonly total: ExpectedSum & { readonly distinctIds: number };
      readonly villages: ExpectedVillages;
    };
    readonly issues: readonly {
      readonly row: number;
      readonly code: string;
      readonly action: string;
      readonly otherRow?: number;
    }[];
    readonly skipped: readonly { readonly row: number; readonly why: string }[];
    readonly printedTotals: readonly {
      readonly row: number;
      readonly level: string;
      readonly village: string;
      readonly group?: string;
      readonly printedFen: number;
      readonly wrong: boolean;
      readonly unreadable: number;
    }[];
  };
}

const GENERATOR = path.resolve(import.meta.dirname, '../../scripts/make-samples.mjs');

export interface Samples {
  readonly folder: string;
  readonly expected: Expected;
  remove(): void;
}

export function makeSamples(rows: number, seed: number): Samples {
  const folder = mkdtempSync(path.join(tmpdir(), 'payout-'));
  execFileSync(process.execPath, [GENERATOR, '--out', folder, '--rows', String(rows), '--seed', String(seed)]);
  return {
    folder,
    expected: JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Expected,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const hasLibreOffice = (): boolean => spawnSync('soffice', ['--version'], { timeout: 30_000 }).status === 0;

/** LibreOffice's conversion of CSV with every column as text, several files in one start; else it destroys ID numbers. */
export function convertCsv(files: readonly string[], format: 'xlsx' | 'xls', folder: string): void {
  const columns = Array.from({ length: 14 }, (_, at) => `${at + 1}/2`).join('/');
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${path.join(folder, 'profile')}`,
      '--headless',
      `--infilter=CSV:44,34,76,1,${columns}`,
      '--convert-to',
      format,
      '--outdir',
      folder,
      ...files,
    ],
    { stdio: 'ignore', timeout: 300_000 },
  );
}

export async function checkPath(file: string): Promise<CheckReport> {
  const opened = await openTableFile(await fileSource(file));
  if (!opened.ok) throw new Error(`${opened.fault} ${JSON.stringify(opened.params)}`);
  const checked = await checkTable(opened.value, { rules: payoutRules, context: { today: TODAY } });
  if (!checked.ok) throw new Error(`${checked.fault} ${JSON.stringify(checked.params)}`);
  return checked.value;
}

const villagesOf = (expected: ExpectedVillages) =>
  Object.entries(expected).map(([name, { count, fen, groups }]) => ({
    name,
    count,
    totalFen: fen,
    groups: Object.entries(groups).map(([group, sum]) => ({ name: group, count: sum.count, totalFen: sum.fen })),
  }));

export function expectClean(report: CheckReport, { clean }: Expected): void {
  expect(report.problems).toEqual([]);
  expect(report.counts).toEqual({
    read: clean.dataRows,
    imported: clean.dataRows,
    repaired: 0,
    warned: 0,
    rejected: 0,
    skipped: 1,
    distinctPeople: clean.total.distinctIds,
  });
  expect(report.totalFen).toBe(clean.total.fen);
  expect(report.villages).toEqual(villagesOf(clean.villages));
}

const RANK: Readonly<Record<string, number>> = { repair: 1, warn: 2, reject: 3 };

/**
 * The codes planted in each row. Where the generator damages one date twice, only the last damage is in the file, although
 * both are in its list: the earlier form is left out.
 */
function plantedCodes(expected: Expected): Map<number, { codes: Set<string>; action: string }> {
  const rows = new Map<number, { codes: Set<string>; action: string }>();
  for (const { row, code, action } of expected.messy.issues) {
    if (code === 'subtotal_mismatch') continue;
    const entry = rows.get(row) ?? { codes: new Set<string>(), action: 'repair' };
    const twice = code.startsWith('date_') ? [...entry.codes].find((c) => c.startsWith('date_')) : undefined;
    if (twice) entry.codes.delete(twice);
    entry.codes.add(code);
    if ((RANK[action] ?? 0) > (RANK[entry.action] ?? 0)) entry.action = action;
    rows.set(row, entry);
  }
  return rows;
}

/** A workbook does not hold the blank row with which the generator ends its CSV. */
export function withoutLastBlank(expected: Expected): Expected {
  const { skipped } = expected.messy;
  const last = skipped[skipped.length - 1];
  if (last?.why !== 'blank') return expected;
  const messy = { ...expected.messy, skipped: skipped.slice(0, -1), dataRows: expected.messy.dataRows };
  return { ...expected, messy };
}

export function expectMessy(report: CheckReport, expected: Expected): void {
  const { messy } = expected;
  const planted = plantedCodes(expected);
  const found = new Map<number, Set<string>>();
  for (const { code, at } of report.problems) {
    const row = at.row ?? 0;
    found.set(row, (found.get(row) ?? new Set<string>()).add(code));
  }
  const lines = (rows: Iterable<readonly [number, Set<string>]>): string[] =>
    [...rows].sort((a, b) => a[0] - b[0]).map(([row, codes]) => `${row}: ${[...codes].sort().join(' ')}`);
  expect(lines(found)).toEqual(lines([...planted].map(([row, { codes }]) => [row, codes] as const)));
  const tally = { repair: 0, warn: 0, reject: 0 };
  for (const { action } of planted.values()) tally[action as keyof typeof tally] += 1;
  expect(report.counts).toEqual({
    read: messy.dataRows,
    imported: messy.accepted.total.count,
    repaired: tally.repair,
    warned: tally.warn,
    rejected: tally.reject,
    skipped: messy.skipped.length,
    distinctPeople: messy.accepted.total.distinctIds,
  });
  expect(report.counts.read).toBe(report.counts.imported + report.counts.rejected);
  expect(report.totalFen).toBe(messy.accepted.total.fen);
  expect(report.villages).toEqual(villagesOf(messy.accepted.villages));
  expect(report.skipped.map(({ row, why }) => ({ row, why }))).toEqual(messy.skipped);
  expect(
    report.printedTotals.map(({ row, level, village, group, printedFen, verdict }) => ({
      row,
      level,
      village,
      group,
      printedFen,
      verdict,
    })),
  ).toEqual(
    messy.printedTotals.map(({ row, level, village, group, printedFen, wrong, unreadable }) => ({
      row,
      level,
      village,
      group: group ?? '',
      printedFen,
      verdict: unreadable > 0 ? 'cannotCompare' : wrong ? 'differs' : 'equal',
    })),
  );
  for (const { row, code, otherRow } of messy.issues) {
    if (otherRow === undefined) continue;
    const item = report.problems.find((p) => p.at.row === row && p.code === code);
    expect([code, row, item?.params.otherRow]).toEqual([code, row, otherRow]);
  }
}
