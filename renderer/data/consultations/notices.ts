import { useLiveQuery } from 'dexie-react-hooks';
import { text } from '../../../resources';
import { consultationRules } from '../../../resources/tables';
import { NO_LINKS } from '../../../shared/board/notices';
import { type CalendarDate, dayNumber, formatDateChinese, type Problem, problem } from '../../../shared/kernel';
import {
  adoptionNotice,
  type ConsultationEntry,
  checkOpening,
  checkResult,
  consultationNotice,
  periodDays,
} from '../../../shared/ledgers/consultations';
import type { Consultation, Notice } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { createNotice, listNotices, type NoticePlace } from '../notices';
import { unitFacts } from '../notices/facts';
import { readSettings } from '../settings';
import { listUnits } from '../units';
import { consultationContextOf } from './acts';
import { type ConsultationPlace, mustReadConsultation } from './store';

/** The notice that asks, the notice that answers. */
export type ConsultationNoticeKind = 'consultation' | 'adoption';

/** The newest notice of each kind that belongs to a consultation; none in the bin. */
export interface LinkedNotices {
  readonly consultation: Notice | undefined;
  readonly adoption: Notice | undefined;
}

export function linkedNotices(notices: readonly Notice[], id: string): LinkedNotices {
  const of = (kind: ConsultationNoticeKind): Notice | undefined =>
    notices
      .filter((one) => one.kind === kind && one.links.consultationId === id)
      .sort((a, b) => (a.id < b.id ? 1 : -1))[0];
  return { consultation: of('consultation'), adoption: of('adoption') };
}

/** Ids of the consultations whose result was posted (R-G01). */
export const toldConsultations = (notices: readonly Notice[]): ReadonlySet<string> =>
  new Set(
    notices
      .filter((one) => one.kind === 'adoption' && !one.deleted && one.firstPostedOn !== '')
      .map(({ links }) => links.consultationId),
  );

/** undefined while they are being read. */
export const useLinkedNotices = (id: string): LinkedNotices | undefined =>
  useLiveQuery(async () => linkedNotices(await listNotices(), id), [id]);

/** R-G03: a draft that was posted on another day than the one that the period is counted from. */
export function checkPostedOn(line: Consultation, { consultation }: LinkedNotices): Problem[] {
  const postedOn = consultation?.firstPostedOn ?? '';
  if (postedOn === '' || line.opensOn === '' || line.state === 'closed' || postedOn === line.opensOn) return [];
  const days =
    line.closesOn === '' ? 0 : dayNumber(line.closesOn as CalendarDate) - dayNumber(postedOn as CalendarDate);
  return [
    problem(
      'consultation.act.postedOtherDay',
      'warning',
      { recordId: line.id, field: 'opensOn' },
      {
        postedOn: formatDateChinese(postedOn as CalendarDate),
        opensOn: formatDateChinese(line.opensOn as CalendarDate),
        days,
      },
    ),
  ];
}

/** What must be there before a notice is written from a consultation. */
export async function noticeGaps(entry: ConsultationEntry, kind: ConsultationNoticeKind): Promise<readonly Problem[]> {
  const context = await consultationContextOf(entry);
  const own = kind === 'consultation' ? checkOpening(entry, context) : checkResult(entry);
  return [...own, ...context.content];
}

/** A draft notice made from the consultation; it is edited, reviewed and posted like any other. */
export async function draftNotice(place: ConsultationPlace, kind: ConsultationNoticeKind): Promise<NoticePlace> {
  const [entry, units, settings] = await Promise.all([mustReadConsultation(place), listUnits(), readSettings()]);
  const stop = (await noticeGaps(entry, kind)).find(({ severity }) => severity === 'error');
  if (stop) throw new JobFault(stop.code, stop.params);
  const unit = units.find(({ unitCode }) => unitCode === entry.line.unitCode);
  const words = { text, rules: consultationRules, unitName: unit?.name ?? '' };
  const { title, body } =
    kind === 'consultation'
      ? consultationNotice(entry, words, await consultationContextOf(entry))
      : adoptionNotice(entry, words);
  const facts = unit ? unitFacts(unit, units, settings) : {};
  const signer = unit?.level === 'village' ? facts.committee : unit?.level === 'township' ? facts.townshipOffice : '';
  const telephone = settings.supervisionTelephone.trim();
  const days = kind === 'consultation' ? Math.max(periodDays(entry.line), 0) : 0;
  return createNotice({
    unitCode: entry.line.unitCode,
    kind,
    reach: 'internet',
    line: {
      title,
      // It hangs as long as answers are taken; never shorter than the rule of postings (R-V04).
      objectionDays: days,
      postingDays: days,
      links: { ...NO_LINKS, consultationId: entry.line.id },
    },
    body: {
      ...body,
      telephones: [...new Set([...body.telephones, telephone])].filter((one) => one !== ''),
      signers: signer ? [signer] : [],
    },
  });
}
