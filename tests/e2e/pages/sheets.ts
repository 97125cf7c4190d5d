import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newFolder, ROOT, removeFolder } from '../../support/launch';
import type { Dropped } from './desk';

interface Expected {
  readonly messy: {
    readonly records: number;
    readonly dataRows: number;
    readonly accepted: {
      readonly total: { readonly count: number; readonly fen: number; readonly distinctIds: number };
    };
    readonly issues: readonly {
      readonly row: number;
      readonly code: string;
      readonly action: 'reject' | 'warn' | 'repair';
    }[];
  };
}

export interface MadeSheet {
  readonly file: Dropped;
  readonly expected: Expected['messy'];
}

/** Rows of data, each counted once under its gravest finding; a wrong printed total is no row of data. */
export function rowsBy(issues: Expected['messy']['issues']): Record<'reject' | 'warn' | 'repair', number> {
  const order = ['repair', 'warn', 'reject'] as const;
  const gravest = new Map<number, number>();
  for (const { row, code, action } of issues)
    if (code !== 'subtotal_mismatch') gravest.set(row, Math.max(gravest.get(row) ?? 0, order.indexOf(action)));
  const counts = { repair: 0, warn: 0, reject: 0 };
  for (const rank of gravest.values()) counts[order[rank] ?? 'repair'] += 1;
  return counts;
}

/** A sheet of the generator with its right answer. */
export async function makeSheet(rows: number, seed: number): Promise<MadeSheet> {
  const folder = await newFolder('gongkai-sheet-');
  const script = path.join(ROOT, 'scripts/make-samples.mjs');
  const run = spawnSync(process.execPath, [script, '--out', folder, '--rows', String(rows), '--seed', String(seed)]);
  if (run.status !== 0) throw new Error(`make-samples: ${run.stderr.toString()}`);
  const bytes = await readFile(path.join(folder, 'messy-gb18030.csv'));
  const expected = JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8')) as Expected;
  await removeFolder(folder);
  return { file: { name: 'messy-gb18030.csv', bytes }, expected: expected.messy };
}

/** One of the sample sheets that ship with the program. */
export const sampleSheet = async (name: string, as: string): Promise<Dropped> => ({
  name: as,
  bytes: await readFile(path.join(ROOT, 'resources/samples', name)),
});

/** A sheet typed by hand in a test. */
export const csv = (name: string, lines: readonly string[]): Dropped => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`),
});

export const HEADER = '序号,村名,村民小组,户主姓名,身份证号码,面积（亩）,标准（元/亩）,金额（元）';
