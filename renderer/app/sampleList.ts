import desk from '../../resources/samples/desk.json';
import xiba from '../../resources/samples/xiba.csv?url&no-inline';
import { addDays } from '../../shared/kernel';
import { REVIEW_KINDS } from '../../shared/records';
import { today } from '../data/disclosures';
import { findBatch } from '../data/queries';
import { recordReviews } from '../data/reviews';
import { operator } from '../data/source';
import { listUnits } from '../data/units';
import { t } from '../ui/text';
import { runJob } from '../workers/client';
import { sampleFile } from './sampleFile';

const POSTED_AGO = 12;

/** A small list of one village went the whole way: confirmed, agreed to, on the board. The look-up desk has somebody to find. */
export async function postSampleList(): Promise<void> {
  const file = await sampleFile(xiba, `${t('sample.listTitle', { village: t('sample.village5') })}.csv`);
  if (!file.ok) return;
  const made = await runJob('payout.import', { files: [file.value], sample: true });
  const batchId = made.ok ? made.value.batchId : null;
  const batch = batchId ? await findBatch(batchId) : undefined;
  if (!batchId || !batch) return;
  const { title, program, year, period, unitRateYuan, allocatedFen } = batch;
  const head = { title, program, year, period, unitRateYuan, allocatedFen, documentNumber: desk.list.documentNumber };
  const named = await runJob('payout.setHead', { batchId, head });
  const confirmed = named.ok ? await runJob('payout.confirm', { batchId, by: operator() }) : undefined;
  if (!confirmed?.ok) return;
  const reviewedOn = addDays(today(), -POSTED_AGO - 1);
  const self = (await listUnits()).find(({ isSelf }) => isSelf);
  await recordReviews(
    [{ kind: 'batch', id: batchId }],
    REVIEW_KINDS.map((kind) => ({
      kind,
      reviewer: desk.reviewers[kind],
      reviewedOn,
      opinion: desk.opinion,
      scan: null,
      conclusions: new Map(),
    })),
    self?.unitCode ?? '',
  );
  const postedOn = addDays(today(), -POSTED_AGO);
  const reviewer = desk.reviewers.release;
  await runJob('payout.posted', { batchId, postedOn, postingTo: '', telephone: '', reviewer, reviewedOn });
}
