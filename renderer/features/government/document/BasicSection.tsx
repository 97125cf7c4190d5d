import { Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { documentRules } from '../../../../resources/tables';
import { goesToPortal } from '../../../../shared/ledgers/documents';
import { t } from '../../../ui/text';
import { CheckOf, DayOf, TextOf } from './DocumentFields';
import { useEdit } from './useDocumentEdit';

/** Number, title, days, who made and who keeps it (R-P08), the other units (R-A10). */
export function BasicSection() {
  const { document, save, locked } = useEdit();
  return (
    <section className="document-card">
      <h2>{t('documents.section.basic')}</h2>
      <div className="document-fields">
        <TextOf field="title" max={200} wide />
        <TextOf field="documentNumber" max={60} />
        <TextOf field="madeBy" max={100} />
        <TextOf field="keptBy" max={100} />
        <DayOf field="draftedOn" />
        <DayOf field="formedOn" />
        <DayOf field="issuedOn" />
        <JointUnits />
        {document.jointUnits.length > 0 && <DayOf field="jointConfirmedOn" />}
        {goesToPortal(documentRules, document.disclosureClass) && (
          <div className="document-field">
            <span className="field-name">{t('documents.field.portalColumn')}</span>
            <Select
              aria-label={t('documents.field.portalColumn')}
              allowClear
              disabled={locked}
              value={document.portalColumn || undefined}
              options={documentRules.portalColumns.map(({ words }) => ({ value: words, label: words }))}
              onChange={(value?: string) => void save({ portalColumn: value ?? '' })}
            />
          </div>
        )}
        <TextOf field="indexNumber" max={60} hint={t('documents.hint.indexNumber')} />
        <TextOf field="summary" max={400} lines={2} wide hint={t('documents.hint.summary')} />
      </div>
      <div className="document-acts">
        <CheckOf field="isRepost" />
        <CheckOf field="isBenefitPolicy" />
        <CheckOf field="isNormative" />
      </div>
      {document.isNormative && (
        <div className="document-fields">
          <TextOf field="basisDocument" max={200} />
          <DayOf field="expiresOn" />
        </div>
      )}
      <div className="document-fields">
        <TextOf field="note" max={2000} lines={1} wide />
      </div>
    </section>
  );
}

/** 联合单位, one after the other. */
function JointUnits() {
  const { document, save, locked } = useEdit();
  const id = useId();
  const joined = document.jointUnits.join(t('app.comma'));
  const [text, setText] = useState(joined);
  useEffect(() => setText(joined), [joined]);
  return (
    <div className="document-field">
      <label htmlFor={id}>{t('documents.field.jointUnits')}</label>
      <Input
        id={id}
        value={text}
        disabled={locked}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text === joined) return;
          const jointUnits = text.split(/[、,，;；\n]/).flatMap((part) => part.trim().slice(0, 100) || []);
          void save({ jointUnits: jointUnits.slice(0, 40) });
        }}
      />
      <span className="quiet">{t('documents.hint.jointUnits')}</span>
    </div>
  );
}
