import type { CheckReport } from '../../shared/payout';
import type { MadeBook } from './payoutLayouts';
import { aSheet, checkSheets } from './payoutSheet';

const COUNTED_FIELDS = ['read', 'imported', 'repaired', 'warned', 'rejected', 'skipped', 'distinctPeople'] as const;

/** Where a report and the invented sheet's own answer part; empty when they agree. */
export function disagreements(report: CheckReport, book: MadeBook): string[] {
  const { wanted } = book;
  const out: string[] = [];
  const differ = (what: string, got: unknown, want: unknown): void => {
    if (JSON.stringify(got) !== JSON.stringify(want))
      out.push(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
  };
  for (const name of COUNTED_FIELDS) differ(`counts.${name}`, report.counts[name], wanted.counts[name]);
  differ('totalFen', report.totalFen, wanted.totalFen);
  differ(
    'sheets',
    [...report.sheets],
    wanted.counted.length === 1 && wanted.counted[0] === '' ? report.sheets : wanted.counted,
  );
  wanted.fields.forEach((field, i) => {
    if (field !== undefined && report.columns[i]?.field !== field)
      out.push(`column ${i + 1} «${report.columns[i]?.header}»: got ${report.columns[i]?.field}, want ${field}`);
  });
  differ(
    'groups',
    report.villages.flatMap((v) => v.groups.map((g) => `${v.name}/${g.name} ${g.count} ${g.totalFen}`)).sort(),
    wanted.groups,
  );
  const many = wanted.counted.length > 1;
  const where = (sheet: string | undefined, row: number): string =>
    `${many ? (sheet ?? '') : (wanted.counted[0] ?? '')} ${row}`;
  const places = new Set(wanted.skipped.filter((s) => s.endsWith(' place')).map((s) => s.slice(0, -6)));
  const skipped = report.skipped.map((s) => {
    const key = where(s.sheet, s.row);
    return `${key} ${places.has(key) ? 'place' : s.why}`;
  });
  for (const s of skipped) if (!wanted.skipped.includes(s)) out.push(`skipped without need: ${s}`);
  for (const s of wanted.skipped) if (!skipped.includes(s)) out.push(`not skipped so: ${s}`);
  const left = report.problems.map((p) => ({
    key: where(p.at.sheet, p.at.row ?? 0),
    code: p.code,
    column: p.at.column ?? 0,
  }));
  for (const want of wanted.problems) {
    const codes = want.code.split('|');
    const index = left.findIndex(
      (p) =>
        p.key === `${want.sheet} ${want.row}` &&
        codes.includes(p.code) &&
        (want.column === 0 || p.column === want.column),
    );
    if (index < 0) out.push(`missing problem: ${want.sheet} ${want.row} ${want.code} column ${want.column}`);
    else left.splice(index, 1);
  }
  for (const p of left)
    if (p.code !== 'filled_down') out.push(`problem without need: ${p.key} ${p.code} column ${p.column}`);
  for (const want of wanted.totals) {
    const got = report.printedTotals.find((t) => where(t.sheet, t.row) === `${want.sheet} ${want.row}`);
    if (!got) {
      out.push(`missing total: ${want.sheet} ${want.row} ${want.readings[0]}`);
      continue;
    }
    if (got.printedFen !== want.printedFen)
      out.push(`printed total row ${want.row}: ${got.printedFen} want ${want.printedFen}`);
    if (got.verdict !== want.verdict)
      out.push(
        `verdict row ${want.row}: ${got.verdict} (${got.level} ${got.village} ${got.group} own ${got.ownFen}) want ${want.verdict} own ${want.ownFen} printed ${want.printedFen} as ${want.readings[0]}`,
      );
    else if (want.verdict !== 'cannotCompare' && got.ownFen !== want.ownFen)
      out.push(`own sum row ${want.row}: ${got.ownFen} want ${want.ownFen}`);
    const reading =
      got.level === 'total' || got.level === 'page' ? got.level : `${got.level} ${got.village} ${got.group}`;
    if (!want.readings.includes(reading))
      out.push(`level row ${want.row}: ${reading} want ${want.readings.join(' | ')}`);
  }
  if (report.printedTotals.length !== wanted.totals.length)
    out.push(`printed totals: got ${report.printedTotals.length}, want ${wanted.totals.length}`);
  return out;
}

/** Checks an invented book's cells and names where the report and the answer part. */
export async function checkBook(book: MadeBook): Promise<string[]> {
  const result = await checkSheets(
    book.sheets.map((s) => aSheet(s.cells, { name: s.name, hidden: s.hidden })),
    { fileName: book.fileName },
  );
  if (!result.ok) return [`refused: ${result.fault} ${JSON.stringify(result.params)}`];
  return disagreements(result.value, book);
}
