import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ByteSource, RowChunk, TableFile } from '../../shared/kernel';

/** Bytes in memory as a shell hands them over, cut into pieces of the given sizes (repeated as needed). */
export function aByteSource(
  bytes: Uint8Array,
  { name = '样本.csv', pieces = [64 * 1024] }: { name?: string; pieces?: readonly number[] } = {},
): ByteSource {
  return {
    name,
    size: bytes.length,
    async *stream() {
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const length = Math.max(1, pieces[turn % pieces.length] ?? 1);
        yield bytes.slice(at, at + length);
        at += length;
      }
    },
  };
}

/** A file on disk as the command line hands it over. */
export function aFileSource(path: string): ByteSource {
  return {
    name: basename(path),
    size: statSync(path).size,
    async *stream() {
      for await (const piece of createReadStream(path)) yield piece as Uint8Array;
    },
  };
}

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/read/${name}`, import.meta.url)));

/** All rows of one sheet; fails when a chunk does not begin where the one before it ended. */
export async function allRows(file: TableFile, sheet = 0): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const chunk of chunksOf(file, sheet)) {
    if (chunk.firstRow !== rows.length + 1)
      throw new Error(`chunk begins at ${chunk.firstRow}, not ${rows.length + 1}`);
    rows.push(...chunk.rows);
  }
  return rows;
}

/** Rows without empty cells at their ends and without blank rows at the end: what a workbook keeps of a CSV. */
export function trimmed(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const short = rows.map((row) => {
    let end = row.length;
    while (end > 0 && row[end - 1] === '') end -= 1;
    return row.slice(0, end);
  });
  while (short.at(-1)?.length === 0) short.pop();
  return short;
}

export function chunksOf(file: TableFile, sheet = 0, signal?: AbortSignal): AsyncIterable<RowChunk> {
  const found = file.sheets[sheet];
  if (found === undefined) throw new Error(`no sheet ${sheet}`);
  return found.rows(signal);
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function utf16(text: string, order: 'le' | 'be', bom = true): Uint8Array {
  const bytes = new Uint8Array(Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le'));
  if (order === 'be') Buffer.from(bytes.buffer).swap16();
  return bytes;
}

let gbCodes: Map<string, number[]> | undefined;

/** Encodes through the inverse of the platform's decoder: two-byte GBK, and the four-byte forms that occur in names. */
export function gb18030(text: string): Uint8Array {
  gbCodes ??= buildGbCodes();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const pair = gbCodes.get(char);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else bytes.push(...fourBytes(char));
  }
  return Uint8Array.from(bytes);
}

function buildGbCodes(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if ([...char].length === 1 && char !== '\uFFFD') codes.set(char, [lead, trail]);
    }
  }
  return codes;
}

function fourBytes(char: string): number[] {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x10000) return linear(code - 0x10000, 0x90);
  const decoder = new TextDecoder('gb18030');
  for (let at = 0; at < 39_420; at += 1) {
    const bytes = linear(at, 0x81);
    if (decoder.decode(Uint8Array.from(bytes)) === char) return bytes;
  }
  throw new Error(`not in GB18030: ${char}`);
}

function linear(at: number, lead: number): number[] {
  const c = Math.floor(at / 10) % 126;
  const b = Math.floor(at / 1260) % 10;
  return [lead + Math.floor(at / 12_600), 0x30 + b, 0x81 + c, 0x30 + (at % 10)];
}
