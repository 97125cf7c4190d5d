import { Alert, Form, Input } from 'antd';
import { useState } from 'react';
import type { PostingOptions } from '../../../../shared/jobs';
import { beijingDay, formatDateChinese } from '../../../../shared/kernel';
import { postingPeriodOf } from '../../../app/postingDefaults';
import { useBatchReview } from '../../../data/reviewStates';
import { DateField } from '../../../ui/DateField';
import { Dialog } from '../../../ui/Dialog';
import { t } from '../../../ui/text';
import { useOpenBatch } from '../batch/useBatch';

interface Props {
  readonly open: boolean;
  readonly options: PostingOptions;
  readonly onClose: () => void;
}

/** 登记张贴: when it went up, who reviewed it; says the earliest day on which it may come down and by which rule. */
export function PostedDialog({ open, options, onClose }: Props) {
  const { change, batchId } = useOpenBatch();
  const release = useBatchReview(batchId)?.release;
  const today = beijingDay(Date.now());
  const [postedOn, setPostedOn] = useState<string>(options.postedOn || today);
  // As it was recorded, unless somebody types something else.
  const [typedReviewer, setReviewer] = useState<string | null>(null);
  const [typedDay, setReviewedOn] = useState<string | null>(null);
  const isAgreed = release?.verdict === 'agreed';
  const reviewer = typedReviewer ?? (isAgreed ? release.reviewer : '');
  const reviewedOn = typedDay ?? (isAgreed ? release.reviewedOn : today);
  // R-V04b: a period printed longer than the lawful one governs the take-down.
  const longer = options.postingTo > (postingPeriodOf(options.postedOn)?.to ?? '') ? options.postingTo : '';
  const period = postingPeriodOf(postedOn, longer);
  const late = postedOn > today;
  const mark = async (): Promise<void> => {
    const done = await change('payout.posted', {
      postedOn,
      postingTo: longer,
      telephone: options.telephone,
      reviewer: reviewer.trim(),
      reviewedOn: reviewer.trim() === '' ? '' : reviewedOn,
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open={open}
      title={t('posting.mark')}
      okText={t('posting.markOk')}
      okDisabled={!period || late}
      onOk={() => void mark()}
      onCancel={onClose}
    >
      <Form component="div" layout="vertical">
        <Form.Item
          label={t('posting.markOn')}
          {...(late ? { validateStatus: 'error' as const, help: t('posting.markFuture') } : {})}
        >
          <DateField label={t('posting.markOn')} value={postedOn} max={today} onChange={setPostedOn} />
        </Form.Item>
        {period && (
          <Alert
            type="info"
            showIcon
            title={t('posting.earliest', { date: formatDateChinese(period.earliestTakeDown) })}
            description={t('posting.earliestWhy', {
              rule: period.ruleId,
              min: period.minDays,
              basis: period.legalBasis,
              last: formatDateChinese(period.to),
            })}
          />
        )}
        <Form.Item label={t('posting.reviewer')} extra={t('posting.reviewerHint')}>
          <Input
            aria-label={t('posting.reviewer')}
            value={reviewer}
            maxLength={60}
            onChange={(event) => setReviewer(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('posting.reviewedOn')}>
          <DateField label={t('posting.reviewedOn')} value={reviewedOn} max={today} onChange={setReviewedOn} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
