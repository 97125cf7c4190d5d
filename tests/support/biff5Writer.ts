import { gb18030 } from './readSources';

export type BiffCell =
  | string
  | number
  | { readonly serial: number }
  | { readonly rk: number }
  | { readonly formula: string | number };

export interface BiffSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly BiffCell[])[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

export interface BiffOptions {
  /** 5: texts as GBK bytes under code page 936 (Excel 95, old WPS). 8: texts as UTF-16 (Excel 97 and later). */
  readonly version?: 5 | 8;
  readonly codePage?: number;
  readonly filePass?: boolean;
}

/** Writes the records that an old office program wrote, so that BIFF5 in GBK can be tested: nothing installed writes it. */
export function biffStream(sheets: readonly BiffSheet[], options: BiffOptions = {}): Uint8Array {
  const { version = 5, codePage = version === 5 ? 936 : 1200, filePass = false } = options;
  const bof = (kind: number) =>
    record(0x0809, u16(version === 8 ? 0x0600 : 0x0500, kind, 0x0dbb, 0x07cc), version === 8 ? u32(0, 6) : []);
  const globals = (offsets: readonly number[]) =>
    join([
      bof(0x0005),
      ...(filePass ? [record(0x002f, u16(0, 0x1234, 0x5678))] : []),
      record(0x0042, u16(codePage)),
      record(0x041e, u16(164), formatText('yyyy/m/d', version)),
      record(0x00e0, u16(0, 0), new Array(16).fill(0) as number[]),
      record(0x00e0, u16(0, 164), new Array(16).fill(0) as number[]),
      ...sheets.map((sheet, i) =>
        record(0x0085, u32(offsets[i] ?? 0), [sheet.hidden ? 1 : 0, 0], shortText(sheet.name, version)),
      ),
      record(0x000a),
    ]);
  const bodies = sheets.map((sheet) => sheetBody(sheet, version, bof(0x0010)));
  let at = globals([]).length;
  const offsets = bodies.map((body) => {
    const offset = at;
    at += body.length;
    return offset;
  });
  return join([globals(offsets), ...bodies]);
}

/** The stream in its container, as .xls files are. */
export const biffFile = (sheets: readonly BiffSheet[], options: BiffOptions = {}): Uint8Array =>
  containerOf(options.version === 8 ? 'Workbook' : 'Book', biffStream(sheets, options));

/** A minimal MS-CFB container with one stream (at least 4,096 bytes, so that no mini stream is needed). */
export function containerOf(name: string, content: Uint8Array): Uint8Array {
  const stream = new Uint8Array(Math.ceil(Math.max(content.length, 4096) / 512) * 512);
  stream.set(content);
  const dataSectors = stream.length / 512;
  let fatSectors = 1;
  while (fatSectors * 128 < dataSectors + 1 + fatSectors) fatSectors += 1;
  if (fatSectors > 109) throw new Error('too large for this writer');
  const fat = new Array<number>(fatSectors * 128).fill(0xffffffff);
  for (let i = 0; i < fatSectors; i += 1) fat[i] = 0xfffffffd;
  fat[fatSectors] = 0xfffffffe;
  for (let i = 0; i < dataSectors; i += 1)
    fat[fatSectors + 1 + i] = i === dataSectors - 1 ? 0xfffffffe : fatSectors + 2 + i;
  const difat = Array.from({ length: 109 }, (_, i) => (i < fatSectors ? i : 0xffffffff));
  const header = [
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...(new Array(16).fill(0) as number[])],
    ...u16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0),
    ...u32(0, fatSectors, fatSectors, 0, 4096, 0xfffffffe, 0, 0xfffffffe, 0, ...difat),
  ];
  const directory = join([
    directoryEntry('Root Entry', 5, 0xfffffffe, 0, 1),
    directoryEntry(name, 2, fatSectors + 1, stream.length, 0xffffffff),
    new Uint8Array(256),
  ]);
  return join([Uint8Array.from(header), Uint8Array.from(u32(...fat)), directory, stream]);
}

function directoryEntry(name: string, type: number, start: number, size: number, child: number): Uint8Array {
  const entry = new Uint8Array(128);
  entry.set([...name].flatMap((char) => u16(char.charCodeAt(0))));
  entry.set(u16((name.length + 1) * 2), 64);
  entry.set([type, 1], 66);
  entry.set(u32(0xffffffff, 0xffffffff, child), 68);
  entry.set(u32(start, size), 116);
  return entry;
}

function sheetBody(sheet: BiffSheet, version: 5 | 8, bof: Uint8Array): Uint8Array {
  const records = [bof];
  for (const column of sheet.hiddenColumns ?? []) records.push(record(0x007d, u16(column, column, 0, 0, 1, 0)));
  for (const row of sheet.hiddenRows ?? []) records.push(record(0x0208, u16(row, 0, 4, 0, 0, 0, 0x20, 0)));
  sheet.rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell !== '') records.push(...cellRecords(cell, row, column, version));
    });
  });
  records.push(record(0x000a));
  return join(records);
}

function cellRecords(cell: BiffCell, row: number, column: number, version: 5 | 8): Uint8Array[] {
  const at = u16(row, column, 0);
  if (typeof cell === 'string') return [record(0x0204, at, longText(cell, version))];
  if (typeof cell === 'number') return [record(0x0203, at, f64(cell))];
  if ('serial' in cell) return [record(0x0203, u16(row, column, 1), f64(cell.serial))];
  if ('rk' in cell) return [record(0x027e, at, u32(cell.rk))];
  const { formula } = cell;
  if (typeof formula === 'number') return [record(0x0006, at, f64(formula), u16(0, 0, 0, 0))];
  return [
    record(0x0006, at, [0, 0, 0, 0, 0, 0, 0xff, 0xff], u16(0, 0, 0, 0)),
    record(0x0207, longText(formula, version)),
  ];
}

function record(type: number, ...body: readonly (readonly number[])[]): Uint8Array {
  const bytes = body.flat();
  return Uint8Array.from([...u16(type, bytes.length), ...bytes]);
}

function longText(text: string, version: 5 | 8): number[] {
  if (version === 8) return [...u16(text.length), 1, ...wide(text)];
  const bytes = gb18030(text);
  return [...u16(bytes.length), ...bytes];
}

function shortText(text: string, version: 5 | 8): number[] {
  if (version === 8) return [text.length, 1, ...wide(text)];
  const bytes = gb18030(text);
  return [bytes.length, ...bytes];
}

const formatText = (text: string, version: 5 | 8): number[] =>
  version === 8 ? [...u16(text.length), 1, ...wide(text)] : shortText(text, version);

const wide = (text: string): number[] => [...Buffer.from(text, 'utf16le')];
const u16 = (...values: readonly number[]): number[] => values.flatMap((value) => [value & 255, (value >>> 8) & 255]);
const u32 = (...values: readonly number[]): number[] => values.flatMap((value) => u16(value & 0xffff, value >>> 16));
const f64 = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)];

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
