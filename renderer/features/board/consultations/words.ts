import { consultationRules } from '../../../../resources/tables';
import { formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import { isOver, matterRule, wayWords } from '../../../../shared/ledgers/consultations';
import type { Consultation, ConsultationMatter, Notice } from '../../../../shared/records';
import { today } from '../../../data/disclosures';
import type { MarkTone } from '../../../ui/StateMark';
import { t } from '../../../ui/text';

/** 2026年6月9日; '' stays ''. */
export const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

/** 拟稿 征求中 已截止 已办结: over is open still, but waits for its result. */
export const SHOWN_STATES = ['draft', 'open', 'over', 'closed'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export const shownState = (line: Consultation): ShownState =>
  line.state === 'open' && isOver(line, today()) ? 'over' : line.state;

export const STATE_TONE: Readonly<Record<ShownState, MarkTone>> = {
  draft: 'off',
  open: 'info',
  over: 'wait',
  closed: 'good',
};

export const stateWord = (state: ShownState): string => t(`consultation.state.${state}`);
export const matterWord = (matter: ConsultationMatter): string => matterRule(consultationRules, matter).words;
export const waysText = ({ ways }: Consultation): string =>
  ways.map((way) => wayWords(consultationRules, way)).join(t('consultation.comma'));

/** What became of the opinions, in a few words. */
export function outcomeText({ opinions, adopted, partly, refused, nobody }: Consultation): string {
  if (opinions === 0) return nobody ? t('consultation.outcome.nobody') : '';
  return adopted + partly + refused === 0
    ? t('consultation.outcome.open')
    : t('consultation.outcome.counts', { adopted, partly, refused });
}

/** Whether the result hangs already. */
export const noticeText = (notice: Notice | undefined): string =>
  notice ? t(`consultation.noticeState.${notice.state}`) : t('consultation.noticeState.none');
