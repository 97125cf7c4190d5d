/** What may not travel in an HTML file (bundle.md § 8). The file is refused, never cleaned: cleaning would break its digest. */
import { type MarkupAttribute, readMarkup } from './markup';

export type ActiveCode =
  | 'html.active'
  | 'html.remote'
  | 'html.parse'
  | 'docx.macro'
  | 'docx.external'
  | 'docx.active'
  | 'docx.invalid'
  | 'docx.tracked'
  | 'pdf.active'
  | 'pdf.unscanned'
  | 'img.metadata';

export interface ActiveFinding {
  readonly code: ActiveCode;
  /** An error refuses the file; a warning is for a person to look at. */
  readonly severity: 'error' | 'warning';
  /** Element, attribute or part; nothing private. */
  readonly what: string;
  /** Physical line of a text file, 1-based; absent for other files. */
  readonly line?: number;
}

const ELEMENTS = new Set(
  (
    'html head title meta style body header footer main section article aside div p br hr span h1 h2 h3 h4 h5 h6 pre blockquote center ' +
    'b strong i em u s del ins sub sup small big mark font abbr code q cite dfn time var samp kbd bdi bdo ruby rt rp wbr ' +
    'table caption colgroup col thead tbody tfoot tr th td ul ol li dl dt dd img figure figcaption address nav'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'class style id title lang dir align valign width height border cellpadding cellspacing colspan rowspan span scope headers ' +
    'nowrap bgcolor color face size start type value reversed charset name content alt src hidden datetime xml:lang'
  ).split(' '),
);
const NAMED_META = new Set([
  'viewport',
  'generator',
  'author',
  'description',
  'keywords',
  'date',
  'created',
  'format-detection',
]);
const REMOTE_ATTRIBUTES = new Set([
  'src',
  'href',
  'srcset',
  'background',
  'data',
  'action',
  'poster',
  'cite',
  'longdesc',
  'xlink:href',
]);
const PICTURE = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*$/;
const ADDRESS = /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\/|^\s*(?:https?|ftp|file|ws|wss):/i;
/** Everything in CSS that loads or computes; a backslash could spell any of it. */
const CSS_REMOTE =
  /url\s*\(|@import|@namespace|image-set|(?<![\w-])(?:src|image|cross-fade|element|paint)\s*\(|@font-face/i;
const CSS_ACTIVE = /expression|\\|behavior\s*:|-moz-binding|javascript:|vbscript:|<!--|<\//i;

/** Reports every place once; an empty list means that the text may be shown in the sandboxed frame. */
export function checkHtmlActive(html: string): ActiveFinding[] {
  const found: ActiveFinding[] = [];
  const lineOf = lineCounter(html);
  const add = (code: ActiveCode, what: string, start: number): void => {
    found.push({ code, severity: 'error', what, line: lineOf(start) });
  };
  const checkCss = (css: string, what: string, start: number): void => {
    // Once with its comments and once without: a comment may hide a word from one reader and not from another.
    const forms = `${css}\n${css.replace(/\/\*[\s\S]*?\*\//g, '')}`;
    if (CSS_REMOTE.test(forms)) add('html.remote', what, start);
    else if (CSS_ACTIVE.test(forms)) add('html.active', what, start);
  };
  const checkAttribute = (element: string, { name, value }: MarkupAttribute, start: number): void => {
    const what = `${element} ${name}`.slice(0, 60);
    if (REMOTE_ATTRIBUTES.has(name) && !(element === 'img' && name === 'src')) {
      add(ADDRESS.test(value) ? 'html.remote' : 'html.active', what, start);
    } else if (element === 'img' && name === 'src') {
      if (!PICTURE.test(value)) add('html.remote', what, start);
    } else if (name === 'style') checkCss(value, what, start);
    else if (name === 'name' && element === 'meta') {
      if (!NAMED_META.has(value.toLowerCase())) add('html.active', what, start);
    } else if (!ATTRIBUTES.has(name) || /^\s*(?:javascript|vbscript):/i.test(value)) add('html.active', what, start);
  };

  let inStyle = false;
  readMarkup(
    html,
    { xml: false },
    {
      text: (text, start) => {
        if (inStyle) checkCss(text, 'style', start);
      },
      open: (name, attributes, start) => {
        if (!ELEMENTS.has(name)) add(name === 'link' ? 'html.remote' : 'html.active', name.slice(0, 60), start);
        for (const attribute of attributes) checkAttribute(name, attribute, start);
        inStyle = name === 'style';
      },
      close: () => {
        inStyle = false;
      },
      comment: () => {},
      broken: (what, start) => add('html.parse', what, start),
    },
  );
  const control = /[\u0000-\u0008\u000b\u000e-\u001f\ufffd]/.exec(html);
  if (control) add('html.parse', 'controlCharacter', control.index);
  return found;
}

/** Line numbers for offsets that only ever grow. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  // Kept between calls: looking for the next break again each time is quadratic in a page without any.
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
