import { documentRules } from '../../../../resources/tables';
import { goesToPortal, needsReason } from '../../../../shared/ledgers/documents';
import { t } from '../../../ui/text';
import { ClassSelect } from './ClassSelect';
import { DayOf, TextOf } from './DocumentFields';
import { useEdit } from './useDocumentEdit';

const articles = [...new Set(documentRules.reasons.map((one) => one.article))];

/** The class with its printed mark (R-A01) and, where it is not open, the reason, its article and who checked it (R-A04). */
export function ClassSection() {
  const { document, save, locked } = useEdit();
  const { disclosureClass, classWords, classArticle } = document;
  const grounds = documentRules.reasons.filter((one) => classArticle === '' || one.article === classArticle);
  return (
    <section className="document-card">
      <h2>{t('documents.section.class')}</h2>
      <div className="document-fields">
        <div className="document-field">
          <span className="field-name">{t('documents.field.disclosureClass')}</span>
          <ClassSelect
            words={classWords}
            disabled={locked || document.state === 'published'}
            onChange={({ disclosureClass: chosen, words }) => void save({ disclosureClass: chosen, classWords: words })}
          />
          {document.state === 'published' && <span className="quiet">{t('documents.hint.classFixed')}</span>}
        </div>
        {classWords !== '' && (
          <div className="document-field">
            <span className="field-name">{t('documents.printedMark')}</span>
            <span className="class-mark">{t('documents.markForm', { words: classWords })}</span>
          </div>
        )}
      </div>
      {disclosureClass !== '' && (
        <p className="quiet">
          {t(goesToPortal(documentRules, disclosureClass) ? 'documents.toPortal' : 'documents.notToPortal')}
        </p>
      )}
      {needsReason(documentRules, disclosureClass) && (
        <>
          <p>{t('documents.reasonLead')}</p>
          <div className="document-fields">
            <TextOf field="classArticle" max={100} offers={articles} />
            <TextOf field="classReason" max={400} offers={grounds.map((one) => one.ground)} />
            <TextOf field="classCheckedBy" max={60} />
            <DayOf field="classCheckedOn" />
          </div>
        </>
      )}
    </section>
  );
}
