import { text } from '../../../resources';
import { noticeRules } from '../../../resources/tables';
import { noticeTemplate } from '../../../resources/templates';
import { fillTemplate, insertRow, kindRule, NO_LINKS, type NoticeFacts } from '../../../shared/board/notices';
import { fillText } from '../../../shared/kernel';
import type { MakeNotices, NoticesMade } from '../../../shared/noticeJobs';
import type { NoticeBlock, NoticeKind, UnitRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { readSettings } from '../settings';
import { listUnits } from '../units';
import { createNotices, type NewNotice } from './edit';
import { rememberedFields, unitFacts } from './facts';
import { type SourceFacts, sourceFacts } from './sources';

/** A table of a template begins with one empty row to write into. */
const withFirstRow = (block: NoticeBlock): NoticeBlock =>
  block.kind === 'paragraph' || block.rows.some(({ kind }) => kind === 'row') ? block : insertRow(block, 0);

/** The list of a batch stands where the template has its table. */
function withTable(blocks: readonly NoticeBlock[], { table }: SourceFacts): readonly NoticeBlock[] {
  if (!table) return blocks.map(withFirstRow);
  const at = blocks.findIndex(({ kind }) => kind === 'table');
  const known = blocks[at];
  if (known?.kind !== 'table') return [...blocks, table];
  const filled = { ...table, caption: known.caption, unitNote: known.unitNote || table.unitNote };
  return blocks.map((block, index) => (index === at ? filled : block));
}

function fromTemplate(
  templateId: string,
  unit: UnitRecord,
  facts: NoticeFacts,
  values: Record<string, string>,
  found: SourceFacts,
): NewNotice {
  const template = noticeTemplate(templateId);
  if (!template) throw new JobFault('notice.make.templateMissing');
  const { notice, body } = fillTemplate(template, facts, { rules: noticeRules, text, values });
  return {
    unitCode: unit.unitCode,
    kind: notice.kind,
    reach: found.boardOnly ? 'board' : notice.reach,
    line: { ...notice, reach: found.boardOnly ? 'board' : notice.reach },
    body: { ...body, blocks: withTable(body.blocks, found) },
  };
}

/** Written freely: the parts that every notice has, and what the source tells. */
function free(
  kind: NoticeKind,
  unit: UnitRecord,
  facts: NoticeFacts,
  values: Record<string, string>,
  found: SourceFacts,
): NewNotice {
  const rule = kindRule(noticeRules, kind);
  const signer = unit.level === 'village' ? facts.committee : facts.townshipOffice;
  const named = (fact: string): string =>
    values[noticeRules.placeholders.find((one) => one.fact === fact)?.name ?? ''] ?? '';
  const village = facts.villageTelephone ?? named('villageTelephone');
  const township = facts.townshipTelephone ?? named('townshipTelephone');
  const paragraphs = found.paragraphs.map((one) => ({ kind: 'paragraph' as const, text: one, level: 0 as const }));
  const isList = found.table !== undefined;
  const ending = rule.titleEnds[0] ?? '';
  const title = found.title === '' || found.title.endsWith(ending) ? found.title : `${found.title}${ending}`;
  return {
    unitCode: unit.unitCode,
    kind,
    reach: found.boardOnly || isList ? 'board' : 'internet',
    line: {
      title,
      period: facts.period ?? '',
      catalogCode: facts.disclosure?.catalogCode ?? '',
      objectionDays: rule.objectionDays,
      objectionUnit: rule.objectionUnit,
    },
    body: {
      addressee: rule.addressee === 'none' ? '' : fillText(text, 'notice.make.addressee'),
      blocks: withTable(
        paragraphs.length > 0 || isList ? paragraphs : [{ kind: 'paragraph', text: '', level: 0 }],
        found,
      ),
      signers: signer ? [signer] : [],
      telephones: [
        ...(village === '' ? [] : [fillText(text, 'notice.make.villageTelephone', { telephone: village })]),
        ...(township === '' ? [] : [fillText(text, 'notice.make.townshipTelephone', { telephone: township })]),
      ],
      legalBasis: found.legalBasis,
      objectionPlace: named('objectionPlace'),
    },
  };
}

async function draftFor(request: MakeNotices, unit: UnitRecord, units: readonly UnitRecord[]): Promise<NewNotice> {
  const { templateId, kind, source } = request;
  const settings = await readSettings();
  const least = noticeTemplate(templateId)?.privacyProfile ?? 'A';
  const found = await sourceFacts(source, unit, units, least);
  const typed = Object.entries(request.values ?? {}).filter(([, value]) => value.trim() !== '');
  const remembered = { ...(await rememberedFields(unit.unitCode)), ...Object.fromEntries(typed) };
  const facts: NoticeFacts = {
    ...unitFacts(unit, units, settings),
    ...(request.period === '' ? {} : { period: request.period }),
    ...found.facts,
  };
  const draft =
    templateId === ''
      ? free(kind, unit, facts, remembered, found)
      : fromTemplate(templateId, unit, facts, remembered, found);
  return { ...draft, line: { ...draft.line, links: { ...NO_LINKS, ...found.links } } };
}

/**
 * One notice for each unit, all in one act. A unit for which the source says nothing (no row in the batch, a list that names
 * nobody) gets none and is told why; the others are made.
 */
export async function makeNotices(request: MakeNotices, { signal, onProgress }: JobContext): Promise<NoticesMade> {
  const units = await listUnits();
  const drafts: NewNotice[] = [];
  const refused: NoticesMade['refused'][number][] = [];
  for (const [index, unitCode] of request.unitCodes.entries()) {
    signal.throwIfAborted();
    onProgress({ stage: 'makeNotices', done: index, total: request.unitCodes.length });
    const unit = units.find((one) => one.unitCode === unitCode);
    if (!unit) continue;
    try {
      drafts.push(await draftFor(request, unit, units));
    } catch (error) {
      if (!(error instanceof JobFault)) throw error;
      refused.push({ unitName: unit.name, code: error.code, params: error.params });
    }
  }
  if (drafts.length === 0) {
    const [first] = refused;
    throw new JobFault(first?.code ?? 'notice.act.missing', first?.params ?? {});
  }
  return { places: await createNotices(drafts), refused };
}
