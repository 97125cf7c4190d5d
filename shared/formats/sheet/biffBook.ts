import { BiffText, type Span } from './biffText';
import { isDateFormat, isDateFormatId } from './dateCells';
import { Pace } from './pace';
import { ReadFailure } from './readFault';

/** Record numbers of MS-XLS § 2.3 that are read; all others are passed over. */
export const RECORD = {
  formula: 0x0006,
  endOfFile: 0x000a,
  dateMode: 0x0022,
  filePass: 0x002f,
  continue: 0x003c,
  codePage: 0x0042,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  multipleRk: 0x00bd,
  richString: 0x00d6,
  extendedFormat: 0x00e0,
  sharedStrings: 0x00fc,
  labelShared: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  booleanOrError: 0x0205,
  string: 0x0207,
  row: 0x0208,
  rk: 0x027e,
  format: 0x041e,
  beginOfFile: 0x0809,
} as const;

export interface BiffSheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly offset: number;
}

export interface BiffBook {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** BIFF8 since Excel 97; BIFF5 holds its texts in a code page and at most 16,384 rows. */
  readonly version: 5 | 8;
  readonly decoder: TextDecoder;
  readonly strings: readonly string[];
  readonly isDateStyle: readonly boolean[];
  readonly is1904: boolean;
  readonly sheets: readonly BiffSheetEntry[];
}

/** Code pages of Windows as TextDecoder labels. Township files that name none, or a wrong one, are Chinese. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
};

/**
 * Reads the globals of a workbook stream: sheets, shared texts, date styles.
 * @throws ReadFailure read.damaged (torn), read.passwordProtected, read.beyondReader (older than BIFF5).
 */
export async function readBiffBook(bytes: Uint8Array, signal?: AbortSignal): Promise<BiffBook> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = recordAt(view, 0);
  if (first?.type !== RECORD.beginOfFile) throw new ReadFailure('read.beyondReader', { what: 'XLS (BIFF4)' });
  const said = view.getUint16(first.span.from, true);
  if (said !== 0x0600 && said !== 0x0500) throw new ReadFailure('read.beyondReader', { what: 'XLS' });
  const version = said === 0x0600 ? 8 : 5;

  let decoder = new TextDecoder('gb18030');
  let is1904 = false;
  let strings: string[] = [];
  const sheetSpans: Span[] = [];
  const formats = new Map<number, Span>();
  const formatIds: number[] = [];
  for (let at = first.span.to; ; ) {
    const record = recordAt(view, at);
    if (record === undefined) throw new ReadFailure('read.damaged');
    const { span, type } = record;
    at = span.to;
    if (type === RECORD.endOfFile) break;
    if (type === RECORD.filePass) throw new ReadFailure('read.passwordProtected');
    if (type === RECORD.codePage) decoder = new TextDecoder(CODE_PAGES[view.getUint16(span.from, true)] ?? 'gb18030');
    else if (type === RECORD.dateMode) is1904 = view.getUint16(span.from, true) === 1;
    else if (type === RECORD.boundSheet) sheetSpans.push(span);
    else if (type === RECORD.format) formats.set(view.getUint16(span.from, true), span);
    else if (type === RECORD.extendedFormat) formatIds.push(view.getUint16(span.from + 2, true));
    else if (type === RECORD.sharedStrings) {
      const spans = withContinues(view, span);
      at = spans.at(-1)?.to ?? at;
      strings = await readSharedTexts(bytes, spans, signal);
    }
  }
  const isDate = new Map<number, boolean>();
  for (const [id, span] of formats) {
    const text = new BiffText(bytes, [span], 2);
    isDate.set(id, isDateFormat(version === 8 ? text.unicode(text.uint16()) : text.coded(text.byte(), decoder)));
  }
  const sheets = sheetSpans.flatMap((span) => readSheetEntry(bytes, view, span, version, decoder));
  const isDateStyle = formatIds.map((id) => isDate.get(id) ?? isDateFormatId(id));
  return { bytes, view, version, decoder, strings, isDateStyle, is1904, sheets };
}

/** @returns undefined at the end of the stream; a body that leaves the stream is a torn file. */
export function recordAt(view: DataView, at: number): { readonly type: number; readonly span: Span } | undefined {
  if (at + 4 > view.byteLength) return undefined;
  const to = at + 4 + view.getUint16(at + 2, true);
  if (to > view.byteLength) throw new ReadFailure('read.damaged');
  return { type: view.getUint16(at, true), span: { from: at + 4, to } };
}

/** The body of a record and of the CONTINUE records behind it. */
export function withContinues(view: DataView, first: Span): Span[] {
  const spans = [first];
  for (let at = first.to; ; ) {
    const record = recordAt(view, at);
    if (record?.type !== RECORD.continue) return spans;
    spans.push(record.span);
    at = record.span.to;
  }
}

async function readSharedTexts(bytes: Uint8Array, spans: readonly Span[], signal?: AbortSignal): Promise<string[]> {
  const pace = new Pace(signal);
  const text = new BiffText(bytes, spans, 4);
  const count = text.uint32();
  // Every text takes at least three bytes: a larger count is a lie.
  if (count * 3 > bytes.length) throw new ReadFailure('read.damaged');
  const strings: string[] = [];
  for (let i = 0; i < count; i += 1) {
    strings.push(text.unicode(text.uint16()));
    if ((i & 0xfff) === 0) await pace.breathe();
  }
  return strings;
}

function readSheetEntry(
  bytes: Uint8Array,
  view: DataView,
  span: Span,
  version: 5 | 8,
  decoder: TextDecoder,
): BiffSheetEntry[] {
  // 0: worksheet; charts, macro sheets and modules hold no rows.
  if (view.getUint8(span.from + 5) !== 0) return [];
  const text = new BiffText(bytes, [span], 6);
  const length = text.byte();
  const name = version === 8 ? text.unicode(length) : text.coded(length, decoder);
  return [{ name, hidden: (view.getUint8(span.from + 4) & 3) !== 0, offset: view.getUint32(span.from, true) }];
}
