import type { BlobLike } from '../formats/zip';
import { isItemTable, tableOf } from './payloadNames';
import { decodeUtf8 } from './strictText';
import { checkTable } from './table';
import type { BundleVerdict } from './types';
import { type VerifyOptions, verifyAndKeep } from './verify';

/** A bundle that was checked and stays open for reading. Nothing private can be in it: that is an error of stage 6. */
export interface OpenBundle {
  readonly verdict: BundleVerdict;
  /** Content of one item; undefined when the bundle was refused before stage 5 or has no such item. */
  readItem(itemId: string): Promise<BundleItemContent | undefined>;
  /** Bytes of one file of an item (`a01.jpg`, `notice.pdf`). */
  readFile(itemId: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

export interface BundleItemContent {
  /** Columns and rows of the item's table; empty for a notice. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** notice.html, checked in stage 6; show it only in a sandboxed frame without scripts (bundle.md § 8). */
  readonly html?: string;
  readonly files: readonly string[];
}

/** Checks a bundle and keeps it open, so that a screen shows the items without inflating everything again. */
export async function openBundle(blob: BlobLike, options: VerifyOptions): Promise<OpenBundle> {
  const { verdict, container, isNewerMinor = false } = await verifyAndKeep(blob, options);
  const readFile = async (itemId: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const path = `data/items/${itemId}/${name}`;
    return container?.files.has(path) && !verdict.hasPrivateData ? container.read(path) : undefined;
  };
  return {
    verdict,
    readFile,
    async readItem(itemId) {
      const item = verdict.items.find((known) => known.itemId === itemId);
      if (!container || !item || verdict.hasPrivateData) return undefined;
      const name = item.files.find(isItemTable);
      const path = `data/items/${itemId}/${name}`;
      const known = name === undefined ? undefined : tableOf(path);
      const table = known && checkTable(await container.read(path), path, known, options.schemas, isNewerMinor).table;
      const html = item.isSound ? await readFile(itemId, 'notice.html') : undefined;
      const shown = html ? decodeUtf8(html) : undefined;
      return {
        columns: table?.columns ?? [],
        rows: table?.rows.map((row) => row.cells) ?? [],
        ...(shown === undefined ? {} : { html: shown }),
        files: item.files,
      };
    },
  };
}

/** One item of a file that nobody keeps open. */
export async function readBundleItem(
  blob: BlobLike,
  itemId: string,
  options: VerifyOptions,
): Promise<BundleItemContent | undefined> {
  return (await openBundle(blob, options)).readItem(itemId);
}
