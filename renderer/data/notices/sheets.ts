import { text } from '../../../resources';
import { layoutRules, noticeRules } from '../../../resources/tables';
import type { NoticeEntry } from '../../../shared/board/notices';
import { renderHtml } from '../../../shared/formats/html';
import { fillText } from '../../../shared/kernel';
import { layoutNotice, type PublicDocument } from '../../../shared/layout';
import type { NoticeSheets } from '../../../shared/noticeJobs';
import { noticeInputOf } from '../../../shared/pipeline/noticeDocument';
import type { UnitRecord } from '../../../shared/records';
import { type ScanSettings, scanOutput } from '../scanOutput';
import { readSettings } from '../settings';
import { listUnits } from '../units';
import { telephonesOf } from './acts';
import { profileOfNotice } from './look';
import { mustReadNotice, type NoticePlace } from './store';

/** 发文机关标志 only where the notice is an official document with a number: a board notice is no 公文 (notices.md § 3). */
const issuerOf = ({ line, body }: NoticeEntry): string =>
  line.layout === 'official' && body.documentNumber.trim() !== ''
    ? fillText(text, 'notice.make.issuer', { unit: body.signers[0] ?? '' })
    : '';

/** The notice on its sheets, as its own layout and paper say. */
export function layOut(entry: NoticeEntry, units: readonly UnitRecord[]): PublicDocument {
  const { line, body } = entry;
  const village = units.find(({ unitCode }) => unitCode === line.unitCode)?.name ?? '';
  const input = noticeInputOf(
    line,
    body,
    { village, issuer: issuerOf(entry) },
    { rules: noticeRules, text, postingDays: layoutRules.postingDays },
  );
  return layoutNotice(input, { rules: layoutRules, text });
}

/** What the detector takes for official: the telephones of the settings and those printed on the notice itself. */
export async function scanSettingsOf(entry: NoticeEntry): Promise<ScanSettings> {
  const [settings, profile] = await Promise.all([readSettings(), profileOfNotice(entry)]);
  return {
    publicContacts: [
      ...telephonesOf(settings.supervisionTelephone),
      ...entry.body.telephones.flatMap((line) => telephonesOf(line)),
    ],
    ...(profile ? { profile } : {}),
  };
}

/** The real sheets, for the eyes of whoever writes: what is found in them is said, what is not reviewed is shown. */
export async function noticeSheets(place: NoticePlace): Promise<NoticeSheets> {
  const entry = await mustReadNotice(place);
  const document = layOut(entry, await listUnits());
  const html = renderHtml(document);
  const findings = await scanOutput('notice.html', new TextEncoder().encode(html), await scanSettingsOf(entry));
  return { html, sheets: document.totalPages, findings, problems: document.problems };
}
