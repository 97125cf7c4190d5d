import { type ReactNode, useEffect, useMemo } from 'react';
import { isSigned } from '../../../../shared/disclosure/entries';
import type { ReviewRecord } from '../../../../shared/records';
import { markReady } from '../../../app/ready';
import { SheetActs } from '../../../app/reviews/PrintReviews';
import { formatRoute } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { useReviews } from '../../../data/reviewStates';
import { reviewHolder } from '../../../data/reviews';
import { AttachmentList } from '../../../ui/attachments';
import { EmptyState } from '../../../ui/EmptyState';
import { Screen } from '../../../ui/Screen';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import { dayText } from '../words';

const SCAN = 'scan';

/** 审查表: what was printed and waits for a signature, what is signed, with the items of each. */
export function ReviewsTab({ heads }: { heads: ReactNode }) {
  const reviews = useReviews();
  useEffect(() => {
    if (reviews) markReady();
  }, [reviews]);
  const waiting = (reviews ?? []).filter((one) => !isSigned(one));
  const signed = (reviews ?? []).filter(isSigned);
  return (
    <Screen title={t('app.menu.village')} lead={t('review.lead')}>
      {heads}
      {reviews?.length === 0 && (
        <EmptyState sentence={t('review.empty')}>
          <a href={formatRoute({ page: 'village', tab: 'items' })}>{t('village.toItems')}</a>
        </EmptyState>
      )}
      {waiting.length > 0 && <h2>{t('review.waiting')}</h2>}
      <div className="review-list">
        {waiting.map((review) => (
          <Sheet key={review.id} review={review} />
        ))}
      </div>
      {signed.length > 0 && <h2>{t('review.signed')}</h2>}
      <div className="review-list">
        {signed.map((review) => (
          <Sheet key={review.id} review={review} />
        ))}
      </div>
    </Screen>
  );
}

function Sheet({ review }: { review: ReviewRecord }) {
  const { reviewer, reviewedOn, printedOn, items } = review;
  const { all } = useUnits();
  const holder = useMemo(() => reviewHolder(review), [review]);
  return (
    <section className="entry-card">
      <SheetActs review={review} />
      <details open={!isSigned(review)}>
        <summary className="quiet">
          {isSigned(review)
            ? t('review.signedBy', { reviewer, day: dayText(reviewedOn), n: items.length })
            : t('review.printedOn', { day: dayText(printedOn), n: items.length })}
        </summary>
        <ul className="entry-gaps">
          {items.map((item) => (
            <li key={item.id}>
              {all.find((unit) => unit.unitCode === item.unitCode)?.name}{' '}
              {item.kind === 'disclosure' || item.kind === 'notice' ? (
                <a
                  href={formatRoute({
                    page: item.kind,
                    unitCode: item.unitCode,
                    year: item.page.split('/')[1] ?? '',
                    id: item.id,
                  })}
                >
                  {item.title}
                </a>
              ) : (
                item.title
              )}{' '}
              {item.conclusion !== '' && (
                <StateMark
                  tone={item.conclusion === 'agreed' ? 'good' : item.conclusion === 'pending' ? 'wait' : 'bad'}
                >
                  {t(`review.answer.${item.conclusion}`)}
                </StateMark>
              )}
            </li>
          ))}
        </ul>
      </details>
      {review.opinion !== '' && <p>{t('review.opinionSaid', { opinion: review.opinion })}</p>}
      {isSigned(review) && (
        <details open={review.scan !== null}>
          <summary>{t('review.scan')}</summary>
          <AttachmentList
            refs={review.scan ? [review.scan] : []}
            holder={holder}
            role={SCAN}
            label={t('review.scan')}
          />
        </details>
      )}
    </section>
  );
}
