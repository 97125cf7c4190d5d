import { type Host, type HostResult, MAX_READ_BYTES, type PickedFile } from '../../shared/host';
import { fault, ok } from '../../shared/kernel';

/** A file to read, from wherever it came: dropped on the window, picked in the browser, or a token of the shell. */
export interface FileSource {
  readonly name: string;
  readonly size: number;
  /** Bytes from `offset`; less than `length` only at the end. */
  readonly read: (offset: number, length: number) => Promise<HostResult<Uint8Array<ArrayBuffer>>>;
  /** The whole file as a Blob that a worker can stream. `onBytes` gets the bytes so far. */
  readonly toBlob: (onBytes?: (done: number) => void, signal?: AbortSignal) => Promise<HostResult<Blob>>;
  readonly close: () => Promise<void>;
}

const readFault = (error: unknown, name: string): HostResult<never> => {
  const cause = error instanceof DOMException ? error.name : '';
  if (cause === 'NotFoundError') return fault('host.notFound', { name });
  // Chromium says NotReadableError both for a file that changed since it was chosen and for one that is locked.
  if (cause === 'NotReadableError') return fault('host.fileLocked', { name });
  return fault('host.failed');
};

/** A `File` dropped on the window or chosen in the browser; it needs no host call. */
export function fileSource(file: File): FileSource {
  const read = async (offset: number, length: number): Promise<HostResult<Uint8Array<ArrayBuffer>>> => {
    try {
      return ok(new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()));
    } catch (error) {
      return readFault(error, file.name);
    }
  };
  return {
    name: file.name,
    size: file.size,
    read,
    toBlob: async (onBytes) => {
      // One byte shows whether the file can be read at all before a worker is started for it.
      const probe = await read(0, 1);
      if (!probe.ok) return probe;
      onBytes?.(file.size);
      return ok(file);
    },
    close: async () => undefined,
  };
}

/** A file behind a token of `file.open`. */
export function pickedSource(shell: Host, { token, name, size }: PickedFile): FileSource {
  const read: FileSource['read'] = (offset, length) => shell['file.read']({ token, offset, length });
  return {
    name,
    size,
    read,
    toBlob: async (onBytes, signal) => {
      const parts: Blob[] = [];
      for (let offset = 0; offset < size; ) {
        if (signal?.aborted === true) return fault('host.cancelled');
        const part = await read(offset, MAX_READ_BYTES);
        if (!part.ok) return part;
        if (part.value.byteLength === 0) return fault('host.changed', { name });
        // Each part becomes a Blob at once: the engine may keep Blobs on the disk, arrays stay in memory.
        parts.push(new Blob([part.value]));
        offset += part.value.byteLength;
        onBytes?.(offset);
      }
      return ok(new File(parts, name));
    },
    close: async () => {
      await shell['file.close']({ token });
    },
  };
}
