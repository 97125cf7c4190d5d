import type { StoreFolder } from './folder';

/** Part of a file, read bit by bit: a backup holds a whole snapshot somewhere inside. */
export interface ByteWindow {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

export const fileWindow = (folder: StoreFolder, name: string, size: number, from = 0): ByteWindow => ({
  size,
  read: (offset, length) => folder.read(name, from + offset, Math.max(0, Math.min(length, size - offset))),
});

/** Keeps one stretch in memory, so that many small reads in order are few large ones. */
export class BufferedWindow implements ByteWindow {
  private start = 0;
  private held = new Uint8Array(0);

  constructor(
    private readonly inner: ByteWindow,
    private readonly stretch = 256 * 1024,
  ) {}

  get size(): number {
    return this.inner.size;
  }

  /** The bytes may be a view into what is held; they stay valid. */
  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    if (wanted > this.stretch) return await this.inner.read(offset, wanted);
    if (offset < this.start || offset + wanted > this.start + this.held.length) {
      this.held = await this.inner.read(offset, this.stretch);
      this.start = offset;
    }
    return this.held.subarray(offset - this.start, offset - this.start + wanted);
  }
}

/** Bytes of one step when a file is read from end to end. */
export const STEP_BYTES = 1024 * 1024;

export async function* stepsOf(
  window: ByteWindow,
  from: number,
  end: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for (let at = from; at < end; at += STEP_BYTES) {
    const bytes = await window.read(at, Math.min(STEP_BYTES, end - at));
    yield bytes;
    if (bytes.length < Math.min(STEP_BYTES, end - at)) return;
  }
}
