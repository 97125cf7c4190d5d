import { Button } from 'antd';
import { useState } from 'react';
import type { ReviewState } from '../../../shared/disclosure/entries';
import { formatDateChinese, parseCalendarDate } from '../../../shared/kernel';
import { REVIEW_KINDS } from '../../../shared/records';
import type { Reviewable } from '../../data/reviews';
import { t } from '../../ui/text';
import { PrintReviews } from './PrintReviews';
import { RecordReviews } from './RecordReviews';

const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

interface Props {
  readonly thing: Reviewable;
  /** undefined while it is being read. */
  readonly state: ReviewState | undefined;
}

/** What both reviews of a thing say, and the ways to paper and back (R-S01). */
export function ReviewStrip({ thing, state }: Props) {
  const [open, setOpen] = useState<'print' | 'record' | null>(null);
  if (!state) return null;
  const done = REVIEW_KINDS.every((kind) => state[kind].verdict === 'agreed');
  return (
    <div className="review-strip">
      {REVIEW_KINDS.map((kind) => {
        const { verdict, reviewer, reviewedOn } = state[kind];
        const said = t(`review.verdict.${verdict}`, { reviewer, day: dayText(reviewedOn) });
        return (
          <span key={kind} className={verdict === 'agreed' ? undefined : 'review-open'}>
            {t('review.said', { kind: t(`review.kind.${kind}`), said })}
          </span>
        );
      })}
      {!done && (
        <>
          <Button size="small" onClick={() => setOpen('print')}>
            {t('review.print')}
          </Button>
          <Button size="small" onClick={() => setOpen('record')}>
            {t('review.record')}
          </Button>
        </>
      )}
      {open === 'print' && <PrintReviews things={[thing]} onClose={() => setOpen(null)} />}
      {open === 'record' && <RecordReviews things={[thing]} onClose={() => setOpen(null)} />}
    </div>
  );
}
