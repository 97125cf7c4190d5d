import { text } from '../../../resources';
import { rollupDuty } from '../../../resources/tables';
import { planPayoutSubmission, type SubmissionProfile } from '../../../shared/bundle';
import type { PackedBundle, PackRequest } from '../../../shared/jobs';
import { formatInstant } from '../../../shared/kernel';
import type { BatchRecord, UnitRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { readBatch } from '../batches/batchStore';
import { entriesOfYear, refuseDifferences } from '../consistency';
import { unitOfVillage, withLawfulPeriod } from '../postings';
import { programKind } from '../programs';
import { batchReview, refuseUnreviewed } from '../reviewStates';
import { source } from '../source';
import { listUnits } from '../units';
import { publicVillages } from './publicVillages';
import { GENERATOR, sendBundle } from './sendBundle';
import type { SpentNumber } from './sentNumbers';

function profileOf(
  batch: BatchRecord,
  request: PackRequest,
  self: UnitRecord,
  units: readonly UnitRecord[],
  { sent, previous }: SpentNumber,
): SubmissionProfile {
  const options = withLawfulPeriod(request.options);
  return {
    unitCode: self.unitCode,
    unitName: self.name,
    level: self.level,
    recipientUnit: request.recipientUnit,
    stream: sent.stream,
    sequence: sent.sequence,
    previous,
    created: formatInstant(source.now()),
    program: batch.program,
    documentNumber: batch.documentNumber,
    unitRateYuan: batch.unitRateYuan,
    period: batch.period,
    postingFrom: options.postedOn,
    postingTo: options.postingTo,
    contact: options.telephone,
    publicContacts: [...request.publicContacts],
    villages: batch.summary.villages.flatMap(({ name }) => {
      const unit = unitOfVillage(name, units);
      return unit ? [{ name, code: unit.unitCode }] : [];
    }),
  };
}

/** R-V10: entries that were made from this batch, or that sum up the year of its villages, must agree first. */
async function refuseUnlike(batch: BatchRecord, units: readonly UnitRecord[], context: JobContext): Promise<void> {
  const codes = new Set(batch.summary.villages.flatMap(({ name }) => unitOfVillage(name, units)?.unitCode ?? []));
  const entries = (await entriesOfYear(batch.year)).filter(
    (entry) =>
      entry.batchId === batch.id || (entry.catalogCode === rollupDuty.catalogCode && codes.has(entry.unitCode)),
  );
  if (entries.length === 0) return;
  const ids = new Set(entries.map(({ id }) => id));
  await refuseDifferences(batch.year, (id) => ids.has(id), context);
}

/** A confirmed and reviewed batch (R-S01) as a signed, verified package in memory; the page writes it where the person says. */
export async function packBatch(
  request: PackRequest,
  publicKey: Uint8Array,
  context: JobContext,
): Promise<PackedBundle> {
  const batch = await readBatch(request.batchId);
  if (batch.state !== 'confirmed' && batch.state !== 'posted') throw new JobFault('batch.notConfirmed');
  const units = await listUnits();
  const self = units.find((unit) => unit.isSelf);
  if (!self) throw new JobFault('unit.missing');
  refuseUnreviewed(await batchReview(batch));
  await refuseUnlike(batch, units, context);
  const villages = await publicVillages(batch, request, units, context);
  const unit = programKind(batch.program)?.quantityUnit ?? '';
  const sending = {
    key: batch.id,
    title: batch.title,
    batchId: batch.id,
    recipientUnit: request.recipientUnit,
    made: villages
      .filter((village) => village.rows.length > 0)
      .map(({ village, madeFrom }) => ({ key: village, madeFrom })),
    reason: batch.trace.filter((entry) => entry.act === 'reopened').at(-1)?.reason ?? '',
    plan: (spent: SpentNumber) =>
      planPayoutSubmission(profileOf(batch, request, self, units, spent), villages, unit, source, GENERATOR, text),
  };
  return sendBundle(sending, publicKey, context);
}
