import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { formatDateChinese, parseCalendarDate } from '../../../shared/kernel';
import { REVIEW_KINDS } from '../../../shared/records';
import { useBatchReview } from '../../data/reviewStates';
import { t } from '../../ui/text';
import { PrintReviews } from './PrintReviews';
import { RecordReviews } from './RecordReviews';

const dayText = (day: string): string => {
  const date = parseCalendarDate(day);
  return date ? formatDateChinese(date) : '';
};

/** What both reviews of a batch say, and the ways to paper and back (R-S01). */
export function ReviewStrip({ batchId }: { batchId: string }) {
  const [open, setOpen] = useState<'print' | 'record' | null>(null);
  const state = useBatchReview(batchId);
  const things = useMemo(() => [{ kind: 'batch' as const, id: batchId }], [batchId]);
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
      {open === 'print' && <PrintReviews things={things} onClose={() => setOpen(null)} />}
      {open === 'record' && <RecordReviews things={things} onClose={() => setOpen(null)} />}
    </div>
  );
}
