/** What may not travel in a docx (bundle.md § 8): macros, external targets, embedded or computed content, DTDs. */
import type { ActiveCode, ActiveFinding } from '../../privacy';
import { readMarkup } from '../../privacy/markup';
import { type ContainerPart, OFFICE_LIMITS, openContainer } from './containerParts';
import { decodeText } from './decodeText';
import { localName } from './officeXml';

const MACRO_PART = /vba(?:project|data)[^/]*$/i;
const MACRO_TYPE = /macroenabled|ms-office\.vba/i;
const EMBEDDED_PART = /(?:^|\/)(?:embeddings|activex|ctrlprops)\/|\.(?:ole|exe|dll|js|vbs)$/i;
const EMBEDDED_TYPE =
  /\/(?:oleObject|package|control|activeXControlBinary|aFChunk|attachedTemplate|frame|subDocument)$/i;
const EMBEDDED_ELEMENT = new Set(['altChunk', 'object', 'OLEObject', 'control', 'subDoc', 'attachedTemplate']);
const TRACKED_ELEMENT = new Set([
  'ins',
  'del',
  'moveFrom',
  'moveTo',
  'delText',
  'rPrChange',
  'pPrChange',
  'tblPrChange',
  'sectPrChange',
  'cellIns',
  'cellDel',
]);
/** Fields that fetch or compute something from elsewhere. */
const FIELD =
  /(?:^|[\s{"])(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)(?=[\s"]|$)|^\s*(?:LINK|INCLUDE|IMPORT|DATABASE|RD)(?=[\s"]|$)/i;
const OUTSIDE = /^\s*(?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)/i;
const DTD = /<!(?:DOCTYPE|ENTITY)/i;
const WORD_NAMESPACE = /wordprocessingml/;

/** Empty: the document is plain text, tables and pictures. `docx.tracked` is a warning, everything else an error. */
export function checkDocxActive(bytes: Uint8Array): ActiveFinding[] {
  const found: ActiveFinding[] = [];
  const add = (code: ActiveCode, what: string): void => {
    if (found.some((known) => known.code === code && known.what === what)) return;
    found.push({ code, severity: code === 'docx.tracked' ? 'warning' : 'error', what });
  };
  const container = openContainer(bytes, OFFICE_LIMITS);
  if (!container) return [{ code: 'docx.invalid', severity: 'error', what: 'zip' }];
  if (container.tooLarge) return [{ code: 'docx.invalid', severity: 'error', what: 'limits' }];
  const names = container.parts.map((part) => part.name.toLowerCase());
  if (new Set(names).size !== names.length) add('docx.invalid', 'duplicatePart');
  for (const needed of ['[content_types].xml', 'word/document.xml'])
    if (!names.includes(needed)) add('docx.invalid', needed);
  for (const part of container.parts) checkPart(part, add);
  return found;
}

type Add = (code: ActiveCode, what: string) => void;

function checkPart(part: ContainerPart, add: Add): void {
  const { name, bytes } = part;
  if (!bytes) {
    add('docx.invalid', name);
    return;
  }
  if (MACRO_PART.test(name)) add('docx.macro', name);
  else if (EMBEDDED_PART.test(name)) add('docx.active', name);
  if (!/\.(?:xml|rels|vml)$/i.test(name)) return;
  const xml = decodeText(bytes);
  if (DTD.test(xml)) {
    add('docx.active', name);
    add('docx.invalid', name);
  }
  if (/\.rels$/i.test(name)) checkRelations(xml, name, add);
  else if (/content_types/i.test(name)) {
    if (MACRO_TYPE.test(xml)) add('docx.macro', name);
    if (/oleObject|activeX/i.test(xml)) add('docx.active', name);
  } else checkDocumentXml(xml, name, add);
}

function checkRelations(xml: string, part: string, add: Add): void {
  readMarkup(
    xml,
    { xml: true },
    {
      open: (_name, attributes) => {
        const value = (name: string): string =>
          attributes.find((item) => item.name.toLowerCase() === name)?.value ?? '';
        const type = value('type');
        if (value('targetmode').toLowerCase() === 'external' || OUTSIDE.test(value('target')))
          add('docx.external', part);
        if (EMBEDDED_TYPE.test(type)) add('docx.active', part);
        if (/vbaProject|wordVbaData/i.test(type)) add('docx.macro', part);
      },
      text: () => {},
      close: () => {},
      comment: () => {},
      broken: () => add('docx.invalid', part),
    },
  );
}

function checkDocumentXml(xml: string, part: string, add: Add): void {
  const isWord = WORD_NAMESPACE.test(xml);
  let depth = 0;
  let element = '';
  let instruction = '';
  const judge = (): void => {
    if (FIELD.test(instruction)) add('docx.active', part);
    instruction = '';
  };
  readMarkup(
    xml,
    { xml: true },
    {
      open: (name, attributes, _start, closed) => {
        element = localName(name);
        if (!closed) depth += 1;
        if (isWord && EMBEDDED_ELEMENT.has(element)) add('docx.active', part);
        if (isWord && TRACKED_ELEMENT.has(element)) add('docx.tracked', part);
        if (element === 'comment' && /comments/i.test(part)) add('docx.tracked', part);
        const type = attributes.find((item) => localName(item.name) === 'fldCharType')?.value;
        if (type !== undefined) judge();
        if (element === 'fldSimple') {
          instruction = attributes.find((item) => localName(item.name) === 'instr')?.value ?? '';
          judge();
        }
      },
      text: (text) => {
        if (element === 'instrText' || element === 'delInstrText') instruction += text;
      },
      close: () => {
        element = '';
        depth -= 1;
      },
      comment: () => {},
      broken: (what) => {
        if (what !== 'declaration') add('docx.invalid', part);
      },
    },
  );
  judge();
  if (depth !== 0) add('docx.invalid', part);
}
