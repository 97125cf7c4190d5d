import { text } from '../../../resources';
import { privacyRules } from '../../../resources/tables';
import type { NoticeFacts } from '../../../shared/board/notices';
import { legalBasisOn } from '../../../shared/disclosure/catalog';
import type { PostingOptions } from '../../../shared/jobs';
import { parseCalendarDate } from '../../../shared/kernel';
import { sumRows } from '../../../shared/layout';
import type { NoticeSource } from '../../../shared/noticeJobs';
import { payoutSums, payoutTable } from '../../../shared/pipeline/payoutNotice';
import { planVillagePosting } from '../../../shared/pipeline/villagePosting';
import type { NoticeLinks, NoticeTableBlock, PrivacyProfile, UnitRecord } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { readVillageRows } from '../batches/payoutBlocks';
import { findEntry } from '../catalogs';
import { type ConsultationPlace, mustReadConsultation } from '../consultations/store';
import { type DisclosurePlace, readEntry, today } from '../disclosures';
import { factsOf } from '../postings';
import { profileOf } from '../programs';
import { findBatch } from '../queries';
import { unitOfVillage } from '../units';

export interface SourceFacts {
  readonly facts: NoticeFacts;
  readonly links: Partial<NoticeLinks>;
  /** Stands in the place of the template's first table. */
  readonly table?: NoticeTableBlock;
  /** A list of persons: for the paper board only (R-CH02). */
  readonly boardOnly: boolean;
  /** Text of an entry, for a notice without a template. */
  readonly paragraphs: readonly string[];
  readonly title: string;
  readonly legalBasis: readonly string[];
}

const NOTHING: SourceFacts = {
  facts: {},
  links: {},
  boardOnly: false,
  paragraphs: [],
  title: '',
  legalBasis: [],
};

const FEWEST = 3;
const SUMS_ONLY = { form: 'board', paper: 'A4', orientation: 'portrait', groups: [], telephones: [] } as const;

const plainPosting = (profile: PostingOptions['profile']): PostingOptions => ({
  form: 'board',
  paper: 'A4',
  orientation: 'portrait',
  groupPerPage: false,
  postedOn: today(),
  postingTo: '',
  telephone: '',
  profile,
  showRemark: false,
  maskedColumns: [],
  tellNamesakesApart: false,
});

/** Sums of a confirmed batch in one village, and its list as the privacy room lets it through. */
async function ofBatch(
  { batchId, withList }: Extract<NoticeSource, { kind: 'batch' }>,
  unit: UnitRecord,
  units: readonly UnitRecord[],
  least: PrivacyProfile,
): Promise<SourceFacts> {
  const batch = await findBatch(batchId);
  if (!batch) throw new JobFault('batch.missing');
  if (batch.state !== 'confirmed' && batch.state !== 'posted') throw new JobFault('batch.notConfirmed');
  const village = batch.summary.villages.find(({ name }) => unitOfVillage(name, units)?.unitCode === unit.unitCode);
  const rows = village ? await readVillageRows(batch, village.name) : [];
  if (!village || rows.length === 0) throw new JobFault('posting.noRows', { village: unit.name });
  // The stricter of the program's and the template's: a template that names nobody gets no list of anybody.
  const own = profileOf(batch.program);
  const options = plainPosting(own > least ? own : least);
  const planned = planVillagePosting(rows, options, factsOf(batch, unit.name, units), privacyRules, text);
  // Profile D names nobody: sums may be told where they are no single household's, the list may not (privacy.md § 3).
  if (!planned.ok && withList) throw new JobFault(planned.fault, planned.params);
  if (!planned.ok && rows.length < FEWEST) throw new JobFault('notice.make.tooFew', { village: unit.name });
  const posting = factsOf(batch, unit.name, units);
  const input = planned.ok
    ? planned.value.input
    : { ...SUMS_ONLY, ...posting, title: batch.title, total: sumRows(rows) };
  return {
    ...NOTHING,
    facts: { payout: payoutSums(input, batch.year, text), period: batch.period },
    links: { batchId },
    boardOnly: withList,
    title: input.title,
    ...(withList ? { table: payoutTable(input, text) } : {}),
  };
}

async function ofDisclosure(place: DisclosurePlace): Promise<SourceFacts> {
  const entry = await readEntry(place);
  if (!entry) throw new JobFault('disclosure.missing');
  const { line, body } = entry;
  const catalog = await findEntry(line.catalogCode, today());
  return {
    facts: {
      period: line.period,
      disclosure: { ...line, text: body.text },
      ...(body.meeting ? { meeting: body.meeting } : {}),
    },
    links: { disclosureId: line.id },
    boardOnly: line.reach === 'board',
    paragraphs: body.text.split(/\r?\n/).filter((one) => one.trim() !== ''),
    title: line.title,
    legalBasis: catalog ? legalBasisOn(catalog, today()) : [],
  };
}

async function ofConsultation(place: ConsultationPlace): Promise<SourceFacts> {
  const { line, body } = await mustReadConsultation(place);
  const [from, to] = [parseCalendarDate(line.opensOn), parseCalendarDate(line.closesOn)];
  return {
    ...NOTHING,
    facts: {
      consultation: {
        title: line.title,
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        place: body.answer.address,
        opinions: line.opinions,
        adopted: line.adopted + line.partly,
        notAdopted: line.refused,
      },
    },
    links: { consultationId: line.id },
    paragraphs: [body.background, body.overall].filter((one) => one.trim() !== ''),
    title: line.title,
    legalBasis: body.legalBasis,
  };
}

export async function sourceFacts(
  source: NoticeSource,
  unit: UnitRecord,
  units: readonly UnitRecord[],
  /** Profile of the template. */
  least: PrivacyProfile,
): Promise<SourceFacts> {
  switch (source.kind) {
    case 'none':
      return NOTHING;
    case 'batch':
      return ofBatch(source, unit, units, least);
    case 'disclosure':
      return ofDisclosure(source.place);
    case 'consultation':
      return ofConsultation(source.place);
  }
}
