import { consultationRules, deadlineRules, privacyRules } from '../../../resources/tables';
import type { Problem } from '../../../shared/kernel';
import {
  type ConsultationAct,
  type ConsultationContext,
  type ConsultationEntry,
  type ConsultationFacts,
  checkConsultationAct,
  checkPublicText,
  NO_CONSULTATION_FACTS,
  planConsultationAct,
} from '../../../shared/ledgers/consultations';
import { createDetector } from '../../../shared/privacy';
import { JobFault } from '../../workers/protocol';
import { readCalendar } from '../calendars';
import { today } from '../disclosures';
import { readSettings } from '../settings';
import { instantNow, operator } from '../source';
import { commit } from '../store/commit';
import {
  type ConsultationPlace,
  consultationParams,
  consultationScope,
  mustReadConsultation,
  writeConsultations,
} from './store';

/** Telephones may be written several in a field. */
const numbersIn = (text: string): readonly string[] => text.split(/[、,，;；\s]+/).filter((part) => part !== '');

/** By what an act on this consultation is judged now. */
export async function consultationContextOf(entry: ConsultationEntry): Promise<ConsultationContext> {
  const [calendar, { supervisionTelephone }] = await Promise.all([readCalendar(), readSettings()]);
  const publicContacts = [...numbersIn(entry.body.answer.telephone), ...numbersIn(supervisionTelephone)];
  const detector = createDetector({ rules: privacyRules, publicContacts });
  return {
    rules: consultationRules,
    deadlineRules,
    calendar,
    today: today(),
    content: checkPublicText(entry, detector, privacyRules),
  };
}

/** What stands in the way of an act, and what a person should know before it. */
export const consultationProblems = async (
  entry: ConsultationEntry,
  act: ConsultationAct,
  facts: ConsultationFacts,
): Promise<readonly Problem[]> => checkConsultationAct(entry, act, facts, await consultationContextOf(entry));

/** 开始征求 延长 撤回修改 办结 重新办理: refused with the first thing that is missing. */
export async function actOnConsultation(
  place: ConsultationPlace,
  act: ConsultationAct,
  facts: Partial<ConsultationFacts>,
): Promise<void> {
  const { line } = await mustReadConsultation(place);
  await commit({
    name: `consultation.${act}`,
    params: consultationParams(line),
    scope: consultationScope(place.id),
    plan: async () => {
      const stored = await mustReadConsultation(place);
      const stamp = { at: instantNow(), by: operator() };
      const context = await consultationContextOf(stored);
      const plan = planConsultationAct(stored, act, { ...NO_CONSULTATION_FACTS, ...facts }, context, stamp);
      const stop = plan.problems.find(({ severity }) => severity === 'error');
      if (!plan.next) throw new JobFault(stop?.code ?? 'consultation.act.notNow', stop?.params);
      return { records: await writeConsultations([plan.next]) };
    },
  });
}
