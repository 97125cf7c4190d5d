/** Text of an HTML file: text, attributes, comments and style; inline elements don't split a number, cells and blocks do. */
import type { TextScan } from '../../privacy';
import { lineCounter } from '../../privacy/activeContent';
import { readMarkup } from '../../privacy/markup';

const INLINE = new Set(
  'span b strong i em u s del ins sub sup small big mark font abbr code q cite dfn time var bdi bdo a label wbr ruby rt rp'.split(
    ' ',
  ),
);
/** A picture's data is no text (bundle.md § 8). */
const PICTURE_DATA = /^data:image\/[a-z+.-]+;base64,/;

export function scanHtml(html: string, part: string, scan: TextScan): void {
  const lineOf = lineCounter(html);
  let block = '';
  let row = 1;
  const flush = (): void => {
    const text = block.replace(/[\t\n\f\r ]+/g, ' ').trim();
    if (text !== '') scan.text(text, { part, row });
    block = '';
  };
  const breakAt = (name: string, start: number): void => {
    if (INLINE.has(name)) return;
    flush();
    row = lineOf(start);
  };
  readMarkup(
    html,
    { xml: false },
    {
      text: (text) => {
        block += text;
      },
      open: (name, attributes, start) => {
        breakAt(name, start);
        for (const attribute of attributes) {
          if (!PICTURE_DATA.test(attribute.value)) scan.text(attribute.value, { part, row: lineOf(start) });
          if (attribute.name.length > 8) scan.text(attribute.name, { part, row: lineOf(start) });
        }
      },
      close: breakAt,
      comment: (text, start) => scan.text(text, { part, row: lineOf(start) }),
      broken: () => {},
    },
  );
  flush();
}
