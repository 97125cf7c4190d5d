/**
 * A submission of `ROWS` rows, 1,000 a village or more, with HTML and DOCX notices: `bundleRun.mjs ROWS RUNS`. Prints one line of JSON.
 * The floor is what nobody can do without: fflate's deflate of every file that lies deflated in the bundle, and SHA-256 of all.
 */
import { deflateSync } from 'fflate';
import { packBundle, seededSource, verifyBundle } from '../../../shared/bundle';
import { writeItems } from '../../../shared/bundle/packItems';
import { sha256Hex } from '../../../shared/formats/crypto';
import { renderNoticeDocx } from '../../../shared/formats/docx';
import { renderNoticeHtml } from '../../../shared/formats/html';
import { blobOfBytes } from '../../../shared/formats/zip';
import { type Instant, newId } from '../../../shared/kernel';
import { layoutPosting } from '../../../shared/layout';
import { aBundleInput, aKey, knownKey, schemas, TOWNSHIP, VILLAGE, verifyOptions } from '../../support/bundleBreaker';
import { aPosting, layoutResources, someGroups } from '../../support/postingSamples';

/** A bundle holds at most 2,000 entries (bundle.md § 7), three a village. */
const MOST_VILLAGES = 500;
const ROWS_PER_VILLAGE = 1000;

type Input = ReturnType<typeof aBundleInput>;

function makeInput(rows: number): Input {
  const ids = seededSource('bench', Date.parse('2026-03-05T02:20:30Z'));
  const [model] = aBundleInput().items;
  if (model?.kind !== 'payout') throw new Error('the sample begins with a payout');
  const perVillage = Math.max(ROWS_PER_VILLAGE, Math.ceil(rows / MOST_VILLAGES));
  const groups = someGroups(perVillage);
  const document = layoutPosting(aPosting({ groups }), layoutResources);
  const html = new TextEncoder().encode(renderNoticeHtml(document));
  const docx = renderNoticeDocx(document);
  const items = Array.from({ length: Math.ceil(rows / perVillage) }, (_, village) => ({
    ...model,
    itemId: newId(ids),
    title: `${model.title}${village}`,
    updatedAt: '2026-03-05T01:00:00Z' as Instant,
    lines: groups.flatMap((group) =>
      group.rows.map((row) => ({
        rowId: newId(ids),
        divisionCode: VILLAGE,
        subsidyProgram: '耕地地力保护补贴',
        quantityUnit: '亩',
        row,
      })),
    ),
    files: [
      { name: 'notice.html', read: async () => html },
      { name: 'notice.docx', read: async () => docx },
    ],
  }));
  return aBundleInput({ items });
}

async function timed<T>(work: () => Promise<T>): Promise<[ms: number, result: T]> {
  const begun = performance.now();
  const result = await work();
  return [performance.now() - begun, result];
}

async function floor(files: readonly { path: string; bytes: Uint8Array }[]): Promise<void> {
  for (const { path, bytes } of files) {
    if (!path.endsWith('.docx')) deflateSync(bytes, { level: 6 });
    await sha256Hex(bytes);
  }
}

const [rows = 100_000, runs = 3] = process.argv.slice(2).map(Number);
const input = makeInput(rows);
const written = await writeItems(input.items, schemas);
const files: { path: string; bytes: Uint8Array }[] = [];
for (const file of written.files) files.push({ path: file.path, bytes: await file.read() });
const options = { ...verifyOptions, keys: [knownKey(aKey())], recipient: TOWNSHIP, requireSignature: true };
const times: { floor: number[]; pack: number[]; verify: number[] } = { floor: [], pack: [], verify: [] };
let zipBytes = 0;
// The first turn is the warm-up.
for (let run = 0; run <= runs; run += 1) {
  const [floorMs] = await timed(() => floor(files));
  const chunks: Uint8Array[] = [];
  const [packMs] = await timed(() => packBundle(input, [aKey().signer], schemas, (chunk) => void chunks.push(chunk)));
  const zip = new Uint8Array(Buffer.concat(chunks));
  zipBytes = zip.length;
  const [verifyMs, verdict] = await timed(() => verifyBundle(blobOfBytes(zip), options));
  if (verdict.verdict !== 'pass') throw new Error(`refused: ${JSON.stringify(verdict.problems.slice(0, 3))}`);
  if (run === 0) continue;
  times.floor.push(floorMs);
  times.pack.push(packMs);
  times.verify.push(verifyMs);
}
const payloadMb = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
console.log(JSON.stringify({ ...times, payloadMb, zipMb: zipBytes / 1e6 }));
