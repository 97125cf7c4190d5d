import { InvariantError } from '../../kernel';
import type { PageDocument, PublicDocument, SheetShape } from '../../layout';
import { PART_HEAD, RELATION_TYPE } from '../office';
import { BodyWriter, THIN_LINE } from './bodyXml';
import { footerXml, type OfficialMargins, officialMargins } from './marginParts';
import { ParagraphStyles } from './paragraphStyles';
import { packWord, WORD_NAMESPACE } from './parts';
import { bareSectionXml, emptyLine, officialSectionXml, type SectionSize, sectionXml } from './section';

const RELATION_NAMESPACE = `xmlns:r="${RELATION_TYPE}"`;
const PARTS_AT_ONCE = 16;

/** The document as DOCX. Same document → same bytes. */
export function renderDocx(document: PageDocument): Uint8Array<ArrayBuffer> {
  const styles = new ParagraphStyles(document.fonts);
  const official = document.footer.outer ? officialMargins(document, styles) : undefined;
  const body = documentBytes(document, styles, official);
  const hasFoot = document.footer.pageLine !== '';
  return packWord({
    title: document.title,
    fonts: document.fonts,
    styles,
    document: body,
    margins: official?.parts ?? (hasFoot ? [{ kind: 'footer', xml: footerXml(document, styles) }] : []),
    ...(official ? { oddAndEven: true } : {}),
    ...(document.grid ? { sizePt: document.grid.sizePt } : {}),
  });
}

/** What a bundle carries as notice.docx and what is offered for posting: public documents only. */
export function renderNoticeDocx(document: PublicDocument): Uint8Array<ArrayBuffer> {
  if ((document as PageDocument).internal) throw new InvariantError('a sheet for inside use is no notice');
  return renderDocx(document);
}

/** Writes sheet after sheet and encodes a few at a time, so that the whole text never exists as one string. */
function documentBytes(document: PageDocument, styles: ParagraphStyles, official?: OfficialMargins): Uint8Array {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let pending: string[] = [`${PART_HEAD}<w:document ${WORD_NAMESPACE} ${RELATION_NAMESPACE}><w:body>`];
  const flush = (): void => {
    chunks.push(encoder.encode(pending.join('')));
    pending = [];
  };
  const writer = new BodyWriter(document, styles);
  for (const [index, page] of document.pages.entries()) {
    const before = document.pages[index - 1];
    const turns = before !== undefined && before.shape !== page.shape;
    if (turns && official) {
      const ended = sectionOf(document, official, before?.shape, sectionStart(document, index - 1));
      pending.push(emptyLine(THIN_LINE, '', ended));
    }
    writer.writePage(page.blocks, index > 0 && !turns, pending);
    if (index % PARTS_AT_ONCE === PARTS_AT_ONCE - 1) flush();
  }
  pending.push(lastSection(document, official), '</w:body></w:document>');
  flush();
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** The first page number when the section with this sheet is the first one; later ones go on by themselves. */
function sectionStart(document: PageDocument, index: number): number | undefined {
  const { pages } = document;
  const isFirst = pages.slice(0, index + 1).every((page) => page.shape === pages[0]?.shape);
  return isFirst ? (pages[0]?.number ?? 1) : undefined;
}

function sizeOf({ widthTwips, heightTwips, orientation, marginTwips }: SheetShape): Omit<SectionSize, 'footHeight'> {
  return { width: widthTwips, height: heightTwips, orientation, margin: marginTwips };
}

function sectionOf(
  document: PageDocument,
  official: OfficialMargins,
  shape: SheetShape | undefined,
  firstPage: number | undefined,
): string {
  const size = { ...sizeOf(shape ?? document), footHeight: 0, ...(firstPage === undefined ? {} : { firstPage }) };
  return officialSectionXml(size, {
    uses: shape ? official.turned : official.upright,
    edgeTwips: document.footer.outer?.edgeTwips ?? 0,
    ...(document.grid && !shape ? { grid: document.grid } : {}),
  });
}

/** A table may not end a document: an empty line stands behind it, and behind nothing else, because it needs room. */
function lastSection(document: PageDocument, official?: OfficialMargins): string {
  const { pages, footer } = document;
  const last = pages.at(-1);
  const needsLine = last?.blocks.at(-1)?.kind === 'table';
  if (official) {
    const section = sectionOf(document, official, last?.shape, sectionStart(document, pages.length - 1));
    return (needsLine ? emptyLine(THIN_LINE) : '') + section;
  }
  const size = { ...sizeOf(document), footHeight: footer.heightTwips, firstPage: pages[0]?.number ?? 1 };
  return footer.pageLine === '' ? bareSectionXml(size, []) : sectionXml(size);
}
