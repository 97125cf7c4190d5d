import { Checkbox } from 'antd';
import { text } from '../../../../../../resources';
import { consultationRules } from '../../../../../../resources/tables';
import { overallSentence, resultParts } from '../../../../../../shared/ledgers/consultations';
import { useUnits } from '../../../../../app/session';
import { ReportActs } from '../../../../../ui/report';
import { describe, t } from '../../../../../ui/text';
import { SavedNote, TextOf } from '../Fields';
import { useEdit } from '../useConsultationEdit';
import { explanationReport } from './reports';

/** R-G01: the overall situation, and how far each of the three parts is. */
export function ResultSection() {
  const { entry, save, answerLocked } = useEdit();
  const { all } = useUnits();
  const { line, body } = entry;
  const parts = resultParts(entry);
  const isSorted = parts.every(({ part, missing }) => part !== 'adoption' || missing.length === 0);
  const unitName = all.find(({ unitCode }) => unitCode === line.unitCode)?.name ?? '';
  return (
    <section className="consult-card">
      <h2>{t('consultation.section.result')}</h2>
      <TextOf
        label={t('consultation.field.overall')}
        max={10_000}
        lines={3}
        wide
        disabled={answerLocked}
        {...(isSorted
          ? {
              hint: t('consultation.result.figures', {
                sentence: overallSentence(entry, { text, rules: consultationRules }),
              }),
            }
          : {})}
        of={(one) => one.body.overall}
        put={(overall) => ({ body: { overall } })}
      />
      <SavedNote />
      {(body.opinions.length === 0 || line.nobody) && (
        <Checkbox
          checked={line.nobody}
          disabled={answerLocked}
          onChange={(event) => void save(() => ({ line: { nobody: event.target.checked } }))}
        >
          {t('consultation.field.nobody')}
        </Checkbox>
      )}
      <ul className="consult-parts" aria-label={t('consultation.parts')}>
        {parts.map(({ part, missing, status }) => (
          <li key={part} className={status === 'done' || status === 'void' ? 'consult-part-done' : undefined}>
            <strong>{t(`consultation.part.${part}`)}</strong>{' '}
            <span className="quiet">
              {t(status === 'void' ? `consultation.part.void.${part}` : `consultation.part.is.${status}`)}
            </span>
            {missing.length > 0 && (
              <ul>
                {missing.map((one) => (
                  <li key={`${one.code}${one.at.field ?? ''}`}>{describe(one)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {body.opinions.length > 0 && (
        <div className="consult-acts">
          <span>{t('consultation.report.explanationName')}</span>
          <ReportActs make={() => explanationReport(entry, unitName)} />
        </div>
      )}
    </section>
  );
}
