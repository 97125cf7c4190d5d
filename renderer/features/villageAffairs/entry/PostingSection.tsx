import { useMemo } from 'react';
import { villageRules } from '../../../../resources/tables';
import { legalBasisOn } from '../../../../shared/disclosure/catalog';
import { followUpsOf } from '../../../../shared/disclosure/entries';
import { addDays, parseCalendarDate } from '../../../../shared/kernel';
import { disclosureHolder, today } from '../../../data/disclosures';
import { AttachmentList } from '../../../ui/attachments';
import { t } from '../../../ui/text';
import { dayText } from '../words';
import { DueLines } from './DueLines';
import { NumberOf, TextOf } from './EntryFields';
import { useEdit } from './useEntryEdit';

const ROLE = 'proof';

/** When and where it hangs, until when at least (R-V04, R-V04b), on which law of that day (R-00a), and the photograph of it. */
export function PostingSection() {
  const { entry, catalog, save } = useEdit();
  const { line, body } = entry;
  const holder = useMemo(() => disclosureHolder(line), [line]);
  const day = parseCalendarDate(line.postedOn) ?? today();
  const to = parseCalendarDate(line.postingTo);
  const basis = catalog ? legalBasisOn(catalog, day) : [];
  return (
    <section className="entry-card">
      <h2>{t('disclosure.section.posting')}</h2>
      <dl className="entry-facts">
        <dt>{t('village.col.postedOn')}</dt>
        <dd>{dayText(line.postedOn) || t('disclosure.notPosted')}</dd>
        {to && (
          <>
            <dt>{t('disclosure.field.postingTo')}</dt>
            <dd>{t('disclosure.until', { to: dayText(to), earliest: dayText(addDays(to, 1)) })}</dd>
          </>
        )}
        {line.takenDownOn !== '' && (
          <>
            <dt>{t('disclosure.field.takenDownOn')}</dt>
            <dd>{dayText(line.takenDownOn)}</dd>
          </>
        )}
        {line.place !== '' && (
          <>
            <dt>{t('village.field.place')}</dt>
            <dd>{line.place}</dd>
          </>
        )}
        {line.url !== '' && (
          <>
            <dt>{t('disclosure.field.url')}</dt>
            <dd>{line.url}</dd>
          </>
        )}
        {catalog && catalog.channels.length > 0 && (
          <>
            <dt>{t('disclosure.channels')}</dt>
            <dd>{catalog.channels.join('、')}</dd>
          </>
        )}
        {basis.length > 0 && (
          <>
            <dt>{t('disclosure.basis')}</dt>
            <dd>{basis.join('、')}</dd>
          </>
        )}
      </dl>
      <DueLines rules={followUpsOf(villageRules, line.catalogCode)} from={line.postedOn} />
      <div className="entry-fields">
        <NumberOf
          label={t('disclosure.field.objectionDays')}
          value={body.objectionDays ?? 0}
          max={400}
          store={(objectionDays) => void save({ body: { objectionDays } })}
        />
        <TextOf name="note" max={2000} always of={(one) => one.body.note} put={(note) => ({ body: { note } })} />
      </div>
      <AttachmentList
        refs={body.attachments.filter(({ role }) => role === ROLE)}
        holder={holder}
        role={ROLE}
        label={t('disclosure.proof')}
        readOnly={line.deleted}
      />
    </section>
  );
}
