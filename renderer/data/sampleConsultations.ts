import sample from '../../resources/samples/consultations.json';
import { consultationRules, deadlineRules } from '../../resources/tables';
import { addDays, type CalendarDate, newId } from '../../shared/kernel';
import {
  blankConsultation,
  blankMeeting,
  type ConsultationEntry,
  lawfulEnd,
  matterRule,
  takeInOpinions,
} from '../../shared/ledgers/consultations';
import type { Consultation, ConsultationBody, ConsultationTrace, UnitRecord } from '../../shared/records';
import type { WorkCalendar } from '../../shared/rules';
import { operator, source } from './source';

type Row = (typeof sample.consultations)[number];

const makeId = (): string => newId(source);

function collected(row: Row, day: CalendarDate): Pick<ConsultationBody, 'opinions' | 'heads'> {
  const heads = row.heads.map((head) => ({
    id: makeId(),
    title: head.title,
    verdict: head.verdict as ConsultationBody['heads'][number]['verdict'],
    reason: head.reason,
  }));
  const rows = row.opinions.map((one) => ({
    receivedOn: addDays(day, -one.day),
    way: one.way as Consultation['ways'][number],
    text: one.text,
    times: one.times,
    from: '',
    head: one.head,
  }));
  return takeInOpinions({ opinions: [], heads }, rows, makeId);
}

function entryOf(row: Row, unit: UnitRecord, day: CalendarDate, calendar: WorkCalendar): ConsultationEntry {
  const matter = row.matter as Consultation['matter'];
  const opensOn = addDays(day, -row.opened);
  const { line, body } = blankConsultation({
    id: makeId(),
    unitCode: unit.unitCode,
    year: day.slice(0, 4),
    title: row.title,
    matter,
  });
  const rules = { rules: consultationRules, deadlineRules, calendar };
  const closesOn = row.days ? addDays(opensOn, row.days) : (lawfulEnd({ matter, opensOn }, rules)?.due ?? '');
  const closedOn = row.closed ? addDays(day, -row.closed) : '';
  const trace = (act: ConsultationTrace['act'], on: string): ConsultationTrace => ({
    at: `${on}T02:00:00Z`,
    by: operator(),
    act,
    reason: '',
    opensOn,
    closesOn,
  });
  return {
    line: {
      ...line,
      state: closedOn === '' ? 'open' : 'closed',
      ways: row.ways as Consultation['ways'],
      opensOn,
      closesOn,
      closedOn,
    },
    body: {
      ...body,
      ...collected(row, day),
      background: row.background,
      legalBasis: matterRule(consultationRules, matter).legalBasis,
      draftText: row.draft,
      channels: row.channels,
      answer: { address: row.address, telephone: sample.telephone, box: row.box, hours: row.hours },
      overall: row.overall ?? '',
      livelihood: row.livelihood,
      meetings: row.meeting
        ? [
            {
              ...blankMeeting(makeId()),
              name: row.meeting.name,
              heldOn: addDays(day, -row.meeting.ago),
              invited: row.meeting.invited,
              invites: 'yes',
              isPublic: 'yes',
              explained: 'yes',
            },
          ]
        : [],
      trace: [trace('opened', opensOn), ...(closedOn === '' ? [] : [trace('closed', closedOn)])],
    },
  };
}

/** 示例数据: one consultation of the township that is running, one of a village that is done (R-G01). */
export function sampleConsultations(
  self: UnitRecord,
  villages: readonly UnitRecord[],
  day: CalendarDate,
  calendar: WorkCalendar,
): readonly ConsultationEntry[] {
  const [first] = [...villages].sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
  return sample.consultations.flatMap((row) => {
    const unit = row.by === 'village' ? first : self;
    return unit ? [entryOf(row, unit, day, calendar)] : [];
  });
}
