import { Input, InputNumber } from 'antd';
import { useEffect, useId, useMemo, useState } from 'react';
import type { AttachmentRole, OfficialDocument } from '../../../../shared/records';
import { documentHolder } from '../../../data/documents';
import { AttachmentList } from '../../../ui/attachments';
import { t } from '../../../ui/text';
import { useEdit } from './useDocumentEdit';

/** The files of the document; of one that is published with parts left out, original and public version side by side (R-A09). */
export function FilesSection() {
  const { document, locked } = useEdit();
  const { year, id, title } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the holder reads the line anew at each act
  const holder = useMemo(() => documentHolder(document), [year, id, title]);
  const isRedacted = document.disclosureClass === 'redacted';
  const list = (role: AttachmentRole) => (
    <AttachmentList
      refs={document.attachments.filter((one) => one.role === role)}
      holder={holder}
      role={role}
      {...(isRedacted && role !== 'original' ? { keepRole: 'original' as const } : {})}
      label={t(`documents.files.${role}`)}
      readOnly={locked}
    />
  );
  return (
    <section className="document-card">
      <h2>{t('documents.section.files')}</h2>
      {isRedacted && (
        <>
          <div className="side-by-side">
            <section className="side-original" aria-label={t('documents.files.original')}>
              <h3>{t('documents.files.original')}</h3>
              <p className="quiet">{t('documents.originalStays')}</p>
              {list('original')}
            </section>
            <section className="side-public" aria-label={t('documents.files.public')}>
              <h3>{t('documents.files.public')}</h3>
              <p className="quiet">{t('documents.publicLead')}</p>
              {list('public')}
            </section>
          </div>
          <Redaction />
        </>
      )}
      {isRedacted && <h3>{t('documents.files.attachment')}</h3>}
      {list('attachment')}
    </section>
  );
}

type Removed = NonNullable<OfficialDocument['redaction']>;
const NOTHING: Removed = { removed: '', why: '', pages: 0 };

/** R-A09: what was taken out, why, and on how many pages the two differ. */
function Redaction() {
  const { document, save, locked } = useEdit();
  const id = useId();
  const stored = document.redaction ?? NOTHING;
  const { removed, why, pages } = stored;
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped({ removed, why, pages }), [removed, why, pages]);
  const keep = (next: Removed = typed): void => {
    const changed = next.removed !== removed || next.why !== why || next.pages !== pages;
    if (changed) void save({ redaction: next });
  };
  return (
    <div className="document-fields">
      <div className="document-field document-wide">
        <label htmlFor={`${id}-removed`}>{t('documents.redaction.removed')}</label>
        <Input.TextArea
          id={`${id}-removed`}
          value={typed.removed}
          maxLength={2000}
          disabled={locked}
          autoSize={{ minRows: 2, maxRows: 10 }}
          onChange={(event) => setTyped({ ...typed, removed: event.target.value })}
          onBlur={() => keep()}
        />
      </div>
      <div className="document-field">
        <label htmlFor={`${id}-why`}>{t('documents.redaction.why')}</label>
        <Input
          id={`${id}-why`}
          value={typed.why}
          maxLength={400}
          disabled={locked}
          onChange={(event) => setTyped({ ...typed, why: event.target.value })}
          onBlur={() => keep()}
        />
      </div>
      <div className="document-field">
        <label htmlFor={`${id}-pages`}>{t('documents.redaction.pages')}</label>
        <InputNumber
          id={`${id}-pages`}
          min={0}
          max={9999}
          value={typed.pages}
          disabled={locked}
          onChange={(value) => setTyped({ ...typed, pages: value ?? 0 })}
          onBlur={() => keep()}
        />
      </div>
    </div>
  );
}
