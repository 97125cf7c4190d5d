/**
 * Text of one XML part of a docx, or of any part of an office file that has no cells. Runs are joined by paragraph, so a
 * number split over runs is found; deleted text and field instructions count; attributes are read one by one.
 */

import type { TextScan } from '../../privacy';
import { readMarkup } from '../../privacy/markup';

/** Text of these elements belongs to the paragraph around them. */
const RUN_TEXT = new Set(['t', 'delText', 'instrText', 'delInstrText', 'v']);
const PARAGRAPH = new Set(['p', 'si', 'is', 'comment', 'txbxContent', 'tc']);
/** Marks inside a run that stand for one character. */
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
};
const DIGITS = /\d{3}/;

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** `part` is the name inside the container. Answers whether the XML could be read in one way only. */
export function scanXmlPart(xml: string, part: string, scan: TextScan): boolean {
  let paragraph = '';
  let row = 1;
  let isSound = true;
  const open: string[] = [];
  const flush = (): void => {
    if (paragraph !== '') scan.text(paragraph, { part, row });
    paragraph = '';
  };
  readMarkup(
    xml,
    { xml: true },
    {
      text: (text) => {
        if (RUN_TEXT.has(open.at(-1) ?? '')) paragraph += text;
        else if (text.trim() !== '') scan.text(text, { part });
      },
      open: (name, attributes, _start, closed) => {
        const local = localName(name);
        if (PARAGRAPH.has(local)) flush();
        paragraph += CHARACTERS[local] ?? '';
        for (const attribute of attributes)
          if (DIGITS.test(attribute.value)) scanAttribute(local, attribute, part, scan);
        if (!closed) open.push(local);
      },
      close: (name) => {
        const local = localName(name);
        if (open.pop() !== local) isSound = false;
        if (!PARAGRAPH.has(local)) return;
        flush();
        row += 1;
      },
      comment: (text) => scan.text(text, { part }),
      broken: () => {
        isSound = false;
      },
    },
  );
  flush();
  return isSound && open.length === 0;
}

/** Attributes whose values are measures, colours or ids of the program, never text of a person. */
const PROGRAM_ATTRIBUTE =
  /^(?:xmlns|w:rsid|w14:(?:paraId|textId)|w:nsid|w:tmpl|wp14:|w16|w:(?:usb|csb)\d|w:(?:w|h|sz|val|hanging|left|right|top|bottom|line|before|after|start|end)$)/;

function scanAttribute(
  element: string,
  attribute: { readonly name: string; readonly value: string },
  part: string,
  scan: TextScan,
): void {
  const isText =
    attribute.name === 'w:val' && /^(?:alias|tag|title|text|docVar|default|listItem|bookmarkStart)$/.test(element);
  if (/^-?\d{1,6}\.\d+$/.test(attribute.value)) return;
  // Eleven digits in a measure are no measure: those are looked at whatever the attribute is called.
  if (isText || !PROGRAM_ATTRIBUTE.test(attribute.name) || /\d{11}/.test(attribute.value))
    scan.text(attribute.value, { part });
}
