import { type Problem, problem } from '../../kernel';
import type { ConsultationMeeting } from '../../records';
import { CHECKLIST_ITEMS, type ChecklistItem } from './consultationRules';
import type { ConsultationEntry } from './entry';

export const blankMeeting = (id: string): ConsultationMeeting => ({
  id,
  name: '',
  heldOn: '',
  invites: '',
  invited: '',
  isPublic: '',
  explained: '',
});

/** R-G04: yes and no are both statements for inviting and for being public; the explanation must be there. */
export const isStated = (meeting: ConsultationMeeting, item: ChecklistItem): boolean =>
  item === 'explained' ? meeting.explained === 'yes' : meeting[item] !== '';

/** What the agenda of a meeting does not say yet (R-G04). It reminds: the meeting is not ours to stop. */
export const checkMeetingAgenda = (meeting: ConsultationMeeting): Problem[] =>
  CHECKLIST_ITEMS.filter((item) => !isStated(meeting, item)).map((item) =>
    problem(`consultation.meeting.${item}`, 'warning', { recordId: meeting.id, field: item }),
  );

/** A livelihood matter without a meeting that says these things. */
export function checkMeetings({ line, body }: ConsultationEntry): Problem[] {
  if (!body.livelihood) return [];
  if (body.meetings.length === 0)
    return [problem('consultation.meeting.none', 'warning', { recordId: line.id, field: 'meetings' })];
  return body.meetings.flatMap(checkMeetingAgenda);
}
