import { Button, Checkbox, Radio } from 'antd';
import { consultationRules } from '../../../../../resources/tables';
import { newId } from '../../../../../shared/kernel';
import { blankMeeting, checkMeetings } from '../../../../../shared/ledgers/consultations';
import type { ConsultationMeeting } from '../../../../../shared/records';
import { useUnits } from '../../../../app/session';
import { source } from '../../../../data/source';
import { ReportActs } from '../../../../ui/report';
import { describe, t } from '../../../../ui/text';
import { DayOf, TextOf } from './Fields';
import { meetingReport } from './opinions/reports';
import { useEdit } from './useConsultationEdit';

/** R-G04: meetings on a matter of people’s livelihood, and what their agendas say. */
export function MeetingsSection() {
  const { entry, save } = useEdit();
  const { all } = useUnits();
  const { line, body } = entry;
  const gaps = checkMeetings(entry);
  const unitName = all.find(({ unitCode }) => unitCode === line.unitCode)?.name ?? '';
  return (
    <section className="consult-card">
      <h2>{t('consultation.section.meetings')}</h2>
      <Checkbox
        checked={body.livelihood}
        disabled={line.deleted}
        onChange={(event) => void save(() => ({ body: { livelihood: event.target.checked } }))}
      >
        {t('consultation.field.livelihood')}
      </Checkbox>
      {body.meetings.length > 0 && (
        <ul className="consult-heads">
          {body.meetings.map((meeting) => (
            <MeetingLine key={meeting.id} meeting={meeting} />
          ))}
        </ul>
      )}
      {gaps.length > 0 && (
        <ul className="consult-gaps">
          {gaps.map((gap) => (
            <li key={`${gap.code}${gap.at.recordId}`}>{describe(gap)}</li>
          ))}
        </ul>
      )}
      <div className="consult-acts">
        {!line.deleted && (
          <Button
            onClick={() =>
              void save((one) => ({ body: { meetings: [...one.body.meetings, blankMeeting(newId(source))] } }))
            }
          >
            {t('consultation.meeting.add')}
          </Button>
        )}
        {body.meetings.length > 0 && (
          <>
            <span>{t('consultation.report.meetingsName')}</span>
            <ReportActs make={() => meetingReport(entry, unitName)} />
          </>
        )}
      </div>
    </section>
  );
}

function MeetingLine({ meeting }: { meeting: ConsultationMeeting }) {
  const { entry, save } = useEdit();
  const disabled = entry.line.deleted;
  const { id } = meeting;
  const change = (next: Partial<ConsultationMeeting>) => (one: typeof entry) => ({
    body: { meetings: one.body.meetings.map((known) => (known.id === id ? { ...known, ...next } : known)) },
  });
  const of = (one: typeof entry): ConsultationMeeting => one.body.meetings.find((known) => known.id === id) ?? meeting;
  return (
    <li>
      <div className="consult-fields">
        <TextOf
          label={t('consultation.meeting.name')}
          max={200}
          disabled={disabled}
          of={(one) => of(one).name}
          put={(name, one) => change({ name })(one)}
        />
        <DayOf
          label={t('consultation.meeting.heldOn')}
          value={meeting.heldOn}
          disabled={disabled}
          onChange={(heldOn) => void save(change({ heldOn }))}
        />
        <TextOf
          label={t('consultation.meeting.invited')}
          max={200}
          disabled={disabled}
          hint={t('consultation.meeting.invitedHint')}
          of={(one) => of(one).invited}
          put={(invited, one) => change({ invited })(one)}
        />
      </div>
      {consultationRules.checklist.map(({ item, words }) => (
        <div key={item} className="consult-choices">
          <span>{words}</span>
          <Radio.Group
            aria-label={words}
            disabled={disabled}
            value={meeting[item]}
            options={[
              { value: 'yes', label: t('consultation.meeting.yes') },
              { value: 'no', label: t('consultation.meeting.no') },
              { value: '', label: t('consultation.meeting.unsaid') },
            ]}
            onChange={(event) => void save(change({ [item]: event.target.value }))}
          />
        </div>
      ))}
      {!disabled && (
        <div>
          <Button
            size="small"
            onClick={() =>
              void save((one) => ({ body: { meetings: one.body.meetings.filter((known) => known.id !== id) } }))
            }
          >
            {t('consultation.meeting.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}
