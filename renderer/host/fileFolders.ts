/** A chosen file, and one that is going to be saved, in the shape that the store writes and reads. */
import type { StoreFolder } from '../../shared/store/folder';

const refuse = async (): Promise<never> => {
  throw new DOMException('one file only', 'NotAllowedError');
};

/** Reads the file that a person chose; every name is that file. */
export const blobFolder = (file: File): StoreFolder => ({
  list: async (subFolder) => (subFolder === '' ? [file.name] : []),
  size: async () => file.size,
  read: async (_name, offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  write: refuse,
  flush: refuse,
  truncate: refuse,
  writeWhole: refuse,
  rename: refuse,
  remove: refuse,
  freeBytes: async () => undefined,
});

/** Collects one file in memory until it is whole; a browser lets it go nowhere before that. Names do not matter. */
export class SaveFolder implements StoreFolder {
  private held = new Uint8Array(1024 * 1024);
  private length: number | undefined;

  /** What was written. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.held.slice(0, this.length ?? 0);
  }

  async list(): Promise<string[]> {
    return [];
  }
  async size(): Promise<number | undefined> {
    return this.length;
  }
  async read(_name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.held.slice(offset, Math.min(this.length ?? 0, offset + length));
  }
  async write(_name: string, offset: number, chunks: readonly Uint8Array[]): Promise<void> {
    let at = offset;
    for (const chunk of chunks) {
      this.grow(at + chunk.byteLength);
      this.held.set(chunk, at);
      at += chunk.byteLength;
    }
    this.length = Math.max(this.length ?? 0, at);
  }
  async flush(): Promise<void> {}
  async truncate(_name: string, size: number): Promise<void> {
    this.grow(size);
    this.held.fill(0, size);
    this.length = size;
  }
  async writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    this.length = 0;
    await this.write(name, 0, [bytes]);
  }
  async rename(): Promise<void> {}
  async remove(): Promise<void> {
    this.length = undefined;
  }
  async freeBytes(): Promise<undefined> {
    return undefined;
  }

  private grow(size: number): void {
    if (size <= this.held.byteLength) return;
    const larger = new Uint8Array(Math.max(size, 2 * this.held.byteLength));
    larger.set(this.held);
    this.held = larger;
  }
}
