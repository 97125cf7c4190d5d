import { Pace } from './pace';
import { ReadFailure } from './readFault';
import { decodeXmlText } from './xmlStream';

export interface HtmlTable {
  readonly rows: readonly (readonly string[])[];
  readonly hiddenRows: number;
}

/** Positions walked over or reserved for spans in one file; beyond that it is an attack. */
const MAX_CELLS = 20_000_000;
const MAX_COLUMN_SPAN = 1_000;
const MAX_ROW_SPAN = 65_536;
/** A tag longer than this has a quote that is never closed. */
const MAX_TAG_CHARS = 65_536;
const TAGS_PER_BREATH = 2_000;
/** Contents that are never text of a cell. */
const OPAQUE = new Set(['script', 'style', 'xml', 'title']);
const BREAKS = new Set(['br', 'p', 'div', 'li']);

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  middot: '\u00b7',
  bull: '\u2022',
  yen: '\u00a5',
  times: '\u00d7',
  hellip: '\u2026',
  mdash: '\u2014',
  ndash: '\u2013',
  ldquo: '\u201c',
  rdquo: '\u201d',
  lsquo: '\u2018',
  rsquo: '\u2019',
};

/**
 * Reads the tables of a web page that an office system exported as “.xls”. Tolerant as browsers are: end tags may be
 * missing, tables may lie in tables (each is one of its own). Spans keep their places, the text stands in the first cell
 * of the span. Tables without any text are left out.
 */
export async function readHtmlTables(html: string, signal?: AbortSignal): Promise<HtmlTable[]> {
  const pace = new Pace(signal);
  const builder = new TableBuilder();
  let at = 0;
  for (let turn = 0; at < html.length; turn += 1) {
    if (turn % TAGS_PER_BREATH === 0) await pace.breathe();
    const open = html.indexOf('<', at);
    const textEnd = open < 0 ? html.length : open;
    if (textEnd > at) builder.text(html.slice(at, textEnd));
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const code = html.charCodeAt(open + 1) | 0x20;
    // A bare «<» in a text («<5亩») is a character.
    if (!(code >= 97 && code <= 122) && code !== 0x2f && code !== 0x21 && code !== 0x3f) {
      builder.text('<');
      at = open + 1;
      continue;
    }
    const close = tagEnd(html, open);
    at = close + 1;
    const [, slash, rawName = '', attributes = ''] =
      /^(\/?)([^\s/>]*)([\s\S]*)$/.exec(html.slice(open + 1, close)) ?? [];
    const name = rawName.toLowerCase();
    if (slash === '' && OPAQUE.has(name) && !attributes.endsWith('/')) at = skipOpaque(html, at, name);
    else if (slash === '') builder.open(name, attributes);
    else builder.close(name);
  }
  return builder.finish();
}

function tagEnd(html: string, open: number): number {
  let quote = 0;
  for (let at = open + 1; at < html.length && at < open + MAX_TAG_CHARS; at += 1) {
    const code = html.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  const plain = html.indexOf('>', open);
  return plain < 0 ? html.length : plain;
}

function skipOpaque(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}\\s*>`, 'gi');
  end.lastIndex = from;
  const found = end.exec(html);
  return found ? found.index + found[0].length : html.length;
}

interface OpenTable {
  readonly rows: string[][];
  hiddenRows: number;
  /** Rows that a cell above still covers, by column. */
  readonly covered: number[];
  row: string[] | undefined;
  cell: { text: string; column: number } | undefined;
}

class TableBuilder {
  readonly #done: OpenTable[] = [];
  readonly #open: OpenTable[] = [];
  #reserved = 0;

  text(raw: string): void {
    const cell = this.#open.at(-1)?.cell;
    if (cell === undefined) return;
    // Blanks collapse as in a browser; a no-break space is a character and stays.
    cell.text += decodeEntities(raw.replace(/[ \t\r\n\f]+/g, ' '));
  }

  open(name: string, attributes: string): void {
    if (name === 'table') {
      const table: OpenTable = { rows: [], hiddenRows: 0, covered: [], row: undefined, cell: undefined };
      this.#done.push(table);
      this.#open.push(table);
      return;
    }
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (name === 'tr') {
      this.#endRow(table);
      table.row = [];
      if (/display\s*:\s*none/i.test(attributes)) table.hiddenRows += 1;
    } else if (name === 'td' || name === 'th') {
      this.#endCell(table);
      table.row ??= [];
      this.#beginCell(table, table.row, attributes);
    } else if (BREAKS.has(name) && table.cell !== undefined && (name === 'br' || table.cell.text.trim() !== '')) {
      table.cell.text += '\n';
    }
  }

  close(name: string): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (name === 'td' || name === 'th') this.#endCell(table);
    else if (name === 'tr') this.#endRow(table);
    else if (name === 'table') {
      this.#endRow(table);
      this.#open.pop();
    }
  }

  finish(): HtmlTable[] {
    for (const table of this.#open) this.#endRow(table);
    return this.#done.filter((table) => table.rows.some((row) => row.some((cell) => cell !== '')));
  }

  #beginCell(table: OpenTable, row: string[], attributes: string): void {
    const from = row.length;
    let column = from;
    while ((table.covered[column] ?? 0) > 0) {
      row.push('');
      column += 1;
    }
    this.#reserved += column - from;
    const columns = spanOf(attributes, 'colspan', MAX_COLUMN_SPAN);
    const rows = spanOf(attributes, 'rowspan', MAX_ROW_SPAN);
    this.#reserved += columns;
    if (this.#reserved > MAX_CELLS) throw new ReadFailure('read.damaged');
    for (let i = 0; i < columns; i += 1) {
      row.push('');
      // Counted with this row: every finished row takes one off.
      table.covered[column + i] = Math.max(table.covered[column + i] ?? 0, rows);
    }
    table.cell = { text: '', column };
  }

  #endCell(table: OpenTable): void {
    const { cell, row } = table;
    if (cell === undefined || row === undefined) return;
    row[cell.column] = cell.text
      .replace(/ *\n */g, '\n')
      .replace(/ {2,}/g, ' ')
      .trim();
    table.cell = undefined;
  }

  #endRow(table: OpenTable): void {
    this.#endCell(table);
    if (table.row === undefined) return;
    const { row } = table;
    while (row.length > 0 && row.at(-1) === '') row.pop();
    table.rows.push(row);
    table.row = undefined;
    for (let column = 0; column < table.covered.length; column += 1) {
      const left = table.covered[column] ?? 0;
      if (left > 0) table.covered[column] = left - 1;
    }
  }
}

function spanOf(attributes: string, name: string, most: number): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,7})`, 'i').exec(attributes);
  return Math.min(Math.max(Number(found?.[1] ?? '1'), 1), most);
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return decodeXmlText(text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole));
}
