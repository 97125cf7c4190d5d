import { stageAttachment } from '../../renderer/data/attachments/stage';
import { Bulk } from '../../renderer/data/store/bulk';
import { commit } from '../../renderer/data/store/commit';
import { writeLines } from '../../renderer/data/store/pages';
import { listUnits, saveUnits } from '../../renderer/data/units';
import { shippedCatalog } from '../../resources/catalogTables';
import type { AttachmentRef, CatalogEntry, Disclosure, DisclosureBody } from '../../shared/records';
import { periodsOf } from '../../shared/rules';
import { aDisclosure } from './disclosures';

const TOWN = '190101100000';
const EVENTS_PER_ITEM = 11;

export const yearVillages = (count: number): readonly { readonly code: string; readonly name: string }[] =>
  Array.from({ length: count }, (_, n) => ({ code: String(190101100201 + n), name: `${n + 1}号村` }));

const STATES = ['published', 'published', 'published', 'archived', 'archived', 'review', 'draft'] as const;
const pad = (value: number): string => String(value).padStart(2, '0');

function lineOf(entry: CatalogEntry, unitCode: string, period: string, n: number, year: number): Disclosure {
  const state = STATES[n % STATES.length] ?? 'draft';
  const month = pad(1 + (n % 12));
  const isOut = state === 'published' || state === 'archived';
  return aDisclosure({
    id: `${unitCode}-${entry.code}-${period}-${n}`,
    unitCode,
    catalogCode: entry.code,
    period,
    title: `${entry.level2}${period}`,
    state,
    startedOn: entry.frequency === 'event' ? `${year}-${month}-01` : '',
    dueOn: `${year}-${month}-15`,
    dueStatus: 'fixed',
    ruleId: 'R-V03',
    postedOn: isOut ? `${year}-${month}-${pad(8 + (n % 10))}` : '',
    firstPostedOn: isOut ? `${year}-${month}-${pad(8 + (n % 10))}` : '',
    postingTo: isOut ? `${year}-${month}-28` : '',
    place: '村委会公开栏',
    hasProof: isOut && n % 9 !== 0,
    attachments: 1,
  });
}

/** A year of one village: a line for each period, some events of each item. */
export function linesOfYear(unitCode: string, year: number): readonly Disclosure[] {
  const lines: Disclosure[] = [];
  for (const entry of shippedCatalog('village')) {
    const periods = periodsOf(entry.frequency, year).map(({ code }) => code);
    const own = periods.length > 0 ? periods : Array.from({ length: EVENTS_PER_ITEM }, () => String(year));
    for (const period of own) lines.push(lineOf(entry, unitCode, period, lines.length, year));
  }
  return lines;
}

/** One file for all of them: what a record names must be there, or the working copy is made anew in the middle of a run. */
const stageNotes = () =>
  stageAttachment(
    {
      file: new File(['村务公开说明，张贴于村委会公开栏。\n'], '说明.txt', { type: 'text/plain' }),
      role: 'attachment',
    },
    {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      sign: () => Promise.reject(new Error('nothing is signed here')),
    },
  );

const bodyOf = (line: Disclosure, ref: AttachmentRef): DisclosureBody => ({
  id: line.id,
  unitCode: line.unitCode,
  revision: 1,
  updatedAt: '2026-07-01T00:00:00Z',
  updatedBy: '',
  text: '公开内容见附件。'.repeat(20),
  attachments: [ref],
  classReason: '',
  classArticle: '',
  listBasis: '',
  meeting: null,
  supervision: null,
  note: '',
  trace: [],
});

/** Fills the store: a township, its villages, a page of lines and the bodies of each; one act per village. @returns lines written */
export async function fillYear(villages: number, year: number): Promise<number> {
  const units = yearVillages(villages);
  await saveUnits([
    { name: '样本镇', level: 'township', code: TOWN, parentCode: '190101000000', isSelf: true },
    ...units.map(({ code, name }) => ({ name, level: 'village' as const, code, parentCode: TOWN, isSelf: false })),
  ]);
  const { ref, bulk: staged } = await stageNotes();
  if (!staged) throw new Error('the note was not stored');
  let bulk: Bulk | undefined = Bulk.resume(staged);
  let written = 0;
  for (const { unitCode } of (await listUnits()).filter((unit) => unit.level === 'village')) {
    const lines = linesOfYear(unitCode, year);
    const page = `${unitCode}/${year}`;
    await commit({
      name: 'disclosure.saved',
      params: { title: unitCode },
      scope: `disclosures/${unitCode}`,
      plan: async () => ({
        records: [
          ...(await writeLines(
            'disclosures',
            lines.map((line) => ({ page, id: line.id, line })),
          )),
          ...lines.map((line) => ({ table: 'disclosureBodies' as const, key: line.id, value: bodyOf(line, ref) })),
        ],
      }),
      ...(bulk ? { bulk } : {}),
    });
    bulk = undefined;
    written += lines.length;
  }
  return written;
}
