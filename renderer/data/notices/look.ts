import { text } from '../../../resources';
import { layoutRules, noticeRules } from '../../../resources/tables';
import { noticeTemplate } from '../../../resources/templates';
import type { NoticeEntry } from '../../../shared/board/notices';
import { type Problem, parseCalendarDate } from '../../../shared/kernel';
import { spokenNotice } from '../../../shared/pipeline/spokenNotice';
import type { PrivacyProfile } from '../../../shared/records';
import { findEntry } from '../catalogs';
import { today } from '../disclosures';
import { noticeContextOf } from './acts';
import { mustReadNotice, type NoticePlace } from './store';

/** What is to be mended before the review, in the order of the sheet. */
export async function checkNoticeAt(place: NoticePlace): Promise<readonly Problem[]> {
  const entry = await mustReadNotice(place);
  return (await noticeContextOf(entry)).content;
}

/** Whose persons the notice may name: as the catalog says, else the template. */
export async function profileOfNotice({ line }: NoticeEntry): Promise<PrivacyProfile | undefined> {
  const day = parseCalendarDate(line.postedOn) ?? today();
  const catalog = line.catalogCode === '' ? undefined : await findEntry(line.catalogCode, day);
  return catalog?.privacyProfile ?? noticeTemplate(line.templateId)?.privacyProfile;
}

/** R-V12: what is read out over the loudspeaker: as a person wrote it, else made from the text. */
export async function spokenTextOf(entry: NoticeEntry): Promise<string> {
  if (entry.body.spoken.trim() !== '') return entry.body.spoken;
  return madeSpoken(entry);
}

export async function madeSpoken(entry: NoticeEntry): Promise<string> {
  const profile = await profileOfNotice(entry);
  return spokenNotice(entry.line, entry.body, {
    rules: noticeRules,
    text,
    postingDays: layoutRules.postingDays,
    ...(profile ? { profile } : {}),
  });
}
