import {
  type FinishedSave,
  type FinishInput,
  type Host,
  type HostResult,
  MAX_READ_BYTES,
  type SaveBeginInput,
} from '../../shared/host';

/** A save in progress, as its writer and its verifier see it. */
export interface SaveTarget {
  readonly name: string;
  readonly append: (bytes: Uint8Array<ArrayBuffer>) => Promise<HostResult<null>>;
  /** Reads back what was appended; less than `length` only at the end. */
  readonly read: (offset: number, length: number) => Promise<HostResult<Uint8Array<ArrayBuffer>>>;
}

/**
 * Streams a file under its `.part` name, lets `write` fill and verify it, and gives it its name only when `write` agrees.
 * @param write its fault (or exception) leaves nothing behind; its own fault codes pass through unchanged.
 */
export async function saveInParts<F extends string>(
  shell: Host,
  input: SaveBeginInput,
  write: (
    target: SaveTarget,
  ) => Promise<HostResult<null> | { readonly ok: false; readonly fault: F; readonly params: object }>,
  beside?: NonNullable<FinishInput['beside']>,
): Promise<HostResult<FinishedSave> | { readonly ok: false; readonly fault: F; readonly params: object }> {
  const begun = await shell['save.begin'](input);
  if (!begun.ok) return begun;
  const { token, name } = begun.value;
  let finished = false;
  try {
    const written = await write({
      name,
      append: (bytes) => shell['save.append']({ token, bytes }),
      read: (offset, length) => shell['save.read']({ token, offset, length: Math.min(length, MAX_READ_BYTES) }),
    });
    if (!written.ok) return written;
    const saved = await shell['save.finish'](beside === undefined ? { token } : { token, beside });
    finished = saved.ok;
    return saved;
  } finally {
    if (!finished) await shell['save.abort']({ token });
  }
}
