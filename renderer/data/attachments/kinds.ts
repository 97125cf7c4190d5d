/** picture: shown, never read. read: the detector reads its text. look: nothing here can read it, a person looks. */
export type AttachmentReading = 'picture' | 'read' | 'look';

interface AttachmentKind {
  readonly mediaType: string;
  readonly reading: AttachmentReading;
  /** What its first bytes may be. */
  readonly content: readonly Content[];
}

/** What the first bytes of a file say. text: anything that is none of the others. */
export type Content = 'jpeg' | 'png' | 'heic' | 'pdf' | 'zip' | 'compound' | 'program' | 'archive' | 'text';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** A protected Office file is a compound file whatever its name says. */
const packed = ['zip', 'compound'] as const;
/** Other programs save a web page or a text under these names. */
const old = ['compound', 'zip', 'text'] as const;
const picture = (mediaType: string): AttachmentKind => ({ mediaType, reading: 'picture', content: ['jpeg', 'png'] });

const KINDS: Readonly<Record<string, AttachmentKind>> = {
  pdf: { mediaType: 'application/pdf', reading: 'read', content: ['pdf'] },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, reading: 'read', content: packed },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, reading: 'read', content: packed },
  xls: { mediaType: 'application/vnd.ms-excel', reading: 'read', content: old },
  csv: { mediaType: 'text/csv', reading: 'read', content: ['text'] },
  txt: { mediaType: 'text/plain', reading: 'read', content: ['text'] },
  html: { mediaType: 'text/html', reading: 'read', content: ['text'] },
  htm: { mediaType: 'text/html', reading: 'read', content: ['text'] },
  doc: { mediaType: 'application/msword', reading: 'look', content: old },
  wps: { mediaType: 'application/vnd.ms-works', reading: 'look', content: old },
  et: { mediaType: 'application/x-et', reading: 'look', content: old },
  ofd: { mediaType: 'application/ofd', reading: 'look', content: ['zip'] },
  jpg: picture('image/jpeg'),
  jpeg: picture('image/jpeg'),
  png: picture('image/png'),
};

/** For the file dialog. */
export const ATTACHMENT_ACCEPT = Object.keys(KINDS)
  .map((extension) => `.${extension}`)
  .join(',');

const extensionOf = (name: string): string => /\.([^.\\/]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** By the end of its name; undefined for what is not taken in (programs, archives, films …). */
export function attachmentKind(name: string): AttachmentKind | undefined {
  const extension = extensionOf(name);
  return Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined;
}

/** Pictures of telephones that nothing but the telephone shows. */
export const isHeicName = (name: string): boolean => /^hei[cf]$/.test(extensionOf(name));

export const isPicture = ({ mediaType }: { readonly mediaType: string }): boolean => mediaType.startsWith('image/');

const PACKABLE: ReadonlySet<string> = new Set([
  KINDS.docx?.mediaType ?? '',
  'application/pdf',
  'image/jpeg',
  'image/png',
  'text/plain',
]);

/** Whether a bundle takes it (bundle.md § 3: docx, pdf, jpg, png, txt); anything else stays in this store. */
export const canBePacked = ({ mediaType }: { readonly mediaType: string }): boolean => PACKABLE.has(mediaType);

const starts = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);
const latin = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

export function contentOf(bytes: Uint8Array): Content {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'png';
  if (/^ftyp(?:hei|hev|mif1|msf1)/.test(latin(bytes, 4, 12))) return 'heic';
  if (starts(bytes, 0x50, 0x4b)) return 'zip';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'compound';
  const head = latin(bytes, 0, 1024);
  if (/^(?:MZ|\x7fELF)/.test(head)) return 'program';
  if (/^(?:Rar!|7z\xbc\xaf|\x1f\x8b|\xfd7zXZ|BZh)/.test(head)) return 'archive';
  return head.includes('%PDF-') ? 'pdf' : 'text';
}
