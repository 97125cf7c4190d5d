/** A stored batch: open it and show its first page, confirm it, look a person up, make the postings of 20 villages. */
import { openBenchPage } from '../measure/benchPage.mjs';
import { sampleSheet } from '../measure/samples.mjs';
import { figure } from '../measure/statistics.mjs';

const FIRST_PAGE_ROWS = 40;
const LOOKUPS = 20;

const OPTIONS = {
  form: 'board',
  paper: 'A4',
  orientation: 'portrait',
  groupPerPage: false,
  postedOn: '2026-09-10',
  postingTo: '2026-09-25',
  telephone: '0000-1234567',
  profile: 'strict',
  showRemark: false,
  maskedColumns: [],
  tellNamesakesApart: false,
};

export async function benchWorking({ rows, runs, log }) {
  const bench = await openBenchPage();
  const { page } = bench;
  const job = (name, input) => page.evaluate(([what, given]) => window.bench.job(what, given), [name, input]);
  const time = (name, input) => page.evaluate(([what, given]) => window.bench.time(what, given), [name, input]);
  const sheetKey = '0.0';
  try {
    await bench.give(sampleSheet(rows));
    const { batchId } = await page.evaluate(() => window.bench.importFile());

    const opens = [];
    for (let run = 0; run <= runs; run += 1) {
      log(`open, ${rows} rows, run ${run} of ${runs}`);
      await bench.reload();
      await job('payout.lookup', { idNumber: '' });
      const open = await time('payout.open', { batchId });
      const first = await time('payout.rows', { batchId, sheetKey, from: 0, to: FIRST_PAGE_ROWS, onlyProblems: false });
      if (run > 0) opens.push(open + first);
    }

    const people = await somePeople(job, batchId, sheetKey);
    const confirms = [];
    for (let run = 0; run < runs; run += 1) {
      log(`confirm, ${rows} rows, run ${run + 1} of ${runs}`);
      if (run > 0) await job('payout.reopen', { batchId, reason: 'bench', by: '' });
      confirms.push(await time('payout.confirm', { batchId, by: '' }));
    }

    const lookups = [];
    for (const idNumber of people) {
      const { ms, value } = await job('payout.lookup', { idNumber });
      if (value.hits.length === 0) throw new Error('a person of the sheet was not found');
      lookups.push(ms);
    }

    await page.evaluate((id) => window.bench.agree(id), batchId);
    const view = await job('payout.open', { batchId });
    const villages = view.value.batch.summary.villages.map((village) => village.name);
    const postings = { html: [], docx: [] };
    for (const format of ['html', 'docx']) {
      await time('posting.render', { batchId, village: villages[0], options: OPTIONS, format });
      for (let run = 0; run < Math.min(runs, 2); run += 1) {
        log(`postings as ${format}, ${rows} rows, run ${run + 1}`);
        let sum = 0;
        for (const village of villages)
          sum += await time('posting.render', { batchId, village, options: OPTIONS, format });
        postings[format].push(sum);
      }
    }
    return [
      figure({ name: 'open a batch and show its first page', rows, unit: 'ms', values: opens }),
      figure({ name: 'confirm a batch', rows, unit: 'ms', values: confirms }),
      figure({ name: 'look one person up', rows, unit: 'ms', values: lookups }),
      ...['html', 'docx'].map((format) =>
        figure({
          name: `postings of ${villages.length} villages, ${format}`,
          rows,
          unit: 'ms',
          values: postings[format],
          note: 'laid out, written, re-opened and scanned',
        }),
      ),
    ];
  } finally {
    await bench.close();
  }
}

/** ID numbers of rows without a finding, from all over the sheet. The first shown row tells which column holds them. */
async function somePeople(job, batchId, sheetKey) {
  const view = await job('payout.open', { batchId });
  const [sheet] = view.value.batch.files[0].sheets;
  const column = sheet.layout.columns.find((one) => one.field === 'idNumber').index;
  const people = [];
  for (let step = 1; step <= LOOKUPS; step += 1) {
    const from = Math.floor((sheet.rowCount * step) / (LOOKUPS + 1));
    const found = await job('payout.rows', { batchId, sheetKey, from, to: from + 50, onlyProblems: false });
    const plain = found.value.rows.find((row) => row.tone === 'plain');
    if (!plain) continue;
    const shown = await job('payout.reveal', { batchId, sheetKey, row: plain.row, column });
    people.push(shown.value.text);
  }
  return people;
}
