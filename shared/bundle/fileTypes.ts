/** Allowed payload files (bundle.md § 3), their media types and what their first bytes must be. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  txt: 'text/plain',
};

const MAGIC: Readonly<Record<string, readonly number[]>> = {
  docx: [0x50, 0x4b, 0x03, 0x04],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** First bytes of programs, archives and old office files: never the beginning of a text file. */
const BINARY: readonly (readonly number[])[] = [
  ...Object.values(MAGIC),
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x47, 0x49, 0x46, 0x38],
];

export const extensionOf = (path: string): string => /\.([a-z0-9]+)$/.exec(path)?.[1] ?? '';

const beginsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte);

/** Is the extension allowed, and are these the first bytes of such a file? */
export function isFileOfType(path: string, head: Uint8Array): boolean {
  const extension = extensionOf(path);
  if (!(extension in MEDIA_TYPES)) return false;
  const magic = MAGIC[extension];
  return magic ? beginsWith(head, magic) : !BINARY.some((other) => beginsWith(head, other));
}

/** Files that gain nothing from deflate. */
export const isPackedType = (path: string): boolean => extensionOf(path) in MAGIC;
