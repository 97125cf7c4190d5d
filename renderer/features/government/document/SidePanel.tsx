import { Button } from 'antd';
import { useState } from 'react';
import { documentRules } from '../../../../resources/tables';
import { checkReviews } from '../../../../shared/disclosure/entries';
import {
  actsFor,
  checkAct,
  type DocumentAct,
  goesToPortal,
  ledgerState,
  NO_FACTS,
} from '../../../../shared/ledgers/documents';
import { ReviewStrip } from '../../../app/reviews/ReviewStrip';
import { useSettings } from '../../../app/session';
import { useCalendar } from '../../../data/calendars';
import { explainDue } from '../../../data/documentDues';
import { todayHere } from '../../../data/documents';
import { useDocumentReview } from '../../../data/reviewStates';
import { StateMark } from '../../../ui/StateMark';
import { describe, t } from '../../../ui/text';
import { dayText, ledgerClass, ledgerText, STATE_TONE } from '../documents/ledgerWords';
import { ActDialog } from './ActDialog';
import { useEdit } from './useDocumentEdit';

/** Where the document stands, what it still needs for the next step, and the acts. */
export function SidePanel() {
  const { document, locked } = useEdit();
  const [act, setAct] = useState<DocumentAct | null>(null);
  const today = todayHere();
  const acts = locked ? [] : actsFor(document, documentRules);
  const [next, ...others] = acts;
  const state = ledgerState(document, documentRules, today);
  // What the dialog asks for by itself is no gap yet.
  const asked = { ...NO_FACTS, on: today, reason: '-', documentNumber: '-' };
  const review = useDocumentReview(document);
  const gaps = next
    ? checkAct(document, next, asked, documentRules, today).filter((one) => one.severity === 'error')
    : [];
  // R-S01: nothing goes to the net before both reviews.
  if (next === 'publish' && review) gaps.push(...checkReviews(review));
  const isReviewed = document.state !== 'draft' && goesToPortal(documentRules, document.disclosureClass);
  return (
    <aside className="document-card document-side">
      <h2>{t('documents.section.state')}</h2>
      <div>
        <StateMark tone={STATE_TONE[document.state]}>{t(`documents.state.${document.state}`)}</StateMark>{' '}
        {document.returnedTimes > 0 && (
          <span className="quiet">{t('documents.returnedTimes', { n: document.returnedTimes })}</span>
        )}
      </div>
      {document.returnedWhy !== '' && <p role="status">{t('documents.returnedWhy', { why: document.returnedWhy })}</p>}
      {state.mark !== 'none' && (
        <dl className="document-facts">
          <dt>{t('documents.col.dueOn')}</dt>
          <dd>
            {dayText(document.dueOn) || t('documents.noStart')}
            {document.dueStatus === 'provisional' && t('documents.provisional')}
          </dd>
          <dt>{t('documents.byRule')}</dt>
          <dd>{document.ruleId === '' ? '' : t(`documents.rule.${document.ruleId}`)}</dd>
          <dt>{t('documents.col.late')}</dt>
          <dd className={ledgerClass(state)}>{ledgerText(state)}</dd>
          {document.publishedOn !== '' && (
            <>
              <dt>{t('documents.col.publishedOn')}</dt>
              <dd>{dayText(document.publishedOn)}</dd>
              <dt>{t('documents.col.url')}</dt>
              <dd>{document.url || t('documents.noUrl')}</dd>
            </>
          )}
        </dl>
      )}
      <Explanation />
      {isReviewed && <ReviewStrip thing={{ kind: 'document', place: document }} state={review} />}
      {gaps.length > 0 && next && (
        <div>
          <p>{t('documents.gaps', { act: t(`documents.act.${next}`) })}</p>
          <ul>
            {gaps.map((gap) => (
              <li key={`${gap.code}${gap.at.file ?? ''}`}>{describe(gap)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="document-acts">
        {next && (
          <Button
            type="primary"
            disabled={gaps.length > 0 || (next === 'publish' && !review)}
            onClick={() => setAct(next)}
          >
            {t(`documents.act.${next}`)}
          </Button>
        )}
        {others.map((one) => (
          <Button key={one} onClick={() => setAct(one)}>
            {t(`documents.act.${one}`)}
          </Button>
        ))}
      </div>
      {act && <ActDialog act={act} onClose={() => setAct(null)} />}
    </aside>
  );
}

/** The due day in words: rule, start, the days that were left out. */
function Explanation() {
  const { document } = useEdit();
  const calendar = useCalendar();
  const { documentStart } = useSettings();
  const lines = calendar && document.dueOn !== '' ? explainDue(document, calendar, documentStart) : [];
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{t('documents.explain')}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
