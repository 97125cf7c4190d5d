import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyIdOf } from '../../shared/bundle';
import { ed25519PublicKey, toBase64 } from '../../shared/formats/crypto';
import { type CliRun, runCommand } from '../support/cliRun';
import { leaksInFile, leaksInText, type Planted, Planter } from '../support/planted';
import { csvOf, PLANTED_KINDS, type PlantedKind, type PlantedOptions, plantedSheet } from '../support/plantedSheets';
import { xlsxOf } from '../support/xlsxBuilder';

/** Law 1 of the house: nothing private leaves. The search is the test's own, see tests/support/planted.ts. */

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'leaks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const UNIT = ['--unit', '190101100000', '--name', '样本镇'];

function filesIn(where: string): { name: string; bytes: Uint8Array }[] {
  return readdirSync(where, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { name: path.relative(where, file), bytes: new Uint8Array(readFileSync(file)) };
    });
}

/** What one command printed and wrote holds none of the numbers; `gongkai privacy scan` says the same of the files. */
async function expectClean(run: CliRun, out: string, planted: readonly Planted[]): Promise<void> {
  expect(leaksInText('stdout', run.out, planted)).toEqual([]);
  expect(leaksInText('stderr', run.err, planted)).toEqual([]);
  const leaks = filesIn(out).flatMap(({ name, bytes }) => leaksInFile(name, bytes, planted));
  expect(leaks).toEqual([]);
  const scan = await runCommand(out, 'privacy', 'scan', '.', '--json');
  const { verdict, findings } = JSON.parse(scan.out);
  expect(findings.filter((item: { code: string }) => item.code !== 'pii.maybe')).toEqual([]);
  expect([scan.exit, verdict]).toEqual([0, 'pass']);
}

function outFolder(): string {
  const out = path.join(folder, 'out');
  mkdirSync(out, { recursive: true });
  return out;
}

const kinds = Object.keys(PLANTED_KINDS) as PlantedKind[];
const variants: [string, PlantedOptions][] = [
  ['in the data columns', { around: false, places: false }],
  ['also in villages and groups', { around: false }],
  ['everywhere', {}],
  ['everywhere, another seed', { seed: 77 }],
];
const cases = kinds.flatMap((kind) => variants.map(([name, options]) => ({ kind, name, options })));

describe('the independent search itself', () => {
  it('finds every planted number in the sheet it was planted into, in whatever encoding', () => {
    const { cells, planter } = plantedSheet('land');
    const csv = new TextEncoder().encode(csvOf(cells));
    const found = new Set(leaksInFile('表.csv', csv, planter.planted).map((leak) => leak.digits));
    const inCells = planter.planted.filter(({ written }) => csvOf(cells).includes(written));
    expect(inCells.length).toBeGreaterThan(150);
    expect(inCells.filter(({ digits }) => !found.has(digits))).toEqual([]);
    const wide = new Uint8Array(Buffer.from(csvOf(cells), 'utf16le'));
    expect(new Set(leaksInFile('表.csv', wide, planter.planted).map((leak) => leak.digits)).size).toBe(found.size);
  });

  it('finds a number that is split over runs of a document, written as entities, or in a file name', () => {
    const planter = new Planter();
    planter.next('phone', 0);
    const [phone] = planter.planted;
    const digits = phone?.digits ?? '';
    const split = `<w:t>${digits.slice(0, 5)}</w:t></w:r><w:r><w:t>${digits.slice(5)}</w:t>`;
    const entities = [...digits].map((c) => `&#${c.charCodeAt(0)};`).join('');
    const zip = xlsxOf([{ name: 'S', xml: split }]);
    for (const bytes of [new TextEncoder().encode(split), new TextEncoder().encode(entities), zip])
      expect(leaksInFile('a', bytes, planter.planted)).not.toEqual([]);
    expect(leaksInFile(`东坝村${digits}.csv`, new Uint8Array(), planter.planted)).not.toEqual([]);
  });
});

