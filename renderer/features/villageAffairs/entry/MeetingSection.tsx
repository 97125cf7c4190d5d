import { Button, Checkbox, Select } from 'antd';
import { villageRules } from '../../../../resources/tables';
import { checkMeeting, meetingDeadlines } from '../../../../shared/disclosure/entries';
import type { MeetingFacts } from '../../../../shared/records';
import { DateField } from '../../../ui/DateField';
import { describe, t } from '../../../ui/text';
import { DueLines } from './DueLines';
import { NumberOf } from './EntryFields';
import { useEdit } from './useEntryEdit';

const KINDS = ['assembly', 'representatives', 'collective', 'group'] as const;
const BLANK: MeetingFacts = {
  kind: 'assembly',
  heldOn: '',
  noticeOn: '',
  entitled: 0,
  present: 0,
  byHouseholds: false,
  agreed: 0,
};

/** The meeting behind a decision, and whether it could decide (R-V15). */
export function MeetingSection() {
  const { entry, save, locked } = useEdit();
  const { meeting } = entry.body;
  const put = (change: Partial<MeetingFacts>): void =>
    void save({ body: { meeting: { ...(meeting ?? BLANK), ...change } } });
  return (
    <section className="entry-card">
      <h2>{t('disclosure.section.meeting')}</h2>
      {!meeting && (
        <div>
          <Button disabled={locked} onClick={() => put({})}>
            {t('disclosure.meeting.add')}
          </Button>
        </div>
      )}
      {meeting && (
        <>
          <div className="entry-fields">
            <div className="entry-field">
              <span className="field-name">{t('disclosure.meeting.kind')}</span>
              <Select
                aria-label={t('disclosure.meeting.kind')}
                value={meeting.kind}
                disabled={locked}
                options={KINDS.map((value) => ({ value, label: t(`disclosure.meetingKind.${value}`) }))}
                onChange={(kind) => put({ kind })}
              />
            </div>
            {(['noticeOn', 'heldOn'] as const).map((name) => (
              <div key={name} className="entry-field">
                <span className="field-name">{t(`disclosure.meeting.${name}`)}</span>
                <DateField
                  label={t(`disclosure.meeting.${name}`)}
                  value={meeting[name]}
                  disabled={locked}
                  onChange={(value) => put({ [name]: value })}
                />
              </div>
            ))}
            {(['entitled', 'present', 'agreed'] as const).map((name) => (
              <NumberOf
                key={name}
                label={t(`disclosure.meeting.${name}`)}
                value={meeting[name]}
                max={99_999}
                store={(value) => put({ [name]: value })}
              />
            ))}
          </div>
          {meeting.kind === 'assembly' && (
            <Checkbox
              checked={meeting.byHouseholds}
              disabled={locked}
              onChange={(event) => put({ byHouseholds: event.target.checked })}
            >
              {t('disclosure.meeting.byHouseholds')}
            </Checkbox>
          )}
          <ul className="entry-gaps">
            {checkMeeting(meeting, villageRules).map((one) => (
              <li key={`${one.code}${String(one.params.share ?? '')}`}>{describe(one)}</li>
            ))}
          </ul>
          <DueLines rules={meetingDeadlines(villageRules, meeting.kind)} from={meeting.heldOn} />
          {!locked && (
            <div>
              <Button size="small" onClick={() => void save({ body: { meeting: null } })}>
                {t('disclosure.meeting.remove')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
