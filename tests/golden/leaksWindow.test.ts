import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { editCells, setHead } from '../../renderer/data/batches/acts';
import { confirmBatch, markPosted, markTakenDown, reopenBatch } from '../../renderer/data/batches/confirm';
import { renderCorrections } from '../../renderer/data/batches/corrections';
import { compareBatch, shownSuggestion, suggestionsFor } from '../../renderer/data/batches/earlier';
import { importFiles } from '../../renderer/data/batches/importFiles';
import { viewRows } from '../../renderer/data/batches/rowsView';
import { type BatchSession, openSession } from '../../renderer/data/batches/session';
import { packBatch } from '../../renderer/data/exchange/packBatch';
import { receiveBundle } from '../../renderer/data/exchange/receive';
import { planPostings, previewPosting, renderPosting } from '../../renderer/data/postings';
import { listHistory, renderTrail } from '../../renderer/data/store';
import { text } from '../../resources';
import { ed25519PublicKey } from '../../shared/formats/crypto';
import type { PostingOptions, RenderedFile } from '../../shared/jobs';
import { describeProblem } from '../../shared/kernel';
import { asFile, COUNTY, emptyDesk, importOne, jobContext, postingOptions, SIGNING_SEED } from '../support/deskStore';
import { leaksInFile, leaksInText, type Planted } from '../support/planted';
import { csvOf, type PlantedKind, type PlantedOptions, plantedSheet } from '../support/plantedSheets';
import { agreeBatch } from '../support/reviewActs';
import { storedBytes } from '../support/storedBytes';
import { xlsxOf } from '../support/xlsxBuilder';

/** The same law for everything the window makes, shows and stores. The search is the test's own. */

const never = new AbortController().signal;
const PROGRAMS: Readonly<Record<PlantedKind, string>> = {
  land: '耕地地力保护补贴',
  allowance: '农村最低生活保障',
  elderly: '高龄津贴',
};

interface Confirmed {
  readonly session: BatchSession;
  readonly planted: readonly Planted[];
}

async function confirmed(kind: PlantedKind, options: PlantedOptions = {}, year = 2026): Promise<Confirmed> {
  const { cells, fileName, planter } = plantedSheet(kind, options);
  const session = await openSession(await importOne(csvOf(cells), fileName));
  const { title, unitRateYuan, documentNumber, allocatedFen } = session.record;
  const head = { title, unitRateYuan, documentNumber, allocatedFen, year, period: String(year) };
  await setHead(session, { ...head, program: PROGRAMS[kind] }, never);
  await confirmBatch(session, never);
  await agreeBatch(session.record.id);
  return { session, planted: planter.planted };
}

/** A file is clean; one with a hit is offered without bytes and names the place. Its name is clean in either case. */
function expectCleanFiles(files: readonly RenderedFile[], planted: readonly Planted[]): void {
  for (const { name, bytes, findings } of files) {
    expect(leaksInFile(name, bytes, planted)).toEqual([]);
    if (findings.some((item) => item.severity === 'error')) expect(bytes.length).toBe(0);
    expect(leaksInText('findings', JSON.stringify(findings), planted)).toEqual([]);
  }
}

async function expectStoreClean(planted: readonly Planted[]): Promise<void> {
  const leaks = (await storedBytes()).flatMap(({ where, bytes }) => {
    const found = leaksInFile('', bytes, planted);
    return found.map(({ digits }) => `${where}: ${digits}`);
  });
  expect(leaks).toEqual([]);
}

beforeEach(emptyDesk);

const forms: [string, Partial<PostingOptions>][] = [
  ['board', {}],
  ['compact', { form: 'compact', orientation: 'landscape' }],
  ['with remarks', { showRemark: true }],
  [
    'with masked columns on a stated basis',
    {
      maskedColumns: [
        { column: 'idNumber', legalBasis: '某县公示办法第三条' },
        { column: 'bankCardNumber', legalBasis: '某县公示办法第三条' },
        { column: 'phone', legalBasis: '某县公示办法第三条' },
      ],
      tellNamesakesApart: true,
    },
  ],
  ['signSheet', { form: 'signSheet' }],
];

