import { ReadFailure } from './readFault';

export interface XmlHandler {
  /** Text is collected only while this is true. */
  readonly wantsText: boolean;
  /** `attributes` is the raw text between the name and the end of the tag; see `attributeOf`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** A tag or a text longer than this is an attack: a cell holds at most 32,767 characters. */
const MAX_TOKEN_CHARS = 8 * 1024 * 1024;

/**
 * Cuts XML that arrives in pieces into tags, for the parts of a workbook that are too big for a tree.
 * Names come without their namespace prefix (some writers prefix everything with `x:`). No DTD, no external entity is
 * ever looked at.
 */
export class XmlStream {
  #rest = '';

  constructor(readonly handler: XmlHandler) {}

  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    const { handler } = this;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) break;
      const next = text.charCodeAt(open + 1);
      // '!': comment or CDATA, '?': processing instruction.
      if (next === 33 || next === 63) {
        const end = this.#skipSpecial(text, open);
        if (end < 0) break;
        if (handler.wantsText && open > at) handler.text(decodeXmlText(text.slice(at, open)));
        if (handler.wantsText && text.startsWith('<![CDATA[', open)) handler.text(text.slice(open + 9, end - 3));
        at = end;
        continue;
      }
      const close = text.indexOf('>', open + 1);
      if (close < 0) break;
      if (handler.wantsText && open > at) handler.text(decodeXmlText(text.slice(at, open)));
      at = close + 1;
      if (next === 47) handler.close(localName(text.slice(open + 2, close).trimEnd()));
      else this.#openTag(text, open + 1, close);
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_TOKEN_CHARS) throw new ReadFailure('read.damaged');
  }

  /** @returns whether everything was consumed; false for a document that ends within a tag. */
  end(): boolean {
    return !this.#rest.includes('<');
  }

  #openTag(text: string, from: number, close: number): void {
    const isEmpty = text.charCodeAt(close - 1) === 47;
    const to = isEmpty ? close - 1 : close;
    let nameEnd = from;
    while (nameEnd < to && text.charCodeAt(nameEnd) > 32) nameEnd += 1;
    const name = localName(text.slice(from, nameEnd));
    this.handler.open(name, text.slice(nameEnd, to));
    if (isEmpty) this.handler.close(name);
  }

  /** @returns the position behind it, or -1 when its end has not arrived. */
  #skipSpecial(text: string, open: number): number {
    if (text.length - open < 9) return text.endsWith('>') ? text.length : -1;
    const end = text.startsWith('<!--', open) ? '-->' : text.startsWith('<![CDATA[', open) ? ']]>' : '>';
    const at = text.indexOf(end, open);
    return at < 0 ? -1 : at + end.length;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Value of an attribute in the raw text of a tag, entities decoded. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const start = attributes.indexOf(` ${name}="`);
  if (start >= 0) {
    const from = start + name.length + 3;
    return decodeXmlText(attributes.slice(from, attributes.indexOf('"', from)));
  }
  // Single quotes and line breaks between attributes are legal and rare.
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? decodeXmlText(found[1] ?? found[2] ?? '') : undefined;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeXmlText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number.parseInt(dec ?? '', 10) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
