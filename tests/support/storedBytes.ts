import { database } from '../../renderer/data/database';
import { shellBytes } from './deskActs';

/**
 * Everything that lies in the store and in the folders of the shell (journal, snapshots, vault), as it lies there: bytes one by one, texts and keys of objects as one text per place
 * (`batches.files[0].name`), each on a line of its own.
 */
export async function storedBytes(): Promise<{ where: string; bytes: Uint8Array }[]> {
  const found = shellBytes();
  const texts = new Map<string, string[]>();
  const collect = async (where: string, value: unknown): Promise<void> => {
    if (typeof value === 'string' || typeof value === 'number')
      texts.set(where, [...(texts.get(where) ?? []), String(value)]);
    else if (value instanceof Uint8Array) found.push({ where, bytes: value });
    else if (value instanceof Blob) found.push({ where, bytes: new Uint8Array(await value.arrayBuffer()) });
    else if (Array.isArray(value)) for (const one of value) await collect(`${where}[]`, one);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) {
        await collect(`${where} key`, key);
        await collect(`${where}.${key}`, one);
      }
  };
  for (const table of database().tables) for (const row of await table.toArray()) await collect(table.name, row);
  // A word between the lines: numbers of neighbours never run together.
  for (const [where, lines] of texts) found.push({ where, bytes: new TextEncoder().encode(lines.join('\n|x|\n')) });
  return found;
}
