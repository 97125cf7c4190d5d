import { Checkbox } from 'antd';
import { useMemo } from 'react';
import { noticeRules } from '../../../../../resources/tables';
import type { NoticeEntry } from '../../../../../shared/board/notices';
import { today } from '../../../../data/disclosures';
import { noticeHolder } from '../../../../data/notices';
import { AttachmentList } from '../../../../ui/attachments';
import { DateField } from '../../../../ui/DateField';
import { t } from '../../../../ui/text';
import { type NoticeChange, useNoticeEdit } from '../useNoticeEdit';
import { TextOf } from './Fields';

const ROLE = 'attachment';

/** 附件: files that go with it. */
export function FilesSection() {
  const { entry, locked } = useNoticeEdit();
  const { line, body } = entry;
  const holder = useMemo(() => noticeHolder(line), [line]);
  return (
    <section className="notice-card" data-field="attachments">
      <h2>{t('notice.page.section.files')}</h2>
      <AttachmentList
        refs={body.attachments.filter(({ role }) => role !== 'proof')}
        holder={holder}
        role={ROLE}
        keepRole="original"
        readOnly={locked}
      />
    </section>
  );
}

/** Nothing typed into nothing is no opinion yet. */
const withOpinion = (entry: NoticeEntry, change: Partial<ReturnType<typeof opinionOf>>): NoticeChange => {
  const isEmpty = entry.body.supervision === null && Object.values(change).every((value) => value === '');
  return { body: { supervision: isEmpty ? null : { ...opinionOf(entry), ...change } } };
};

const opinionOf = ({ body }: NoticeEntry) => body.supervision ?? { on: '', by: '', opinion: '' };

/** R-V07: what the supervision committee said. */
export function OpinionSection() {
  const { entry, save, locked } = useNoticeEdit();
  const opinion = opinionOf(entry);
  const label = t('notice.page.field.supervisedOn');
  return (
    <section className="notice-card" data-field="supervision">
      <h2>{t('notice.page.section.supervision')}</h2>
      <p className="quiet">{t('notice.page.supervisionLead')}</p>
      <div className="notice-fields">
        <div className="notice-field">
          <span className="field-name">{label}</span>
          <DateField
            label={label}
            value={opinion.on}
            max={today()}
            disabled={locked}
            onChange={(on) => void save(withOpinion(entry, { on }))}
          />
        </div>
        <TextOf name="supervisedBy" max={60} of={(one) => opinionOf(one).by} put={(by) => withOpinion(entry, { by })} />
        <TextOf
          name="opinion"
          max={400}
          wide
          of={(one) => opinionOf(one).opinion}
          put={(opinion) => withOpinion(entry, { opinion })}
        />
      </div>
    </section>
  );
}

/** R-S05: 政治 政策 文字, each ticked by whoever read it. */
export function ReadSection() {
  const { entry, save, locked } = useNoticeEdit();
  const { checked } = entry.body;
  return (
    <section className="notice-card" data-field="checked">
      <h2>{t('notice.page.section.checked')}</h2>
      {noticeRules.checks.map(({ class: name, label, what }) => (
        <Checkbox
          key={name}
          disabled={locked}
          checked={checked.includes(name)}
          onChange={(event) =>
            void save({
              body: { checked: event.target.checked ? [...checked, name] : checked.filter((one) => one !== name) },
            })
          }
        >
          {t('notice.page.checkedOne', { label, what })}
        </Checkbox>
      ))}
    </section>
  );
}
