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

/** Reads what begins with `<` at `start`; answers where to go on. */
function readTag(source: string, start: number, options: MarkupOptions, visitor: MarkupVisitor): number {
  if (source.startsWith('<!--', start)) return readComment(source, start, visitor);
  if (source.startsWith('<![CDATA[', start)) {
    const end = source.indexOf(']]>', start);
    if (!options.xml) visitor.broken('cdata', start);
    visitor.text(source.slice(start + 9, end < 0 ? source.length : end), start + 9);
    return end < 0 ? source.length : end + 3;
  }
  if (source.startsWith('<!', start) || source.startsWith('<?', start)) {
    const end = source.indexOf('>', start);
    const text = source.slice(start + 2, end < 0 ? source.length : end);
    const isKnown = /^doctype\s+html\s*$/i.test(text) || (options.xml && source.charAt(start + 1) === '?');
    if (!isKnown) visitor.broken('declaration', start);
    visitor.comment(text, start);
    return end < 0 ? source.length : end + 1;
  }
  const closing = source.charAt(start + 1) === '/';
  const name = options.xml ? XML_NAME : NAME;
  name.lastIndex = start + (closing ? 2 : 1);
  const found = name.exec(source)?.[0];
  if (found === undefined) {
    visitor.broken('bareLessThan', start);
    visitor.text('<', start);
    return start + 1;
  }
  const tag = options.xml ? found : found.toLowerCase();
  const afterName = start + (closing ? 2 : 1) + found.length;
  if (closing) {
    const end = source.indexOf('>', afterName);
    if (end < 0 || source.slice(afterName, end).trim() !== '') visitor.broken('closeTag', start);
    visitor.close(tag, start);
    return end < 0 ? source.length : end + 1;
  }
  return readOpenTag(source, start, afterName, tag, options, visitor);
}

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
    while (at < source.length && /\s/.test(source.charAt(at))) at += 1;
    if (at >= source.length) {
      visitor.broken('openTag', start);
      visitor.open(tag, attributes, start, false);
      return at;
    }
    if (source.charAt(at) === '>' || source.startsWith('/>', at)) break;
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
    if (/["'=]/.test(source.charAt(at))) visitor.broken('attribute', at);
  }
  const selfClosed = source.charAt(at) === '/';
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
