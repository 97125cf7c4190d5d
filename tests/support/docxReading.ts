import { docxPart } from './docxParts';

/** A paragraph as a word processor sees it: its style resolved, its runs with what they say themselves. */
export interface ReadParagraph {
  readonly text: string;
  readonly font: string;
  readonly sizePt: number;
  readonly align: string;
  readonly linePt: number;
  readonly color: string;
  readonly firstLineChars: number;
  /** Faces of the runs that have one of their own. */
  readonly runFonts: readonly string[];
}

const one = (xml: string, pattern: RegExp): string => pattern.exec(xml)?.[1] ?? '';

function readStyles(bytes: Uint8Array): Map<string, string> {
  const styles = docxPart(bytes, 'word/styles.xml');
  return new Map(
    [...styles.matchAll(/<w:style [^>]*w:styleId="(\w+)">(.*?)<\/w:style>/g)].map((found) => [
      found[1] ?? '',
      found[2] ?? '',
    ]),
  );
}

/** Every paragraph with text, of the body or of another part. */
export function readParagraphs(bytes: Uint8Array, part = 'word/document.xml'): ReadParagraph[] {
  const styles = readStyles(bytes);
  return [...docxPart(bytes, part).matchAll(/<w:p>(.*?)<\/w:p>/g)].flatMap((found) => {
    const xml = found[1] ?? '';
    const text = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((run) => run[1] ?? '').join('');
    if (text === '') return [];
    const style = styles.get(one(xml, /<w:pStyle w:val="(\w+)"/)) ?? '';
    return [
      {
        text,
        font: one(style, /w:eastAsia="([^"]+)"/),
        sizePt: Number(one(style, /<w:sz w:val="(\d+)"/)) / 2,
        align: one(style, /<w:jc w:val="(\w+)"/),
        linePt: Number(one(style, /w:line="(\d+)" w:lineRule="exact"/)) / 20,
        color: one(style, /<w:color w:val="(\w+)"/),
        firstLineChars: Number(one(style, /w:firstLineChars="(\d+)"/)) / 100,
        runFonts: [...xml.matchAll(/<w:rFonts [^>]*w:eastAsia="([^"]+)"/g)].map((run) => run[1] ?? ''),
      },
    ];
  });
}
