/** A list of villages saved by an office program: UTF-8 where it decodes strictly, else GB18030. */
export async function readVillageFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
