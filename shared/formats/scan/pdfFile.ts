/**
 * Objects of a PDF, found by reading the file from front to back: the cross-reference table is not believed, so older
 * revisions and objects that nothing points to are seen as well. Streams are decoded when asked for.
 */
import { unzlibSync } from 'fflate';
import { asLatin1 } from './decodeText';
import { type PdfDict, PdfName, PdfReader, PdfRef, type PdfValue, PdfWord } from './pdfSyntax';

export interface PdfObject {
  readonly number: number;
  readonly value: PdfValue;
  /** Undecoded bytes of a stream. */
  readonly raw?: Uint8Array;
}

export interface PdfFile {
  /** In file order, objects of object streams last; a number may occur more than once. */
  readonly objects: readonly PdfObject[];
  /** Everything between the objects: trailers, cross-reference tables, what was appended. */
  readonly outside: string;
  resolve(value: PdfValue | undefined): PdfValue | undefined;
  /** The stream that `value` points to or is. */
  object(value: PdfValue | undefined): PdfObject | undefined;
  /** Decoded bytes; undefined when a filter is unknown or the data is damaged. */
  decode(object: PdfObject): Uint8Array | undefined;
}

const OBJECT = /(?<![0-9])(\d{1,10})[\x00\t\n\f\r ]+\d{1,5}[\x00\t\n\f\r ]+obj(?![A-Za-z0-9])/g;
/** Unpacked bytes of all streams together: the limit of a bundle's file, three times over. */
const MOST_BYTES = 160 * 1024 * 1024;

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const nameOf = (value: PdfValue | undefined): string => (value instanceof PdfName ? value.name : '');

export function readPdf(bytes: Uint8Array): PdfFile {
  const source = asLatin1Bytes(bytes);
  const objects: PdfObject[] = [];
  const latest = new Map<number, PdfObject>();
  let outside = '';
  let budget = MOST_BYTES;
  let at = 0;
  const resolve = (value: PdfValue | undefined): PdfValue | undefined => {
    let current = value;
    for (let hops = 0; current instanceof PdfRef && hops < 20; hops += 1) current = latest.get(current.number)?.value;
    return current;
  };
  const add = (object: PdfObject): void => {
    objects.push(object);
    latest.set(object.number, object);
  };
  const file: PdfFile = {
    objects,
    get outside() {
      return outside;
    },
    resolve,
    object: (value) => (value instanceof PdfRef ? latest.get(value.number) : undefined),
    decode: (object) => {
      if (budget <= 0) return undefined;
      const decoded = decodeStream(object, resolve);
      budget -= decoded?.length ?? 0;
      return decoded;
    },
  };
  OBJECT.lastIndex = 0;
  for (let found = OBJECT.exec(source); found; found = OBJECT.exec(source)) {
    outside += `${source.slice(at, found.index)}\n`;
    const reader = new PdfReader(source, found.index + found[0].length);
    const value = reader.value() ?? null;
    reader.skipSpace();
    at = reader.at;
    const number = Number(found[1]);
    if (isDict(value) && source.startsWith('stream', at)) {
      const from = at + (source.startsWith('stream\r\n', at) ? 8 : 7);
      const to = endOfStream(source, from, resolve(value.get('Length')));
      add({ number, value, raw: bytes.subarray(from, to) });
      at = to;
    } else add({ number, value });
    OBJECT.lastIndex = at;
  }
  outside += source.slice(at);
  for (const object of [...objects]) for (const inner of objectsInside(object, file)) add(inner);
  return file;
}

/** `latin1` of TextDecoder is windows-1252: it moves 0x80-0x9f, which strings and names need as they are. */
function asLatin1Bytes(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}

function endOfStream(source: string, from: number, length: PdfValue | undefined): number {
  if (typeof length === 'number' && /^[\x00\t\n\f\r ]*endstream/.test(source.slice(from + length, from + length + 24)))
    return from + length;
  const end = source.indexOf('endstream', from);
  return end < 0 ? source.length : end;
}

function* objectsInside(object: PdfObject, file: PdfFile): Generator<PdfObject> {
  if (!isDict(object.value) || nameOf(object.value.get('Type')) !== 'ObjStm') return;
  const bytes = file.decode(object);
  if (!bytes) return;
  const source = asLatin1Bytes(bytes);
  const first = file.resolve(object.value.get('First'));
  const count = file.resolve(object.value.get('N'));
  if (typeof first !== 'number' || typeof count !== 'number') return;
  const index = new PdfReader(source, 0, Math.min(first, source.length));
  for (let i = 0; i < count; i += 1) {
    const number = index.value();
    const offset = index.value();
    if (typeof number !== 'number' || typeof offset !== 'number') return;
    const value = new PdfReader(source, first + offset).value();
    if (value !== undefined && !(value instanceof PdfWord)) yield { number, value };
  }
}

function decodeStream(
  object: PdfObject,
  resolve: (value: PdfValue | undefined) => PdfValue | undefined,
): Uint8Array | undefined {
  if (!object.raw || !isDict(object.value)) return undefined;
  const filter = resolve(object.value.get('Filter') ?? object.value.get('F'));
  const filters = (Array.isArray(filter) ? filter : filter === undefined || filter === null ? [] : [filter]).map(
    (item) => nameOf(resolve(item)),
  );
  const parameters = resolve(object.value.get('DecodeParms'));
  const hasPredictor = (Array.isArray(parameters) ? parameters : [parameters]).some((item) => {
    const dict = resolve(item);
    const predictor = isDict(dict) ? resolve(dict.get('Predictor')) : undefined;
    return typeof predictor === 'number' && predictor > 1;
  });
  if (hasPredictor) return undefined;
  let bytes: Uint8Array | undefined = object.raw;
  for (const name of filters) {
    if (!bytes) return undefined;
    bytes = applyFilter(name, bytes);
  }
  return bytes;
}

function applyFilter(name: string, bytes: Uint8Array): Uint8Array | undefined {
  try {
    if (name === 'FlateDecode' || name === 'Fl') return unzlibSync(bytes);
    if (name === 'ASCIIHexDecode' || name === 'AHx') return hexBytes(asLatin1(bytes));
    if (name === 'ASCII85Decode' || name === 'A85') return ascii85(asLatin1(bytes));
  } catch {
    return undefined;
  }
  return undefined;
}

function hexBytes(text: string): Uint8Array {
  const hex = (text.split('>', 1)[0] ?? '').replace(/[^0-9A-Fa-f]/g, '');
  return Uint8Array.from({ length: Math.ceil(hex.length / 2) }, (_, i) =>
    Number.parseInt(hex.slice(i * 2, i * 2 + 2).padEnd(2, '0'), 16),
  );
}

function ascii85(text: string): Uint8Array {
  const body = (text.split('~>', 1)[0] ?? '').replace(/\s/g, '').replace(/z/g, '!!!!!');
  const bytes: number[] = [];
  for (let at = 0; at < body.length; at += 5) {
    const group = body.slice(at, at + 5);
    let value = 0;
    for (const c of group.padEnd(5, 'u')) value = value * 85 + c.charCodeAt(0) - 33;
    for (let i = 0; i < group.length - 1; i += 1) bytes.push(Math.floor(value / 256 ** (3 - i)) % 256);
  }
  return Uint8Array.from(bytes);
}
