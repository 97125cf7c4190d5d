/** Text of a PDF for the scanner: every page, form, string and metadata stream; and the judgement whether it could be read. */
import type { TextScan } from '../../privacy';
import { binaryReadings, decodeText } from './decodeText';
import { type FontCache, type PageText, readContent, readForm, type TextPiece } from './pdfContent';
import { isDict, nameOf, type PdfFile, readPdf } from './pdfFile';
import { type PdfDict, PdfString, type PdfValue, pdfTextOf } from './pdfSyntax';
import { scanBinary, scanLines } from './plainText';

/** A page with a picture and fewer glyphs than this is taken for a scan: nobody has read it. */
const FEW_GLYPHS = 20;

/** Scans what can be read; `pdf.unscanned` when some text cannot (a person ticks it off). */
export function scanPdf(bytes: Uint8Array, scan: TextScan): void {
  if (!readAll(readPdf(bytes), scan)) scan.note('pdf.unscanned', '');
}

/** `pdf.unscanned`? For the checks, without a scan. */
export const isPdfReadable = (file: PdfFile): boolean =>
  readAll(file, { headingWords: [], text: () => {}, note: () => {} });

function readAll(file: PdfFile, scan: TextScan): boolean {
  const fonts: FontCache = new Map();
  const isEncrypted =
    /\/Encrypt(?![A-Za-z])/.test(file.outside) ||
    file.objects.some((object) => isDict(object.value) && object.value.has('Encrypt'));
  if (isEncrypted) return false;
  let isReadable = true;
  let pages = 0;
  for (const object of file.objects) {
    scanStrings(object.value, '', file, scan);
    if (!isDict(object.value)) continue;
    const type = nameOf(file.resolve(object.value.get('Type')));
    const kind = nameOf(file.resolve(object.value.get('Subtype')));
    if (type === 'Page') {
      pages += 1;
      if (!scanPage(object.value, pages, file, fonts, scan)) isReadable = false;
    } else if (kind === 'Form' && object.raw) {
      const form = emptyPage();
      readForm(object, new Map(), file, fonts, form);
      scanPieces(form, 'form', undefined, scan);
    } else if (type === 'Metadata' || type === 'EmbeddedFile') {
      const stream = file.decode(object);
      if (stream && type === 'Metadata') scanLines(decodeText(stream), 'metadata', scan);
      else if (stream) for (const reading of binaryReadings(stream)) scanBinary(reading, 'embedded', scan);
    }
  }
  // Cross-reference lines are ten digits and five; everything else between the objects is looked at.
  scanBinary(file.outside.replace(/\d{10} \d{5} [nf]/g, ''), 'bytes', scan);
  return isReadable && pages > 0;
}

const emptyPage = (): PageText => ({ pieces: [], hasUnreadable: false, hasPicture: false, actualTexts: [] });

function scanPage(dict: PdfDict, number: number, file: PdfFile, fonts: FontCache, scan: TextScan): boolean {
  const page = emptyPage();
  const resources = inherited(dict, 'Resources', file);
  const contents = file.resolve(dict.get('Contents'));
  const list = Array.isArray(contents) ? contents : [dict.get('Contents')];
  const streams: Uint8Array[] = [];
  for (const item of list) {
    const object = file.object(item);
    const bytes = object && file.decode(object);
    if (bytes) streams.push(bytes);
    else if (object) page.hasUnreadable = true;
  }
  readContent(joined(streams), isDict(resources) ? resources : new Map(), file, fonts, page);
  scanPieces(page, 'page', number, scan);
  const glyphs = page.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  return !page.hasUnreadable && !(page.hasPicture && glyphs < FEW_GLYPHS);
}

function inherited(dict: PdfDict, key: string, file: PdfFile): PdfValue | undefined {
  let node: PdfDict | undefined = dict;
  for (let hops = 0; node && hops < 40; hops += 1) {
    const value = file.resolve(node.get(key));
    if (value !== undefined && value !== null) return value;
    const parent = file.resolve(node.get('Parent'));
    node = isDict(parent) ? parent : undefined;
  }
  return undefined;
}

/** Contents of a page are one stream cut anywhere between two tokens. */
function joined(streams: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(streams.reduce((sum, stream) => sum + stream.length + 1, 0));
  let at = 0;
  for (const stream of streams) {
    whole.set(stream, at);
    whole[at + stream.length] = 0x0a;
    at += stream.length + 1;
  }
  return whole;
}

function scanPieces(page: PageText, part: string, number: number | undefined, scan: TextScan): void {
  const spot = { part: number === undefined ? part : `${part} ${number}` };
  for (const line of textLines(page.pieces)) scan.text(line, spot);
  for (const text of page.actualTexts) scan.text(pdfTextOf(text), spot);
}

/** Pieces of one base line put together in reading order: a gap under a sixth of the size is none, under two thirds a blank. */
export function textLines(pieces: readonly TextPiece[]): string[] {
  const sorted = [...pieces].sort((a, b) => a.angle - b.angle || b.across - a.across || a.from - b.from);
  const lines: string[] = [];
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at];
    if (!first) break;
    let end = at + 1;
    for (
      let next = sorted[end];
      next && next.angle === first.angle && first.across - next.across < first.size * 0.3;
      next = sorted[end]
    )
      end += 1;
    const line = sorted.slice(at, end).sort((a, b) => a.from - b.from);
    let text = '';
    let last: TextPiece | undefined;
    for (const piece of line) {
      if (last) {
        const gap = piece.from - last.to;
        if (gap > last.size * 0.67) {
          lines.push(text);
          text = '';
        } else if (gap > last.size * 0.17 && !(isDigit(last.text) && isDigit(piece.text))) text += ' ';
      }
      text += piece.text;
      last = piece;
    }
    lines.push(text);
    at = end;
  }
  return lines;
}

/** One digit by itself: spaced-out or justified digits are one number. */
const isDigit = (text: string): boolean => /^[0-9\uff10-\uff19]$/.test(text);

/** Keys whose strings are ids or dates of the program. */
const PROGRAM_KEYS = new Set([
  'ID',
  'O',
  'U',
  'OE',
  'UE',
  'Perms',
  'Panose',
  'CreationDate',
  'ModDate',
  'M',
  'CheckSum',
]);

function scanStrings(value: PdfValue | undefined, key: string, file: PdfFile, scan: TextScan, depth = 0): void {
  if (depth > 20) return;
  if (value instanceof PdfString) {
    if (PROGRAM_KEYS.has(key) && (/^D:\d{4,14}[Z0-9+\-']*$/.test(value.bytes) || value.bytes.length <= 48)) return;
    scan.text(pdfTextOf(value.bytes), { part: key === '' ? 'strings' : key });
  } else if (Array.isArray(value)) for (const item of value) scanStrings(item, key, file, scan, depth + 1);
  else if (isDict(value)) for (const [name, item] of value) scanStrings(item, name, file, scan, depth + 1);
}
