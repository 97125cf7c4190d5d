/** A tokeniser for HTML and XML, forgiving for the scanner and telling for the checks: what it cannot read it reports. */

export interface MarkupAttribute {
  readonly name: string;
  /** Character references resolved. */
  readonly value: string;
}

export interface MarkupVisitor {
  /** Character references resolved; `start` is the offset in the source. */
  text(text: string, start: number): void;
  open(name: string, attributes: readonly MarkupAttribute[], start: number, closed: boolean): void;
  close(name: string, start: number): void;
  comment(text: string, start: number): void;
  /** Something no parser reads in one way only: `what` is a short identifier. */
  broken(what: string, start: number): void;
}

export interface MarkupOptions {
  /** HTML: style and script hold raw text, names in any case. XML: names as written, CDATA, processing instructions. */
  readonly xml: boolean;
}

const RAW_TEXT = new Set(['style', 'script', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);
const NAME = /[A-Za-z][^\s/>\u0000]*/y;
const XML_NAME = /[A-Za-z_\u00b7-\uffff][^\s/>\u0000=]*/y;
const ATTRIBUTE = /\s*([^\s=>/"'<\u0000]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y;

// A document of 20,000 rows has a million tags: the usual ones (ASCII names, `name="value"`) are read character by character,
// which takes a third of the time; everything else goes through the expressions above, which say what is meant.
const TAB = 9;
const RETURN = 13;
const SPACE = 32;
const BANG = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const LAST_ASCII = 0x7f;

const isAsciiSpace = (c: number): boolean => c === SPACE || (c >= TAB && c <= RETURN);
const isLetter = (c: number): boolean => (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a);
const isSpaceAt = (source: string, at: number): boolean => {
  const c = source.charCodeAt(at);
  return c > LAST_ASCII ? /\s/.test(source.charAt(at)) : isAsciiSpace(c);
};

/** End of the tag name that starts at `from`, -1 when there is none. */
function endOfName(source: string, from: number, xml: boolean): number {
  if (isLetter(source.charCodeAt(from))) {
    for (let at = from + 1; at < source.length; at += 1) {
      const c = source.charCodeAt(at);
      if (c > LAST_ASCII) break;
      if (c === GREATER || c === SLASH || c === 0 || isAsciiSpace(c) || (xml && c === EQUALS)) return at;
    }
  }
  const name = xml ? XML_NAME : NAME;
  name.lastIndex = from;
  const found = name.exec(source)?.[0];
  return found === undefined ? -1 : from + found.length;
}

/** Reads `name="value"` at `at` and says where it ends; undefined when it is written in any other way. */
function readPlainAttribute(source: string, at: number): { name: string; value: string; end: number } | undefined {
  let end = at;
  for (; end < source.length; end += 1) {
    const c = source.charCodeAt(end);
    if (c === EQUALS) break;
    if (c > LAST_ASCII || c === 0 || isAsciiSpace(c)) return undefined;
    if (c === GREATER || c === SLASH || c === QUOTE || c === APOSTROPHE || c === LESS) return undefined;
  }
  if (end === at || source.charCodeAt(end + 1) !== QUOTE) return undefined;
  const close = source.indexOf('"', end + 2);
  return close < 0 ? undefined : { name: source.slice(at, end), value: source.slice(end + 2, close), end: close + 1 };
}

export function readMarkup(source: string, options: MarkupOptions, visitor: MarkupVisitor): void {
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    const end = next < 0 ? source.length : next;
    if (end > at) visitor.text(resolveReferences(source.slice(at, end)), at);
    if (next < 0) return;
    at = readTag(source, next, options, visitor);
  }
}

/** Comments, CDATA, document types, processing instructions. */
function readDeclaration(source: string, start: number, options: MarkupOptions, visitor: MarkupVisitor): number {
  if (source.startsWith('<!--', start)) return readComment(source, start, visitor);
  if (source.startsWith('<![CDATA[', start)) {
    const end = source.indexOf(']]>', start);
    if (!options.xml) visitor.broken('cdata', start);
    visitor.text(source.slice(start + 9, end < 0 ? source.length : end), start + 9);
    return end < 0 ? source.length : end + 3;
  }
  const end = source.indexOf('>', start);
  const text = source.slice(start + 2, end < 0 ? source.length : end);
  const isKnown = /^doctype\s+html\s*$/i.test(text) || (options.xml && source.charAt(start + 1) === '?');
  if (!isKnown) visitor.broken('declaration', start);
  visitor.comment(text, start);
  return end < 0 ? source.length : end + 1;
}

/** Reads what begins with `<` at `start`; answers where to go on. */
function readTag(source: string, start: number, options: MarkupOptions, visitor: MarkupVisitor): number {
  const second = source.charCodeAt(start + 1);
  if (second === BANG || second === QUESTION) return readDeclaration(source, start, options, visitor);
  const closing = second === SLASH;
  const nameStart = start + (closing ? 2 : 1);
  const afterName = endOfName(source, nameStart, options.xml);
  if (afterName < 0) {
    visitor.broken('bareLessThan', start);
    visitor.text('<', start);
    return start + 1;
  }
  const found = source.slice(nameStart, afterName);
  const tag = options.xml ? found : found.toLowerCase();
  if (closing) {
    const end = source.indexOf('>', afterName);
    if (end < 0 || (end > afterName && source.slice(afterName, end).trim() !== '')) visitor.broken('closeTag', start);
    visitor.close(tag, start);
    return end < 0 ? source.length : end + 1;
  }
  return readOpenTag(source, start, afterName, tag, options, visitor);
}

/** What cannot follow an attribute. */
const isStray = (c: number): boolean => c === QUOTE || c === APOSTROPHE || c === EQUALS;

function readOpenTag(
  source: string,
  start: number,
  afterName: number,
  tag: string,
  options: MarkupOptions,
  visitor: MarkupVisitor,
): number {
  const attributes: MarkupAttribute[] = [];
  let at = afterName;
  for (;;) {
    while (at < source.length && isSpaceAt(source, at)) at += 1;
    if (at >= source.length) {
      visitor.broken('openTag', start);
      visitor.open(tag, attributes, start, false);
      return at;
    }
    const c = source.charCodeAt(at);
    if (c === GREATER || (c === SLASH && source.charCodeAt(at + 1) === GREATER)) break;
    const plain = readPlainAttribute(source, at);
    if (plain) {
      const { name, value, end } = plain;
      attributes.push({ name: options.xml ? name : name.toLowerCase(), value: resolveReferences(value) });
      at = end;
      if (isStray(source.charCodeAt(at))) visitor.broken('attribute', at);
      continue;
    }
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(source);
    if (!found) {
      visitor.broken('attribute', at);
      at += 1;
      continue;
    }
    const value = found[2] ?? found[3] ?? found[4] ?? '';
    const name = found[1] ?? '';
    attributes.push({ name: options.xml ? name : name.toLowerCase(), value: resolveReferences(value) });
    at += found[0].length;
    if (isStray(source.charCodeAt(at))) visitor.broken('attribute', at);
  }
  const selfClosed = source.charCodeAt(at) === SLASH;
  visitor.open(tag, attributes, start, selfClosed);
  at += selfClosed ? 2 : 1;
  if (options.xml || selfClosed || !RAW_TEXT.has(tag)) return at;
  const end = indexOfClose(source, tag, at);
  if (end < 0) visitor.broken('rawText', start);
  const stop = end < 0 ? source.length : end;
  if (stop > at) visitor.text(source.slice(at, stop), at);
  return stop;
}

function indexOfClose(source: string, tag: string, from: number): number {
  const pattern = new RegExp(`</${tag}[\\s/>]`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(source)?.index ?? -1;
}

function readComment(source: string, start: number, visitor: MarkupVisitor): number {
  const end = source.indexOf('-->', start + 4);
  const text = source.slice(start + 4, end < 0 ? source.length : end);
  // Browsers end `<!-->`, `<!--->` and `--!>` earlier than this: what follows would be live.
  if (end < 0 || /^-?>/.test(source.slice(start + 4)) || text.includes('--!>')) visitor.broken('comment', start);
  visitor.comment(text, start);
  return end < 0 ? source.length : end + 3;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  shy: '\u00ad',
  ndash: '\u2013',
  mdash: '\u2014',
  middot: '\u00b7',
  sup2: '\u00b2',
  sup3: '\u00b3',
  sup1: '\u00b9',
  ZeroWidthSpace: '\u200b',
  NoBreak: '\u2060',
  hyphen: '\u2010',
  dash: '\u2010',
  Tab: '\t',
  NewLine: '\n',
  colon: ':',
  lpar: '(',
  rpar: ')',
  sol: '/',
  bsol: '\\',
  lowbar: '_',
  num: '#',
  period: '.',
  comma: ',',
};

const REFERENCE = /&(?:#x([0-9a-f]{1,8});?|#(\d{1,9});?|([A-Za-z][A-Za-z0-9]{1,31});?)/gi;

export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    REFERENCE,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
