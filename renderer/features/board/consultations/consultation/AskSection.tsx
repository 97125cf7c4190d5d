import { Select } from 'antd';
import { useMemo } from 'react';
import { consultationRules } from '../../../../../resources/tables';
import { matterRule } from '../../../../../shared/ledgers/consultations';
import type { ConsultationMatter } from '../../../../../shared/records';
import { consultationHolder, tidySubject } from '../../../../data/consultations';
import { AttachmentList } from '../../../../ui/attachments';
import { t } from '../../../../ui/text';
import { SavedNote, TextOf } from './Fields';
import { useEdit } from './useConsultationEdit';

const lines = (value: string): string[] =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const ROLE = 'attachment';

/** What people are asked: the matter, why, the draft and its files. */
export function AskSection() {
  const { entry, save, askLocked } = useEdit();
  const { line, body } = entry;
  const holder = useMemo(() => consultationHolder(line), [line]);
  /** The basis of the kind of matter goes along, where nobody wrote another. */
  const setMatter = (matter: ConsultationMatter): void =>
    void save((one) => {
      const own = matterRule(consultationRules, one.line.matter).legalBasis;
      const isDefault = own.join('\n') === one.body.legalBasis.join('\n');
      return {
        line: { matter },
        ...(isDefault ? { body: { legalBasis: matterRule(consultationRules, matter).legalBasis } } : {}),
      };
    });
  return (
    <section className="consult-card">
      <h2>{t('consultation.section.ask')}</h2>
      <div className="consult-fields">
        <TextOf
          label={t('consultation.field.title')}
          max={200}
          wide
          disabled={askLocked}
          of={(one) => one.line.title}
          put={(title) => ({ line: { title: tidySubject(title) } })}
        />
        <div className="consult-field">
          <span className="field-name">{t('consultation.field.matter')}</span>
          <Select
            aria-label={t('consultation.field.matter')}
            value={line.matter}
            disabled={askLocked}
            options={consultationRules.matters.map((one) => ({ value: one.matter, label: one.words }))}
            onChange={setMatter}
          />
        </div>
        <TextOf
          label={t('consultation.field.legalBasis')}
          max={4000}
          lines={1}
          wide="rest"
          disabled={askLocked}
          of={(one) => one.body.legalBasis.join('\n')}
          put={(value) => ({ body: { legalBasis: lines(value) } })}
        />
        <TextOf
          label={t('consultation.field.background')}
          max={4000}
          lines={2}
          wide
          disabled={askLocked}
          of={(one) => one.body.background}
          put={(background) => ({ body: { background } })}
        />
        <TextOf
          label={t('consultation.field.draftText')}
          max={100_000}
          lines={5}
          wide
          disabled={askLocked}
          of={(one) => one.body.draftText}
          put={(draftText) => ({ body: { draftText } })}
        />
      </div>
      <SavedNote />
      <AttachmentList
        refs={body.attachments}
        holder={holder}
        role={ROLE}
        keepRole="original"
        label={t('consultation.field.attachments')}
        readOnly={askLocked}
      />
    </section>
  );
}
