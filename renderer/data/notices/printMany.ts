import { text } from '../../../resources';
import { layoutRules } from '../../../resources/tables';
import type { NoticeEntry } from '../../../shared/board/notices';
import { renderHtml, renderManyHtml } from '../../../shared/formats/html';
import { fillText, formatCount, type Problem } from '../../../shared/kernel';
import { layoutTable, type PageDocument, type PublicDocument } from '../../../shared/layout';
import type { NoticeFile, NoticePrinted, NoticesForPrint } from '../../../shared/noticeJobs';
import type { UnitRecord } from '../../../shared/records';
import { type JobContext, JobFault } from '../../workers/protocol';
import { scanOutput } from '../scanOutput';
import { listUnits } from '../units';
import { refuseUnreleased } from './outputs';
import { layOut, scanSettingsOf } from './sheets';
import { mustReadNotice, type NoticePlace } from './store';

interface Ready {
  readonly document: PublicDocument;
  readonly printed: NoticePrinted;
  readonly contacts: readonly string[];
}

const rowsOf = ({ pages }: PublicDocument): number => pages.reduce((sum, page) => sum + page.rowCount, 0);

/** Which notices go in one print job: the same paper, and no more rows than the engine can hold (measured: about 2,000). */
function inJobs(ready: readonly Ready[]): readonly (readonly Ready[])[] {
  const jobs: { readonly paper: string; readonly list: Ready[]; rows: number }[] = [];
  for (const one of ready) {
    const paper = `${one.document.paper} ${one.document.orientation}`;
    const rows = rowsOf(one.document);
    const open = jobs.filter((job) => job.paper === paper).at(-1);
    if (open && open.rows + rows <= layoutRules.rowsPerDocument) {
      open.list.push(one);
      open.rows += rows;
    } else jobs.push({ paper, list: [one], rows });
  }
  return jobs.map(({ list }) => list);
}

/** 清单: 序号 村 标题 张数, first sheet of the job: whoever sorts the sheets sees what belongs together. */
export function coverOf(
  printed: readonly NoticePrinted[],
  paper: Pick<PublicDocument, 'paper' | 'orientation'>,
): PageDocument {
  const sheets = printed.reduce((sum, one) => sum + one.sheets, 0);
  const say = (key: string): string => fillText(text, `notice.output.cover.${key}`);
  return layoutTable(
    {
      paper: paper.paper,
      orientation: paper.orientation,
      title: say('title'),
      introLines: [fillText(text, 'notice.output.cover.lead', { n: printed.length, sheets: formatCount(sheets) })],
      columns: [
        { header: say('number'), align: 'center', maxEm: 5 },
        { header: say('unit'), align: 'left', maxEm: 10 },
        { header: say('name'), align: 'left', maxEm: 30 },
        { header: say('sheets'), align: 'right', maxEm: 6 },
      ],
      rows: printed.map(({ unitName, title, sheets: own }, index) => [String(index + 1), unitName, title, String(own)]),
      footerLines: [],
      internal: true,
    },
    { rules: layoutRules, text },
  );
}

const isBlocking = ({ severity }: Problem): boolean => severity === 'error';

async function readyOf(place: NoticePlace, units: readonly UnitRecord[]): Promise<Ready> {
  const entry: NoticeEntry = await mustReadNotice(place);
  await refuseUnreleased(entry);
  const document = layOut(entry, units);
  const settings = await scanSettingsOf(entry);
  // Read by itself first: what is found in one holds back that one, and its telephones are nobody else's.
  const html = new TextEncoder().encode(renderHtml(document));
  const found = (await scanOutput(`${entry.line.title}.html`, html, settings)).find(isBlocking);
  if (found) throw new JobFault(found.code, found.params);
  const unitName = units.find(({ unitCode }) => unitCode === entry.line.unitCode)?.name ?? '';
  return {
    document,
    printed: { unitName, title: entry.line.title, sheets: document.totalPages },
    contacts: settings.publicContacts ?? [],
  };
}

async function jobOf(list: readonly Ready[], name: string, withCover: boolean): Promise<NoticeFile> {
  const documents: PageDocument[] = list.map(({ document }) => document);
  const [first] = list;
  if (!first) throw new JobFault('notice.act.missing');
  if (withCover)
    documents.unshift(
      coverOf(
        list.map(({ printed }) => printed),
        first.document,
      ),
    );
  const bytes = new TextEncoder().encode(renderManyHtml(documents, name));
  const findings = await scanOutput(`${name}.html`, bytes, {
    publicContacts: list.flatMap(({ contacts }) => contacts),
  });
  const isBlocked = findings.some(isBlocking);
  return {
    name: `${name}.html`,
    bytes: isBlocked ? new Uint8Array() : bytes,
    findings,
    paper: first.document.paper,
    landscape: first.document.orientation === 'landscape',
  };
}

/**
 * Many notices for the printer: as few jobs as papers and the engine allow, each with its list in front. What is not reviewed
 * stays here and says why; nothing is printed by halves of a notice.
 */
export async function noticesForPrint(
  places: readonly NoticePlace[],
  { signal, onProgress }: JobContext,
): Promise<NoticesForPrint> {
  const units = await listUnits();
  const ready: Ready[] = [];
  const refused: NoticesForPrint['refused'][number][] = [];
  for (const [index, place] of places.entries()) {
    signal.throwIfAborted();
    onProgress({ stage: 'layNotices', done: index, total: places.length });
    try {
      ready.push(await readyOf(place, units));
    } catch (error) {
      if (!(error instanceof JobFault)) throw error;
      refused.push({ title: (await mustReadNotice(place)).line.title, code: error.code, params: error.params });
    }
  }
  const jobs: NoticeFile[] = [];
  for (const [index, list] of inJobs(ready).entries()) {
    signal.throwIfAborted();
    onProgress({ stage: 'render', done: index, total: ready.length });
    const name = fillText(text, 'notice.output.jobName', { n: index + 1 });
    jobs.push(await jobOf(list, name, ready.length > 1));
  }
  return { jobs, printed: ready.map(({ printed }) => printed), refused };
}
