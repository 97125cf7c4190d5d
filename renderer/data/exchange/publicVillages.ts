import { text } from '../../../resources';
import { layoutRules, privacyRules } from '../../../resources/tables';
import type { SubmissionVillage } from '../../../shared/bundle';
import { sha256Hex } from '../../../shared/formats/crypto';
import { renderNoticeDocx } from '../../../shared/formats/docx';
import { NOTICE_HTML_LIMIT_BYTES, renderNoticeHtml } from '../../../shared/formats/html';
import type { PackRequest } from '../../../shared/jobs';
import { layoutPosting } from '../../../shared/layout';
import { planVillagePosting } from '../../../shared/pipeline/villagePosting';
import type { BatchRecord, UnitRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { readVillageRows } from '../batches/payoutBlocks';
import { factsOf, withLawfulPeriod } from '../postings';

/** A village with what its item is made from, to see whether it is the same as last time. */
export interface PublicVillage extends SubmissionVillage {
  readonly madeFrom: string;
}

/** Private rows to public lists and notices; the only way leads through the masking module. */
export async function publicVillages(
  batch: BatchRecord,
  request: PackRequest,
  units: readonly UnitRecord[],
  context: JobContext,
): Promise<PublicVillage[]> {
  const options = withLawfulPeriod({ ...request.options, form: 'board' });
  const made: PublicVillage[] = [];
  for (const [done, { name }] of batch.summary.villages.entries()) {
    context.signal.throwIfAborted();
    context.onProgress({ stage: 'pack', done, total: batch.summary.villages.length });
    const rows = await readVillageRows(batch, name);
    if (rows.length === 0) continue;
    const posting = planVillagePosting(rows, options, factsOf(batch, name, units), privacyRules, text);
    if (!posting.ok) throw new JobFault(posting.fault, posting.params);
    const { input, plan } = posting.value;
    const document = layoutPosting(input, { rules: layoutRules, text });
    const html = new TextEncoder().encode(renderNoticeHtml(document));
    const docx = renderNoticeDocx(document);
    const notice = html.length > NOTICE_HTML_LIMIT_BYTES ? [] : [{ name: 'notice.html', read: async () => html }];
    const described = new TextEncoder().encode(JSON.stringify(plan.rows));
    made.push({
      village: name,
      rows: plan.rows,
      files: [...notice, { name: 'notice.docx', read: async () => docx }],
      madeFrom: `${await sha256Hex(described)}${await sha256Hex(html)}`,
    });
  }
  return made;
}
