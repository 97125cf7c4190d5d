import { consultationRules, deadlineRules } from '../../resources/tables';
import {
  blankConsultation,
  type ConsultationContext,
  type ConsultationEntry,
} from '../../shared/ledgers/consultations';
import type { Consultation, ConsultationBody, Opinion, OpinionHead } from '../../shared/records';
import { shippedCalendar as calendar, day } from './workCalendars';

/** A major decision of a township, ready to be opened on 2026-09-05; a test names only what it is about. */
export function aConsultation(
  line: Partial<Consultation> = {},
  body: Partial<ConsultationBody> = {},
): ConsultationEntry {
  const blank = blankConsultation({
    id: 'c1',
    unitCode: '190101100000',
    year: '2026',
    title: '《样本镇集镇规划（草案）》',
    matter: 'majorDecision',
  });
  return {
    line: { ...blank.line, ways: ['comments', 'hearing'], opensOn: '2026-09-05', closesOn: '2026-10-05', ...line },
    body: {
      ...blank.body,
      draftText: '集镇主街拟拓宽至十二米。\n沿街设停车位六十个。',
      channels: ['村务公开栏', '政府门户网站'],
      answer: { address: '样本镇党政办公室', telephone: '0000-6100002', box: '', hours: '' },
      ...body,
    },
  };
}

export const anOpinion = (id: string, given: Partial<Opinion> = {}): Opinion => ({
  id,
  receivedOn: '2026-09-10',
  way: 'comments',
  text: `意见${id}`,
  times: 1,
  from: '',
  headId: '',
  ...given,
});

export const aHead = (id: string, given: Partial<OpinionHead> = {}): OpinionHead => ({
  id,
  title: `归类${id}`,
  verdict: 'adopted',
  reason: '',
  ...given,
});

/** Opinions under three heads, each said what became of it: everything that R-G01 asks for. */
export const answered = (): Partial<ConsultationBody> => ({
  overall: '多数意见赞成规划。',
  opinions: [
    anOpinion('o1', { headId: 'h1', times: 12 }),
    anOpinion('o2', { headId: 'h2' }),
    anOpinion('o3', { headId: 'h3', times: 3 }),
  ],
  heads: [
    aHead('h1', { title: '增设路灯', verdict: 'adopted', reason: '增加四十盏' }),
    aHead('h2', { title: '主街再宽两米', verdict: 'partly', reason: '东段受河道限制' }),
    aHead('h3', { title: '不设停车位', verdict: 'refused', reason: '赶集日车辆无处停放' }),
  ],
});

export const consultationContext = (given: Partial<ConsultationContext> = {}): ConsultationContext => ({
  rules: consultationRules,
  deadlineRules,
  calendar,
  today: day('2026-10-08'),
  content: [],
  ...given,
});
