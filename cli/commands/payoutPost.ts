import { renderCsv } from '../../shared/formats/csv';
import { renderNoticeDocx } from '../../shared/formats/docx';
import { renderNoticeHtml } from '../../shared/formats/html';
import { type LayoutResources, layoutPosting, type PostingInput, postingTable } from '../../shared/layout';

export const POSTING_FORMATS = ['docx', 'html', 'csv'] as const;
export type PostingFormat = (typeof POSTING_FORMATS)[number];

export interface PostingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The files of one village's posting, from public rows, in memory: the caller scans each with the detector before it
 * writes any. `baseName` is made safe for every file system.
 */
export function renderPostingFiles(
  input: PostingInput,
  formats: readonly PostingFormat[],
  baseName: string,
  resources: LayoutResources,
): PostingFile[] {
  const document = layoutPosting(input, resources);
  const name = safeFileName(baseName);
  const bytesOf: Readonly<Record<PostingFormat, () => Uint8Array>> = {
    docx: () => renderNoticeDocx(document),
    html: () => new TextEncoder().encode(renderNoticeHtml(document)),
    csv: () => renderCsv(postingTable(input, resources)),
  };
  return formats.map((format) => ({ name: `${name}.${format}`, bytes: bytesOf[format]() }));
}

/** Windows refuses these marks and a final dot or blank; 60 characters keep long folder paths usable. */
function safeFileName(name: string): string {
  const safe = Array.from(name.normalize('NFC').replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' '))
    .slice(0, 60)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim();
  return safe === '' ? '_' : safe;
}