describe('postings out of the window', () => {
  it.each(['land', 'allowance', 'elderly'] as const)('of %s hold none of the planted numbers', async (kind) => {
    const { session, planted } = await confirmed(kind);
    const { id, summary } = session.record;
    for (const [, over] of forms) {
      const options = postingOptions({ profile: kind === 'allowance' ? 'C' : 'B', ...over });
      const plan = await planPostings(id, options, never);
      expect(leaksInText('plan', JSON.stringify(plan), planted)).toEqual([]);
      expect(plan.villages.length).toBeGreaterThan(1);
      for (const { name } of summary.villages) {
        if (!plan.villages.some((one) => one.village === name)) continue;
        const preview = await previewPosting(id, name, options);
        expect(leaksInText('preview', JSON.stringify(preview), planted)).toEqual([]);
        for (const format of ['docx', 'html'] as const)
          expectCleanFiles(await renderPosting(id, name, options, format), planted);
      }
    }
  });

  it('the two villages of the sheet do get their postings', async () => {
    const { session, planted } = await confirmed('land', { around: false, places: false });
    for (const village of ['东坝村', '西坝村']) {
      const [file] = await renderPosting(session.record.id, village, postingOptions(), 'docx');
      expect(file?.bytes.length).toBeGreaterThan(5000);
      expectCleanFiles(file ? [file] : [], planted);
    }
  });
});

describe('what the window shows and hands on', () => {
  it('the list of corrections, as file and as lines', async () => {
    const { cells, fileName, planter } = plantedSheet('land');
    const session = await openSession(await importOne(csvOf(cells), fileName));
    for (const format of ['csv', 'docx'] as const) {
      const made = await renderCorrections(session, format);
      expectCleanFiles([made], planter.planted);
      expect(made.bytes.length).toBeGreaterThan(500);
    }
  });

  it('the history with every changed cell, and the trail as file and on paper', async () => {
    const { cells, fileName, planter } = plantedSheet('land');
    const session = await openSession(await importOne(csvOf(cells), fileName));
    // Every cell of some rows goes away and comes back: each private value is once before and once after.
    const rows = cells.slice(4, 44);
    const edits = (texts: (text: string) => string) =>
      rows.flatMap((line, at) =>
        line.map((written, column) => ({ row: at + 5, column: column + 1, text: texts(written) })),
      );
    await editCells(
      session,
      '0.0',
      edits(() => ''),
      never,
    );
    await editCells(
      session,
      '0.0',
      edits((written) => written),
      never,
    );
    const lines = await listHistory({ limit: 100 });
    expect(lines.flatMap((line) => line.changes).length).toBeGreaterThan(200);
    expect(leaksInText('history', JSON.stringify(lines), planter.planted)).toEqual([]);
    for (const format of ['csv', 'html'] as const) {
      const made = await renderTrail(format);
      expectCleanFiles([made], planter.planted);
      expect(made.bytes.length).toBeGreaterThan(2000);
    }
  });

  it('the sentence of every problem, the view of the batch, and the grid with private cells masked', async () => {
    const { cells, fileName, planter } = plantedSheet('land');
    const session = await openSession(await importOne(csvOf(cells), fileName));
    const view = await session.view();
    const sentences = view.problems.map((item) => describeProblem(text, item));
    expect(sentences.length).toBeGreaterThan(20);
    expect(leaksInText('sentences', sentences.join('\n'), planter.planted)).toEqual([]);
    expect(leaksInText('view', JSON.stringify(view), planter.planted)).toEqual([]);
    const { rows } = await viewRows(session, '0.0', 0, 10_000, false);
    expect(rows.length).toBeGreaterThan(100);
    expect(leaksInText('grid', JSON.stringify(rows), planter.planted)).toEqual([]);
  });

  it('comparison and suggestions', async () => {
    const before = await confirmed('land', { seed: 5 }, 2025);
    const now = await confirmed('land', { seed: 6 }, 2026);
    const planted = [...before.planted, ...now.planted];
    const comparison = await compareBatch(now.session, never);
    expect(comparison?.lines.length).toBeGreaterThan(10);
    expect(leaksInText('comparison', JSON.stringify(comparison), planted)).toEqual([]);
    const codes = new Set(now.session.problems.map((item) => item.code));
    for (const code of codes) {
      const shown = (await suggestionsFor(now.session, code, never)).map(shownSuggestion);
      expect(leaksInText(code, JSON.stringify(shown), planted)).toEqual([]);
    }
  });

  it('the package, its note, and what the county sees of it', async () => {
    const { session, planted } = await confirmed('land', { places: false });
    const request = {
      batchId: session.record.id,
      options: postingOptions(),
      recipientUnit: COUNTY,
      publicContacts: ['0000-1234567'],
    };
    const packed = await packBatch(request, ed25519PublicKey(SIGNING_SEED), jobContext());
    expect(leaksInFile(packed.fileName, packed.bytes, planted)).toEqual([]);
    const { bytes: _bytes, ...said } = packed;
    expect(leaksInText('said', JSON.stringify(said), planted)).toEqual([]);
    const seen = await receiveBundle(asFile(packed.bytes, packed.fileName), jobContext());
    expect(leaksInText('seen', JSON.stringify(seen), planted)).toEqual([]);
    expect(packed.sent.rowCount).toBeGreaterThan(50);
    await expectStoreClean(planted);
  });

  it('two sheets whose names look alike without their numbers stay two sheets through check, correction and confirmation', async () => {
    const { cells } = plantedSheet('land', { around: false, places: false });
    const head = cells[2] ?? [];
    const cell = (value: string): string => `<c t="inlineStr"><is><t>${value.replaceAll('&', '&amp;')}</t></is></c>`;
    const xml = (rows: readonly (readonly string[])[]): string =>
      `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`;
    const names = ['东坝村13811111101', '东坝村13822222201'];
    const book = xlsxOf(names.map((name, n) => ({ name, xml: xml([head, ...cells.slice(3 + n * 2, 5 + n * 2)]) })));
    const session = await openSession(await importOne(book, '两张表.xlsx'));
    const shown = session.record.files.flatMap((file) => file.sheets.map((one) => one.name));
    expect(shown).toEqual(['东坝村138******01', '东坝村138******01 (2)']);
    expect(session.record.summary.counts).toMatchObject({ read: 4, imported: 4 });
    const rate = head.findIndex((name) => name.startsWith('补贴金额')) + 1;
    await editCells(session, '0.1', [{ row: 2, column: rate, text: '1.00' }], never);
    expect(session.problems.filter((item) => item.sheetKey === '0.1').map((item) => item.at.row)).toContain(2);
    expect(session.problems.filter((item) => item.sheetKey === '0.0')).toEqual([]);
    expect(session.record.summary.totalFen).toBe(17274 * 3 + 100);
  });

  it('a refused file is named without the number in its name', async () => {
    const { fileName, planter } = plantedSheet('land');
    const outcome = await importFiles(
      { files: [asFile('', fileName), asFile('没有表头', `2${fileName}`)] },
      jobContext(),
    );
    expect(outcome.batchId).toBeNull();
    expect(leaksInText('outcome', JSON.stringify(outcome.refused.map((one) => one.params)), planter.planted)).toEqual(
      [],
    );
  });
});