describe('gongkai payout post', () => {
  it.each(cases)('$kind planted $name: every file is clean, or none is written', async ({ kind, options }) => {
    const { cells, planter, fileName } = plantedSheet(kind, options);
    writeFileSync(path.join(folder, fileName), csvOf(cells));
    const out = outFolder();
    const run = await runCommand(
      folder,
      'payout',
      'post',
      fileName,
      ...UNIT,
      '--out',
      out,
      '--format',
      'docx,html,csv',
    );
    await expectClean(run, out, planter.planted);
    expect(run.exit, run.err).toBe(0);
    expect(filesIn(out).length).toBeGreaterThanOrEqual(6);
  });

  const seeds = [1, 2, 3, 5, 8, 13, 21, 34];
  it.each(kinds.flatMap((kind) => seeds.map((seed) => ({ kind, seed }))))(
    'no sentence, no param and no total of payout check shows a number ($kind, seed $seed)',
    async ({ kind, seed }) => {
      const { cells, planter, fileName } = plantedSheet(kind, { seed });
      writeFileSync(path.join(folder, fileName), csvOf(cells));
      for (const json of [[], ['--json']]) {
        const run = await runCommand(folder, 'payout', 'check', fileName, ...json);
        // The name of the file is what the person just typed.
        const shown = run.out.replaceAll(fileName, '');
        expect(leaksInText('stdout', shown, planter.planted)).toEqual([]);
        expect(leaksInText('stderr', run.err.replaceAll(fileName, ''), planter.planted)).toEqual([]);
        expect(run.exit).toBe(1);
      }
    },
  );

  it('with numbers in sheet names of a workbook', async () => {
    const planter = new Planter(3);
    const { cells, planter: inside } = plantedSheet('land', { around: false });
    const cell = (text: string): string =>
      `<c t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
    const xml = `<sheetData>${cells.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`;
    writeFileSync(path.join(folder, '表.xlsx'), xlsxOf([{ name: `东坝村${planter.next('phone', 0)}`, xml }]));
    const out = outFolder();
    const run = await runCommand(folder, 'payout', 'post', '表.xlsx', ...UNIT, '--out', out);
    await expectClean(run, out, [...planter.planted, ...inside.planted]);
    expect(run.exit, run.err).toBe(0);
  });

  it.each(['--name', '--reviewer', '--program', '--document'])(
    'a number typed into %s stops everything, and the sentence does not repeat it',
    async (option) => {
      const { cells, planter } = plantedSheet('land', { around: false, places: false });
      writeFileSync(path.join(folder, '表.csv'), csvOf(cells));
      for (const kind of ['id18', 'phone', 'card'] as const) {
        const typed = planter.next(kind, 0);
        const out = outFolder();
        const unit = option === '--name' ? ['--unit', '190101100000'] : UNIT;
        const format = ['--format', 'docx,html,csv'];
        const args = [...unit, '--out', out, ...format, option, `样本${typed}`];
        const run = await runCommand(folder, 'payout', 'post', '表.csv', ...args);
        await expectClean(run, out, planter.planted);
        expect([run.exit, filesIn(out).length], `${kind}: ${run.err}`).toEqual([1, 0]);
        expect(run.err).toMatch(/[\u4e00-\u9fff]/);
      }
    },
  );

  it('a list of orphans is never posted by name, whatever it holds', async () => {
    const { cells, planter } = plantedSheet('land', { around: false });
    cells[0] = ['2026年孤儿基本生活费发放表', ...(cells[0] ?? []).slice(1)];
    writeFileSync(path.join(folder, '表.csv'), csvOf(cells));
    const out = outFolder();
    const run = await runCommand(folder, 'payout', 'post', '表.csv', ...UNIT, '--out', out);
    expect([run.exit, filesIn(out)]).toEqual([1, []]);
    expect(leaksInText('stderr', run.err, planter.planted)).toEqual([]);
    expect(run.err).not.toMatch(/^privacy\./m);
  });
});

describe('gongkai bundle pack', () => {
  const seed = new Uint8Array(32).fill(9);
  const profile = (over: Record<string, unknown> = {}) => ({
    unitCode: '190101100000',
    unitName: '样本镇',
    level: 'township',
    recipientUnit: '190101000000',
    stream: '0a1b2c3d',
    sequence: 1,
    previous: 'none',
    created: '2026-09-10T00:00:00Z',
    program: PLANTED_KINDS.land.title.slice(5, 13),
    documentNumber: '样财农〔2026〕1号',
    unitRateYuan: '86.37',
    period: '2026',
    postingFrom: '2026-09-10',
    postingTo: '2026-09-25',
    contact: '0000-1234567',
    publicContacts: ['0000-1234567'],
    villages: [
      { name: '东坝村', code: '190101100201' },
      { name: '西坝村', code: '190101100202' },
    ],
    ...over,
  });

  async function pack(file: string, given: object): Promise<{ run: CliRun; out: string }> {
    const out = outFolder();
    writeFileSync(path.join(folder, 'profile.json'), JSON.stringify(given));
    writeFileSync(path.join(folder, 'key.json'), JSON.stringify({ alg: 'Ed25519', secretKey: toBase64(seed) }));
    const args = ['--profile', 'profile.json', '--key', 'key.json', '--out', out];
    return { run: await runCommand(folder, 'bundle', 'pack', file, ...args), out };
  }

  it.each(variants.map(([name, options]) => ({ name, options })))(
    'of a sheet planted $name holds none of the numbers, or is not written',
    async ({ options }) => {
      const { cells, planter, fileName } = plantedSheet('land', options);
      writeFileSync(path.join(folder, fileName), csvOf(cells));
      const { run, out } = await pack(fileName, profile());
      await expectClean(run, out, planter.planted);
      if (options.places ?? true) {
        // A village that is nothing but a number has no code: the package is refused and says which.
        expect([run.exit, filesIn(out)], run.err).toEqual([1, []]);
        expect(run.err).toContain('*');
        return;
      }
      expect(run.exit, run.err).toBe(0);
      const [zip] = filesIn(out).filter(({ name }) => name.endsWith('.zip'));
      const publicKey = ed25519PublicKey(seed);
      const key = {
        unit: '190101100000',
        keyId: keyIdOf(publicKey),
        alg: 'Ed25519',
        publicKey: toBase64(publicKey),
        status: 'active',
      };
      writeFileSync(path.join(folder, 'keys.json'), JSON.stringify({ keys: [key] }));
      const verified = await runCommand(
        out,
        'bundle',
        'verify',
        zip?.name ?? '',
        '--keys',
        path.join(folder, 'keys.json'),
      );
      expect(verified.exit, verified.err).toBe(0);
    },
  );

  it.each([
    ['unitName', (text: string) => ({ unitName: `样本镇${text}` })],
    ['program', (text: string) => ({ program: `耕地地力保护补贴${text}` })],
    ['documentNumber', (text: string) => ({ documentNumber: text })],
    ['contact', (text: string) => ({ contact: text, publicContacts: [] })],
  ])('a number in %s of the profile is found before anything is written', async (_field, over) => {
    const { cells, planter } = plantedSheet('land', { around: false, places: false });
    writeFileSync(path.join(folder, '表.csv'), csvOf(cells));
    for (const kind of ['id18', 'phone', 'card'] as const) {
      const { run, out } = await pack('表.csv', profile(over(planter.next(kind, 0))));
      expect(
        filesIn(out).flatMap(({ name, bytes }) => leaksInFile(name, bytes, planter.planted)),
        kind,
      ).toEqual([]);
      expect(leaksInText('stderr', run.err, planter.planted)).toEqual([]);
      expect([run.exit, filesIn(out)], `${kind}: ${run.out}`).toEqual([run.exit === 2 ? 2 : 1, []]);
    }
  });
});
