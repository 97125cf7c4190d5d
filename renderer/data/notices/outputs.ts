import { text } from '../../../resources';
import { layoutRules } from '../../../resources/tables';
import { checkNoticeRelease, type NoticeEntry } from '../../../shared/board/notices';
import { renderDocx } from '../../../shared/formats/docx';
import { renderHtml } from '../../../shared/formats/html';
import type { RenderedFile } from '../../../shared/jobs';
import { fillText } from '../../../shared/kernel';
import { layoutBanner, layoutNotice, type PublicDocument, splitDocuments } from '../../../shared/layout';
import type { NoticeFile, NoticeFormat, NoticeRendered } from '../../../shared/noticeJobs';
import { maskLongNumbers } from '../../../shared/payout';
import type { UnitRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { sheetPictures } from '../pictures';
import { scanOutput } from '../scanOutput';
import { listUnits } from '../units';
import { noticeContextOf } from './acts';
import { spokenTextOf } from './look';
import { layOut, scanSettingsOf } from './sheets';
import { mustReadNotice, type NoticePlace } from './store';

/** R-S01, R-V07: nothing leaves before both reviews agreed to it as it is now, money not without its opinion. */
export async function refuseUnreleased(entry: NoticeEntry): Promise<void> {
  const [stop] = checkNoticeRelease(entry, await noticeContextOf(entry, []));
  if (stop) throw new JobFault(stop.code, stop.params);
}

/** Characters that no system takes in the name of a file. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

export function fileNameOf({ line }: NoticeEntry, units: readonly UnitRecord[]): string {
  const unit = units.find(({ unitCode }) => unitCode === line.unitCode)?.name ?? '';
  const title = maskLongNumbers(line.title).replace(UNFIT, '').slice(0, 60);
  const name = title.startsWith(unit) ? title : fillText(text, 'notice.output.fileName', { unit, title });
  return name.trim();
}

const paperOf = ({ paper, orientation }: PublicDocument) => ({ paper, landscape: orientation === 'landscape' });
const bytesOf = (html: string): Uint8Array => new TextEncoder().encode(html);

/** A finished file, opened again and scanned; what holds a private value comes back without bytes. */
export async function scanned(entry: NoticeEntry, name: string, bytes: Uint8Array): Promise<RenderedFile> {
  const findings = await scanOutput(name, bytes, await scanSettingsOf(entry));
  return { name, bytes: findings.some(({ severity }) => severity === 'error') ? new Uint8Array() : bytes, findings };
}

/** Sheets of more than about 2,000 rows go to the printer in parts with running numbers. */
async function asHtml(entry: NoticeEntry, document: PublicDocument, base: string): Promise<NoticeFile[]> {
  const parts = splitDocuments(document, layoutRules.rowsPerDocument);
  const files: NoticeFile[] = [];
  for (const [index, part] of parts.entries()) {
    const name =
      parts.length === 1
        ? base
        : fillText(text, 'posting.partName', { name: base, part: index + 1, parts: parts.length });
    const file = await scanned(entry, `${name}.html`, bytesOf(renderHtml(part)));
    files.push({ ...file, ...paperOf(document) });
  }
  return files;
}

/**
 * Files of one notice. html: for the printer and for a PDF, in parts; page: one web page with all sheets; txt: what is read out.
 * @throws JobFault of the first review that is missing, before anything is made
 */
export async function renderNotice(
  place: NoticePlace,
  format: NoticeFormat,
  { signal }: Pick<JobContext, 'signal'>,
): Promise<NoticeRendered> {
  const entry = await mustReadNotice(place);
  if (format === 'png' && entry.line.reach === 'board') throw new JobFault('notice.output.boardOnlyPicture');
  await refuseUnreleased(entry);
  const units = await listUnits();
  const base = fileNameOf(entry, units);
  const publicContacts = (await scanSettingsOf(entry)).publicContacts ?? [];
  if (format === 'txt') {
    // A Windows editor takes text without the mark for another encoding.
    const bytes = bytesOf(`\ufeff${(await spokenTextOf(entry)).replaceAll('\n', '\r\n')}\r\n`);
    const name = `${fillText(text, 'notice.output.spokenName', { name: base })}.txt`;
    const file = await scanned(entry, name, bytes);
    return { files: [{ ...file, paper: 'A4', landscape: false }], sheets: 0, publicContacts };
  }
  if (format === 'banner') {
    const title = entry.body.bannerText.trim() || entry.line.title;
    const sheets = Math.max(1, Math.min(MOST_BANNER_SHEETS, Math.ceil(Array.from(title).length / PER_SHEET)));
    const document = layoutBanner(title, entry.line.paper, sheets, { rules: layoutRules });
    const name = fillText(text, 'notice.output.bannerName', { name: base });
    return { files: await asHtml(entry, document, name), sheets: document.totalPages, publicContacts };
  }
  const document = format === 'spoken' ? await spokenSheets(entry, units) : layOut(entry, units);
  const sheets = document.totalPages;
  if (format === 'png') return { files: await asPictures(entry, document, base, signal), sheets, publicContacts };
  if (format === 'html' || format === 'spoken')
    return { files: await asHtml(entry, document, base), sheets, publicContacts };
  const bytes = format === 'docx' ? renderDocx(document) : bytesOf(renderHtml(document));
  const file = await scanned(entry, `${base}.${format === 'docx' ? 'docx' : 'html'}`, bytes);
  return { files: [{ ...file, ...paperOf(document) }], sheets, publicContacts };
}

/**
 * For the WeChat group. R-CH02: what is for the board on paper only is no picture that goes from hand to hand. A picture cannot
 * be read by the detector, so the same sheets are read as text first.
 */
async function asPictures(
  entry: NoticeEntry,
  document: PublicDocument,
  base: string,
  signal: AbortSignal,
): Promise<NoticeFile[]> {
  const page = await scanned(entry, `${base}.html`, bytesOf(renderHtml(document)));
  if (page.bytes.length === 0) return [{ ...page, ...paperOf(document) }];
  const files: NoticeFile[] = [];
  for await (const { number, bytes } of sheetPictures(document, signal)) {
    const name =
      document.totalPages === 1
        ? base
        : fillText(text, 'posting.partName', { name: base, part: number, parts: document.totalPages });
    files.push({ ...(await scanned(entry, `${name}.png`, bytes)), ...paperOf(document) });
  }
  return files;
}

/** For whoever reads it out: large, nothing around it. */
async function spokenSheets(entry: NoticeEntry, units: readonly UnitRecord[]): Promise<PublicDocument> {
  const [title = '', ...paragraphs] = (await spokenTextOf(entry)).split(/\r?\n/).filter((one) => one.trim() !== '');
  return layoutNotice(
    {
      layout: 'board',
      paper: 'A4',
      orientation: 'portrait',
      title,
      village: units.find(({ unitCode }) => unitCode === entry.line.unitCode)?.name ?? '',
      content: paragraphs.map((one) => ({ kind: 'paragraph', text: one, level: 0 })),
      attachments: [],
      signers: [],
      writtenOn: '',
      seal: false,
      facts: [],
      footer: { period: '', telephone: '' },
      baseFontPt: SPOKEN_PT,
    },
    { rules: layoutRules, text },
  );
}

const SPOKEN_PT = 18;
/** Characters of a banner on one sheet. */
const PER_SHEET = 2;
const MOST_BANNER_SHEETS = 24;
