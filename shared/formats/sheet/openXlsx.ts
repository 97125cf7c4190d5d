import { fault, ok, type Problem, type Result, type RowChunk, type SheetSource, type TableFile } from '../../kernel';
import { cutOffNotes } from './cutOff';
import { digestBytes } from './fileDigest';
import { Pace } from './pace';
import { ReadFailure, type ReadFault } from './readFault';
import { readDateStyles, readRelations, readSharedStrings, readWorkbook } from './xlsxParts';
import { type WorkbookFacts, XlsxSheetHandler } from './xlsxSheet';
import { XmlStream } from './xmlStream';
import { inflatePart, listZipParts, partKey, type ZipPart, type ZipParts } from './zipParts';

/**
 * A workbook as a table file. The texts and styles are read here; each sheet streams from its compressed bytes, as often
 * as asked, whatever its `dimension` claims. A sheet's `hiddenRows` and `hiddenColumns` are counted while its rows are
 * read and final after that.
 */
export async function openXlsx(
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Result<TableFile, ReadFault>> {
  const listed = listZipParts(bytes);
  if (!listed.ok) return fault(listed.fault, { file: name });
  const parts = listed.value;
  const refused = refuseOtherContainer(name, parts);
  if (refused) return refused;
  try {
    const sheets = await openSheets(name, parts, signal);
    if (sheets.length === 0) return fault('read.noSheet', { file: name });
    return ok({ name, bytes: bytes.length, format: 'xlsx', encoding: 'none', sheets, sha256: digestBytes(bytes) });
  } catch (error) {
    if (error instanceof ReadFailure) return fault(error.fault, { file: name, ...error.params });
    throw error;
  }
}

/** What a zip is that is no workbook we read. Latin names: they stand in the sentence as they are. */
function refuseOtherContainer(name: string, parts: ZipParts): Result<never, ReadFault> | undefined {
  for (const part of parts.values()) if (part.isEncrypted) return fault('read.passwordProtected', { file: name });
  if (parts.has('xl/workbook.xml')) return undefined;
  if (parts.has('xl/workbook.bin')) return fault('read.beyondReader', { file: name, what: 'XLSB' });
  if (parts.has('word/document.xml')) return fault('read.notTable', { file: name, what: 'DOCX' });
  if (parts.has('ppt/presentation.xml')) return fault('read.notTable', { file: name, what: 'PPTX' });
  if (parts.has('ofd.xml')) return fault('read.notTable', { file: name, what: 'OFD' });
  const type = parts.get('mimetype');
  if (type) {
    const said = new TextDecoder().decode(type.packed.subarray(0, 100));
    if (said.includes('opendocument.spreadsheet')) return fault('read.beyondReader', { file: name, what: 'ODS' });
    if (said.includes('opendocument')) return fault('read.notTable', { file: name, what: 'ODT' });
  }
  return fault('read.notTable', { file: name, what: 'ZIP' });
}

async function openSheets(name: string, parts: ZipParts, signal?: AbortSignal): Promise<SheetSource[]> {
  const need = (key: string): ZipPart => {
    const part = parts.get(key);
    if (part === undefined) throw new ReadFailure('read.damaged');
    return part;
  };
  const workbook = await readWorkbook(need('xl/workbook.xml'), signal);
  const relations = await readRelations(need('xl/_rels/workbook.xml.rels'), signal);
  const partOf = (kind: string): ZipPart | undefined => {
    for (const relation of relations.values()) if (relation.kind === kind) return parts.get(targetKey(relation.target));
    return undefined;
  };
  const strings = partOf('sharedStrings');
  const styles = partOf('styles');
  const facts: WorkbookFacts = {
    strings: strings ? await readSharedStrings(strings, signal) : [],
    isDateStyle: styles ? await readDateStyles(styles, signal) : [],
    is1904: workbook.is1904,
  };
  const sheets: SheetSource[] = [];
  for (const entry of workbook.sheets) {
    const relation = relations.get(entry.relation);
    // Chart sheets and macro sheets hold no rows.
    if (relation?.kind !== 'worksheet') continue;
    sheets.push(sheetSource(name, entry.name, entry.hidden, need(targetKey(relation.target)), facts, signal));
  }
  return sheets;
}

const targetKey = (target: string): string => partKey(target.startsWith('/') ? target : `xl/${target}`);

function sheetSource(
  file: string,
  name: string,
  hidden: boolean,
  part: ZipPart,
  facts: WorkbookFacts,
  openSignal: AbortSignal | undefined,
): SheetSource {
  let handler = new XlsxSheetHandler(facts, name);
  const notes: Problem[] = [];
  return {
    name,
    hidden,
    notes,
    get hiddenRows() {
      return handler.hiddenRows;
    },
    get hiddenColumns() {
      return handler.hiddenColumns;
    },
    async *rows(signal = openSignal): AsyncGenerator<RowChunk> {
      handler = new XlsxSheetHandler(facts, name);
      notes.length = 0;
      const pace = new Pace(signal);
      const decoder = new TextDecoder();
      const xml = new XmlStream(handler);
      try {
        for (const piece of inflatePart(part)) {
          xml.push(decoder.decode(piece, { stream: true }));
          yield* handler.takeReady();
          await pace.breathe();
        }
        xml.push(decoder.decode());
        if (!xml.end()) throw new ReadFailure('read.damaged');
        yield* handler.finish();
        notes.push(...cutOffNotes(file, name, handler.rowCount));
      } catch (error) {
        if (error instanceof ReadFailure) throw new ReadFailure(error.fault, { file, ...error.params });
        throw error;
      }
    },
  };
}
