import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Searches every byte below some folders for planted texts, as UTF-8, UTF-16 (both orders) and GB18030. An index of the first
 * bytes keeps it to one pass over each file, however many markers there are.
 */
export interface Hit {
  readonly file: string;
  readonly marker: string;
  readonly encoding: string;
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Two-byte codes of GB18030 by character, taken from the platform's own decoder. */
function gbTable(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const bytes = Buffer.from([high, low]);
      const text = decoder.decode(bytes);
      if (text.length === 1 && !table.has(text)) table.set(text, bytes);
    }
  return table;
}

function inGb18030(text: string, table: ReadonlyMap<string, Buffer>): Buffer {
  const parts = [...text].map((one) => (one < '\u0080' ? Buffer.from(one) : table.get(one)));
  if (parts.some((part) => part === undefined)) throw new Error(`not in the two-byte part of GB18030: ${text}`);
  return Buffer.concat(parts.filter((part) => part !== undefined));
}

interface Needle {
  readonly bytes: Buffer;
  readonly marker: string;
  readonly encoding: string;
}

function needlesOf(markers: readonly string[]): Map<number, Needle[]> {
  const table = gbTable();
  const byStart = new Map<number, Needle[]>();
  for (const marker of markers) {
    const forms: [string, Buffer][] = [
      ['utf-8', Buffer.from(marker, 'utf8')],
      ['utf-16le', Buffer.from(marker, 'utf16le')],
      ['utf-16be', utf16be(marker)],
      ['gb18030', inGb18030(marker, table)],
    ];
    for (const [encoding, bytes] of forms) {
      const start = bytes.readUInt32BE(0);
      const known = byStart.get(start);
      if (known) known.push({ bytes, marker, encoding });
      else byStart.set(start, [{ bytes, marker, encoding }]);
    }
  }
  return byStart;
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(full);
    else if (entry.isFile()) yield full;
  }
}

export function searchMarkers(
  folders: readonly string[],
  markers: readonly string[],
): { readonly hits: Hit[]; readonly files: number; readonly bytes: number } {
  const needles = needlesOf(markers);
  const hits: Hit[] = [];
  let files = 0;
  let bytes = 0;
  for (const folder of folders)
    for (const file of filesBelow(folder)) {
      if (statSync(file).size < 4) continue;
      const content = readFileSync(file);
      files += 1;
      bytes += content.length;
      let window = content.readUInt32BE(0);
      for (let at = 0; ; at += 1) {
        for (const { bytes: wanted, marker, encoding } of needles.get(window) ?? [])
          if (content.compare(wanted, 0, wanted.length, at, Math.min(content.length, at + wanted.length)) === 0)
            hits.push({ file, marker, encoding });
        const next = content[at + 4];
        if (next === undefined) break;
        window = ((window << 8) | next) >>> 0;
      }
    }
  return { hits, files, bytes };
}
