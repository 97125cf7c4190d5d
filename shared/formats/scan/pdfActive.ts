/** What may not travel in a PDF (bundle.md § 8), also when written with #xx and inside compressed streams. */
import type { ActiveFinding } from '../../privacy';
import { asLatin1 } from './decodeText';
import { isDict, nameOf, type PdfFile, type PdfObject, readPdf } from './pdfFile';
import { decodePdfName, PdfName, type PdfValue } from './pdfSyntax';
import { isPdfReadable } from './pdfText';

const ACTIVE_NAMES = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'EF',
  'RichMedia',
  'XFA',
  'Encrypt',
]);
/** Long enough never to stand in binary data by chance. */
const LONG_NAME = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9])/g;
const OUTSIDE_NAME = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|Encrypt)(?![A-Za-z0-9])/g;

/** `pdf.active` (error) once per name; `pdf.unscanned` (warning) when some text cannot be read. */
export function checkPdfActive(bytes: Uint8Array): ActiveFinding[] {
  const file = readPdf(bytes);
  const names = new Set<string>();
  for (const object of file.objects) {
    collectNames(object.value, names);
    for (const name of namesInStream(object, file)) names.add(name);
  }
  for (const found of decodePdfName(file.outside).matchAll(OUTSIDE_NAME)) names.add(found[1] ?? '');
  const findings: ActiveFinding[] = [...names].sort().map((what) => ({ code: 'pdf.active', severity: 'error', what }));
  if (!isPdfReadable(file)) findings.push({ code: 'pdf.unscanned', severity: 'warning', what: 'text' });
  return findings;
}

function collectNames(value: PdfValue, names: Set<string>, depth = 0): void {
  if (depth > 64) return;
  if (value instanceof PdfName) {
    if (ACTIVE_NAMES.has(value.name) && value.name !== 'EF') names.add(value.name);
  } else if (Array.isArray(value)) for (const item of value) collectNames(item, names, depth + 1);
  else if (isDict(value)) {
    for (const [key, item] of value) {
      if (ACTIVE_NAMES.has(key)) names.add(key);
      collectNames(item, names, depth + 1);
    }
  }
}

/** Object streams were read as objects; this finds names in streams that do not say what they are. */
function namesInStream(object: PdfObject, file: PdfFile): string[] {
  if (!isDict(object.value) || !object.raw) return [];
  const kind = nameOf(file.resolve(object.value.get('Subtype')));
  const isFont = object.value.has('Length1') || ['Type1C', 'CIDFontType0C', 'OpenType'].includes(kind);
  if (kind === 'Image' || isFont) return [];
  const bytes = file.decode(object);
  return bytes ? [...decodePdfName(asLatin1(bytes)).matchAll(LONG_NAME)].map((found) => found[1] ?? '') : [];
}
