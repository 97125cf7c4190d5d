import { detachText } from '../csv';
import { isDateFormat, isDateFormatId } from './dateCells';
import { Pace } from './pace';
import { unescapeControls } from './xlsxSheet';
import { attributeOf, type XmlHandler, XmlStream } from './xmlStream';
import { inflatePart, type ZipPart } from './zipParts';

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

/** Runs one part through a handler, with pauses. @throws ReadFailure read.damaged; the signal's reason. */
export async function readXmlPart(part: ZipPart, handler: XmlHandler, signal?: AbortSignal): Promise<void> {
  const pace = new Pace(signal);
  const decoder = new TextDecoder();
  const xml = new XmlStream(handler);
  for (const piece of inflatePart(part)) {
    xml.push(decoder.decode(piece, { stream: true }));
    await pace.breathe();
  }
  xml.push(decoder.decode());
}

/** For parts where only opening tags matter. */
class TagHandler implements XmlHandler {
  readonly wantsText = false;
  constructor(readonly open: (name: string, attributes: string) => void) {}
  close(): void {}
  text(): void {}
}

export async function readWorkbook(
  part: ZipPart,
  signal?: AbortSignal,
): Promise<{ readonly sheets: readonly SheetEntry[]; readonly is1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  const open = (name: string, attributes: string) => {
    if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const relation = /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
    if (relation === undefined) return;
    const state = attributeOf(attributes, 'state');
    sheets.push({
      name: attributeOf(attributes, 'name') ?? '',
      hidden: state === 'hidden' || state === 'veryHidden',
      relation,
    });
  };
  await readXmlPart(part, new TagHandler(open), signal);
  return { sheets, is1904 };
}

/** Relations of a part: id → target and the last word of the type ("worksheet", "chartsheet", "sharedStrings"). */
export async function readRelations(
  part: ZipPart,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, { readonly target: string; readonly kind: string }>> {
  const relations = new Map<string, { target: string; kind: string }>();
  const open = (name: string, attributes: string) => {
    if (name !== 'Relationship') return;
    relations.set(attributeOf(attributes, 'Id') ?? '', {
      target: attributeOf(attributes, 'Target') ?? '',
      kind: attributeOf(attributes, 'Type')?.split('/').pop() ?? '',
    });
  };
  await readXmlPart(part, new TagHandler(open), signal);
  return relations;
}

/** By index of cellXfs: does the style show a day? */
export async function readDateStyles(part: ZipPart, signal?: AbortSignal): Promise<boolean[]> {
  const custom = new Map<number, boolean>();
  const formatIds: number[] = [];
  let insideXfs = false;
  const handler: XmlHandler = {
    wantsText: false,
    open(name, attributes) {
      if (name === 'numFmt') {
        custom.set(
          Number(attributeOf(attributes, 'numFmtId')),
          isDateFormat(attributeOf(attributes, 'formatCode') ?? ''),
        );
      } else if (name === 'cellXfs') insideXfs = true;
      else if (name === 'xf' && insideXfs) formatIds.push(Number(attributeOf(attributes, 'numFmtId') ?? '0'));
    },
    close(name) {
      if (name === 'cellXfs') insideXfs = false;
    },
    text: () => undefined,
  };
  await readXmlPart(part, handler, signal);
  return formatIds.map((id) => custom.get(id) ?? isDateFormatId(id));
}

/** The shared texts, rich text joined, phonetic readings left out. Each is a text of its own: they live long. */
export async function readSharedStrings(part: ZipPart, signal?: AbortSignal): Promise<string[]> {
  const handler = new SharedStringsHandler();
  await readXmlPart(part, handler, signal);
  return handler.strings;
}

class SharedStringsHandler implements XmlHandler {
  readonly strings: string[] = [];
  wantsText = false;
  #current = '';
  #phonetic = false;

  open(name: string): void {
    if (name === 'si') this.#current = '';
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 't') this.wantsText = !this.#phonetic;
  }

  text(text: string): void {
    this.#current = this.#current === '' ? text : this.#current + text;
  }

  close(name: string): void {
    if (name === 't') this.wantsText = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'si') this.strings.push(detachText(unescapeControls(this.#current)));
  }
}
