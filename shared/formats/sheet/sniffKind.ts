import { utf16Order } from '../csv';

/**
 * What the first bytes say a file is. Names in capitals are shown to the user as they stand
 * («这是 PDF 文件»); the lower-case ones are looked into further.
 */
export type FileKind =
  | 'empty'
  | 'text'
  | 'html'
  | 'zip'
  | 'cfb'
  | 'biff'
  | 'xmlSheet'
  | 'mhtml'
  | 'JPEG'
  | 'PNG'
  | 'GIF'
  | 'BMP'
  | 'TIFF'
  | 'WEBP'
  | 'HEIC'
  | 'PDF'
  | 'OFD'
  | 'RTF'
  | 'RAR'
  | '7Z'
  | 'GZIP'
  | 'EXE'
  | 'SQLITE'
  | 'MP4'
  | 'BINARY';

/** Bytes that `sniffKind` and the separator guess want to see. */
export const HEAD_BYTES = 64 * 1024;

const MAGIC: readonly (readonly [FileKind, number, string])[] = [
  ['cfb', 0, 'd0cf11e0a1b11ae1'],
  ['zip', 0, '504b0304'],
  ['zip', 0, '504b0506'],
  ['JPEG', 0, 'ffd8ff'],
  ['PNG', 0, '89504e47'],
  ['GIF', 0, '47494638'],
  ['BMP', 0, '424d'],
  ['TIFF', 0, '49492a00'],
  ['TIFF', 0, '4d4d002a'],
  ['WEBP', 8, '57454250'],
  ['HEIC', 4, '6674797068656963'],
  ['HEIC', 4, '6674797068656978'],
  ['HEIC', 4, '667479706d696631'],
  ['MP4', 4, '66747970'],
  ['PDF', 0, '25504446'],
  ['RTF', 0, '7b5c727466'],
  ['RAR', 0, '526172211a07'],
  ['7Z', 0, '377abcaf271c'],
  ['GZIP', 0, '1f8b08'],
  ['EXE', 0, '4d5a9000'],
  ['SQLITE', 0, '53514c69746520666f726d6174'],
  // A BIFF2 to BIFF5 stream without a container: record BOF with its short lengths.
  ['biff', 0, '090808000005'],
  ['biff', 0, '090810000006'],
  ['biff', 0, '09040600'],
  ['biff', 0, '09020600'],
  ['biff', 0, '09000400'],
];

/** Share of control characters above which a file is no text: none of the usual encodings has them at all. */
const JUNK_SHARE = 0.02;

/**
 * Names a file by its first bytes, never by its extension.
 * @param head at least the first 4 kB, or the whole file when it is shorter.
 */
export function sniffKind(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  for (const [kind, offset, hex] of MAGIC) {
    if (!startsWith(head, offset, hex)) continue;
    // «BM» begins many an English word; a bitmap also states its own size of header.
    if (kind === 'BMP' && !(head[14] === 40 || head[14] === 124 || head[14] === 108 || head[14] === 12)) continue;
    return kind;
  }
  const wide = utf16Order(head) !== undefined;
  const start = asciiStart(head, wide);
  if (/^\s*</.test(start)) {
    if (/<\?xml|<\?mso-application/i.test(start) && /urn:schemas-microsoft-com:office:spreadsheet/i.test(start)) {
      if (!/<html[\s>]/i.test(start)) return 'xmlSheet';
    }
    if (/<(!doctype\s+html|html|table|head|body|meta|style|div|tr)[\s>/]/i.test(start)) return 'html';
  }
  if (/^\s*MIME-Version:/i.test(start)) return 'mhtml';
  if (/^\s*$/.test(start) && head.length < 4096 && !head.some((byte) => byte > 0x20)) return 'text';
  return !wide && isJunk(head) ? 'BINARY' : 'text';
}

function startsWith(head: Uint8Array, offset: number, hex: string): boolean {
  for (let i = 0; i * 2 < hex.length; i += 1) {
    if (head[offset + i] !== Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)) return false;
  }
  return true;
}

/** The ASCII of the first 4 kB; other bytes become dots, a BOM and the zero bytes of UTF-16 go. */
function asciiStart(head: Uint8Array, wide: boolean): string {
  let text = '';
  const from = startsWith(head, 0, 'efbbbf') ? 3 : startsWith(head, 0, 'fffe') || startsWith(head, 0, 'feff') ? 2 : 0;
  for (let i = from; i < Math.min(head.length, 4096); i += 1) {
    const byte = head[i] ?? 0;
    if (byte === 0 && wide) continue;
    text += byte < 0x80 ? String.fromCharCode(byte) : '.';
  }
  return text;
}

function isJunk(head: Uint8Array): boolean {
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 0x1a) control += 1;
  }
  return control > head.length * JUNK_SHARE;
}
