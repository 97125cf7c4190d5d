import { crc32, deflateRawSync } from 'node:zlib';

/** Numeric fields of a zip header as they will be written, whatever the truth is. */
export interface HeaderFields {
  versionNeeded: number;
  flags: number;
  method: number;
  time: number;
  date: number;
  crc: number;
  packedSize: number;
  size: number;
}

export interface ForgeEntry {
  name: string | Uint8Array;
  data?: string | Uint8Array;
  /** 8 unless told. */
  method?: number;
  /** Compressed bytes to be written instead of the true ones. */
  packed?: Uint8Array;
  /** In both headers. */
  both?: Partial<HeaderFields>;
  local?: Partial<HeaderFields> & { name?: string; extra?: Uint8Array };
  central?: Partial<HeaderFields> & {
    name?: string;
    extra?: Uint8Array;
    comment?: string;
    madeBy?: number;
    internalAttributes?: number;
    externalAttributes?: number;
    disk?: number;
    offset?: number;
  };
  descriptor?: 'signed' | 'plain' | 'zip64';
  /** Bytes written in front of the local header. */
  gapBefore?: Uint8Array;
  /** Only a central record, pointing at the local header of the entry with this index. */
  sharesLocalOf?: number;
}

export interface ForgeOptions {
  prefix?: Uint8Array;
  /** The offsets count the prefix, as a tool that rewrites them would. */
  prefixCounted?: boolean;
  gapBeforeDirectory?: Uint8Array;
  gapAfterDirectory?: Uint8Array;
  comment?: Uint8Array;
  trailing?: Uint8Array;
  end?: Partial<
    Record<'disk' | 'directoryDisk' | 'diskEntries' | 'entries' | 'size' | 'offset' | 'commentLength', number>
  >;
}

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** Little-endian writer: pairs of [width in bytes, value]. */
function pack(...fields: [2 | 4 | 8, number][]): Uint8Array {
  const out = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
    at += width;
  }
  return out;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const headerBytes = (h: HeaderFields): Uint8Array =>
  pack(
    [2, h.versionNeeded],
    [2, h.flags],
    [2, h.method],
    [2, h.time],
    [2, h.date],
    [4, h.crc],
    [4, h.packedSize],
    [4, h.size],
  );

/** One extra field. */
export const extraField = (id: number, body: Uint8Array = new Uint8Array(4)): Uint8Array =>
  join([pack([2, id], [2, body.length]), body]);

/** Writes a zip file byte by byte, with exactly the lies it is told. */
export function forgeZip(entries: readonly ForgeEntry[], options: ForgeOptions = {}): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let position = 0;
  const put = (chunk: Uint8Array): void => {
    parts.push(chunk);
    position += chunk.length;
  };
  const counted = options.prefixCounted ? 0 : (options.prefix?.length ?? 0);
  put(options.prefix ?? new Uint8Array());
  const offsets: number[] = [];
  const directory: Uint8Array[] = [];
  for (const [index, entry] of entries.entries()) {
    const data = bytesOf(entry.data ?? '');
    const method = entry.method ?? 8;
    const packed = entry.packed ?? (method === 8 ? new Uint8Array(deflateRawSync(data)) : data);
    const truth: HeaderFields = {
      versionNeeded: 20,
      flags: entry.descriptor ? 8 : 0,
      method,
      time: 0x1234,
      date: 0x5a65,
      crc: crc32(data),
      packedSize: packed.length,
      size: data.length,
      ...entry.both,
    };
    if (entry.gapBefore) put(entry.gapBefore);
    offsets.push(entry.sharesLocalOf === undefined ? position - counted : (offsets[entry.sharesLocalOf] ?? 0));
    const central = { ...truth, ...entry.central };
    const centralName = bytesOf(entry.central?.name ?? entry.name);
    const comment = bytesOf(entry.central?.comment ?? '');
    const extra = entry.central?.extra ?? new Uint8Array();
    directory.push(
      join([
        pack([4, 0x02014b50], [2, entry.central?.madeBy ?? 20]),
        headerBytes(central),
        pack([2, centralName.length], [2, extra.length], [2, comment.length], [2, entry.central?.disk ?? 0]),
        pack([2, entry.central?.internalAttributes ?? 0], [4, entry.central?.externalAttributes ?? 0]),
        pack([4, entry.central?.offset ?? offsets[index] ?? 0]),
        centralName,
        extra,
        comment,
      ]),
    );
    if (entry.sharesLocalOf !== undefined) continue;
    const hidden = entry.descriptor ? { crc: 0, packedSize: 0, size: 0 } : {};
    const localName = bytesOf(entry.local?.name ?? entry.name);
    const localExtra = entry.local?.extra ?? new Uint8Array();
    put(pack([4, 0x04034b50]));
    put(headerBytes({ ...truth, ...hidden, ...entry.local }));
    put(pack([2, localName.length], [2, localExtra.length]));
    put(localName);
    put(localExtra);
    put(packed);
    const { crc, packedSize, size } = truth;
    if (entry.descriptor === 'signed') put(pack([4, 0x08074b50], [4, crc], [4, packedSize], [4, size]));
    if (entry.descriptor === 'plain') put(pack([4, crc], [4, packedSize], [4, size]));
    if (entry.descriptor === 'zip64') put(pack([4, 0x08074b50], [4, crc], [4, packedSize], [4, 0], [4, size], [4, 0]));
  }
  put(options.gapBeforeDirectory ?? new Uint8Array());
  const start = position - counted;
  for (const record of directory) put(record);
  const size = position - counted - start;
  put(options.gapAfterDirectory ?? new Uint8Array());
  const comment = options.comment ?? new Uint8Array();
  const end = options.end ?? {};
  put(pack([4, 0x06054b50], [2, end.disk ?? 0], [2, end.directoryDisk ?? 0]));
  put(pack([2, end.diskEntries ?? end.entries ?? entries.length], [2, end.entries ?? entries.length]));
  put(pack([4, end.size ?? size], [4, end.offset ?? start], [2, end.commentLength ?? comment.length]));
  put(comment);
  put(options.trailing ?? new Uint8Array());
  return join(parts);
}