describe('what lies on the disk', () => {
  it.each(['land', 'allowance', 'elderly'] as const)(
    'of %s holds no planted number in the clear: titles, file names, headers, villages, traces included',
    async (kind) => {
      const { session, planted } = await confirmed(kind);
      const { id } = session.record;
      const typed = planted.find((one) => one.kind === 'phone')?.digits ?? '';
      expect(typed).toMatch(/^1\d{10}$/);
      await markPosted(id, {
        postedOn: '2026-09-10',
        postingTo: '',
        telephone: '',
        reviewer: `钱某${typed}`,
        reviewedOn: '2026-09-09',
      });
      await markTakenDown(id, '2026-09-12', `村民${typed}来电`);
      const reopened = await reopenBatch(id, `${typed}反映面积有误`);
      const head = reopened.record;
      await setHead(
        reopened,
        {
          title: `更正${typed}`,
          program: head.program,
          year: 2026,
          period: '2026',
          unitRateYuan: '86.37',
          documentNumber: `样财〔2026〕${typed}`,
          allocatedFen: { [`东坝村${typed}`]: 1 },
        },
        never,
      );
      const edits = [{ row: 8, column: 12, text: `电话${typed}` }];
      await editCells(reopened, '0.0', edits, never);
      await expectStoreClean(planted);
    },
  );
});
