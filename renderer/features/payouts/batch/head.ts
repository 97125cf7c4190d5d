import type { BatchHead } from '../../../../shared/jobs';
import type { BatchRecord } from '../../../../shared/records';

/** The head of a batch as `payout.setHead` takes it. */
export const headOf = (batch: BatchRecord): BatchHead => ({
  title: batch.title,
  program: batch.program,
  year: batch.year,
  period: batch.period,
  unitRateYuan: batch.unitRateYuan,
  documentNumber: batch.documentNumber,
  allocatedFen: batch.allocatedFen,
});
