/**
 * One DOCX in a process of its own, so that its peak memory is its own: `docxRun.mjs ours|library ROWS`. Prints one line of JSON.
 * Ours lays the posting out and writes it; the bare library writes the same cells in a plain table, without pages or sums.
 */
import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { renderDocx } from '../../../shared/formats/docx';
import { formatDecimal, formatYuan } from '../../../shared/kernel';
import { layoutPosting } from '../../../shared/layout';
import { aPosting, layoutResources, someGroups } from '../../support/postingSamples';

const WARM_ROWS = 100;
const COLUMN_TWIPS = 1500;

function ours(rows: number): Uint8Array {
  return renderDocx(layoutPosting(aPosting({ groups: someGroups(rows) }), layoutResources));
}

async function library(rows: number): Promise<Uint8Array> {
  const cells = someGroups(rows).flatMap((group) =>
    group.rows.map((row) => [
      String(row.seq),
      row.payee,
      row.quantity ? formatDecimal(row.quantity) : '',
      row.unitRateYuan ? formatDecimal(row.unitRateYuan) : '',
      formatYuan(row.amount),
    ]),
  );
  const table = new Table({
    columnWidths: Array.from({ length: 5 }, () => COLUMN_TWIPS),
    rows: cells.map(
      (row) =>
        new TableRow({
          children: row.map(
            (text) =>
              new TableCell({
                width: { size: COLUMN_TWIPS, type: WidthType.DXA },
                children: [new Paragraph(text)],
              }),
          ),
        }),
    ),
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [table] }] })));
}

/** Highest resident memory of this process so far, in MB. */
function peakMb(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

const [how, count] = process.argv.slice(2);
const make = how === 'ours' ? ours : library;
await make(WARM_ROWS);
const before = peakMb();
const begun = performance.now();
const bytes = await make(Number(count));
const ms = performance.now() - begun;
console.log(JSON.stringify({ ms, bytes: bytes.length, peakMb: peakMb(), aboveMb: peakMb() - before }));
