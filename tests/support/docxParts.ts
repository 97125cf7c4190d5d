import { strFromU8, unzipSync } from 'fflate';

/** The parts of a DOCX as text, by name. */
export const docxParts = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

export function docxPart(bytes: Uint8Array, name: string): string {
  const part = docxParts(bytes).get(name);
  if (part === undefined) throw new Error(`no part ${name}`);
  return part;
}
