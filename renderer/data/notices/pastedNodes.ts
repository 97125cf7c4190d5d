import type { PastedCell } from '../../../shared/board/notices';

/** What a word processor puts on the clipboard, walked element by element. The document is inert: nothing in it runs or loads. */

const DROPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'head',
  'meta',
  'link',
  'title',
  'template',
  'noscript',
  'xml',
  'iframe',
  'select',
  'textarea',
  'input',
  'button',
]);
const PICTURES: ReadonlySet<string> = new Set([
  'img',
  'svg',
  'picture',
  'canvas',
  'object',
  'embed',
  'video',
  'v:imagedata',
]);
const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'section',
  'article',
  'pre',
  'dl',
  'dt',
  'dd',
  'hr',
  'body',
  'header',
  'footer',
  'main',
  'center',
]);
const DELETED: ReadonlySet<string> = new Set(['del', 's', 'strike']);

const ELEMENT = 1;
const TEXT = 3;

const nameOf = (element: Element): string => element.tagName.toLowerCase();
const styleOf = (element: Element): string => (element.getAttribute('style') ?? '').toLowerCase().replace(/\s+/g, '');

/** Comments, notes and running heads of Word and WPS. */
function isComment(element: Element): boolean {
  if (/mso-element:(?:comment|footnote-list|endnote-list|header|footer)/.test(styleOf(element))) return true;
  const marks = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return (
    /mso(?:comment|annotation)|msocom|_com_\d/i.test(marks) ||
    /#_?(?:msocom|_com)/i.test(element.getAttribute('href') ?? '')
  );
}

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  /display:none|visibility:hidden|mso-hide:all/.test(styleOf(element)) ||
  isComment(element);

/** A tracked deletion; text struck through is one that somebody made by hand. */
const isDeleted = (element: Element): boolean =>
  DELETED.has(nameOf(element)) ||
  /text-decoration(?:-line)?:[^;]*line-through|mso-deleted|mso-prop-change:deleted/.test(styleOf(element)) ||
  /\bmsodel\b/i.test(element.getAttribute('class') ?? '');

/** What a walk meets, in order. */
export interface PastedSink {
  text(text: string): void;
  /** End of a paragraph. */
  end(): void;
  table(rows: readonly (readonly PastedCell[])[]): void;
  picture(): void;
  struck(): void;
}

const CHINESE_BREAK = /(?<=[\u2e80-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u2e80-\uffef])/g;

/** Line breaks of the file between Chinese characters mean nothing, other blanks are one. */
export const tidyPasted = (text: string): string =>
  text
    .replace(/[\u200b\ufeff]/g, '')
    .replace(CHINESE_BREAK, '')
    .replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    .replace(/^[ \u3000]+|[ \u3000]+$/g, '');

/** Rows of the table itself, not of one inside it. */
function rowsOf(table: Element, inner: Omit<PastedSink, 'text' | 'end' | 'table'>): PastedCell[][] {
  return [...table.querySelectorAll('tr')]
    .filter((row) => row.closest('table') === table && !isHidden(row) && !isDeleted(row))
    .map((row) =>
      [...row.children]
        .filter((cell) => /^t[dh]$/.test(nameOf(cell)) && !isHidden(cell) && !isDeleted(cell))
        .map((cell) => ({
          text: flatText(cell, inner),
          columns: spanOf(cell, 'colspan'),
          rows: spanOf(cell, 'rowspan'),
          isHead: nameOf(cell) === 'th',
        })),
    );
}

const MOST_SPAN = 20_000;
const spanOf = (cell: Element, name: string): number => {
  const span = Number(cell.getAttribute(name) ?? 1);
  return Number.isInteger(span) && span >= 1 && span <= MOST_SPAN ? span : 1;
};

/** All of a cell on one line; a table inside it becomes its words. */
function flatText(cell: Element, inner: Omit<PastedSink, 'text' | 'end' | 'table'>): string {
  const parts: string[] = [''];
  const sink: PastedSink = {
    ...inner,
    text: (text) => parts.push((parts.pop() ?? '') + text),
    end: () => parts.push(''),
    table: (rows) =>
      parts.push(
        rows
          .flat()
          .map(({ text }) => text)
          .join(' '),
        '',
      ),
  };
  walkPasted(cell, sink);
  return parts
    .map(tidyPasted)
    .filter((part) => part !== '')
    .join(' ');
}

/** Something of it comes in. */
const hasText = (item: Element): boolean => flatText(item, { picture: () => {}, struck: () => {} }) !== '';

/** 1. of a numbered list that the browser itself would number; Word writes its own numbers into the text. */
function numberOf(item: Element): string {
  const list = item.parentElement;
  if (!list || nameOf(list) !== 'ol') return '';
  const from = Number(list.getAttribute('start') ?? 1);
  const items = [...list.children].filter((one) => nameOf(one) === 'li' && !isHidden(one) && !isDeleted(one));
  return `${from + items.indexOf(item)}.`;
}

export function walkPasted(node: Node, sink: PastedSink): void {
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT) sink.text(child.textContent ?? '');
    if (child.nodeType === ELEMENT) walkElement(child as Element, sink);
  }
}

function walkElement(element: Element, sink: PastedSink): void {
  const name = nameOf(element);
  if (DROPPED.has(name) || isComment(element)) return;
  if (isHidden(element) || isDeleted(element)) {
    if ((element.textContent ?? '').trim() !== '') sink.struck();
    return;
  }
  if (PICTURES.has(name)) sink.picture();
  else if (name === 'br') sink.end();
  else if (name === 'table') {
    sink.end();
    sink.table(rowsOf(element, { picture: sink.picture, struck: sink.struck }));
  } else walkInside(element, name, sink);
}

function walkInside(element: Element, name: string, sink: PastedSink): void {
  const isBlock = BLOCKS.has(name);
  if (isBlock) sink.end();
  if (name === 'li' && hasText(element)) sink.text(numberOf(element));
  walkPasted(element, sink);
  if (isBlock) sink.end();
}
