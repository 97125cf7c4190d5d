import { today } from '../../../renderer/data/disclosures';
import { createNotices, type NoticePlace } from '../../../renderer/data/notices';
import { recordReviews } from '../../../renderer/data/reviews';
import { saveUnits } from '../../../renderer/data/units';
import { runJob } from '../../../renderer/workers/client';
import { text } from '../../../resources';
import { noticeRules } from '../../../resources/tables';
import { noticeTemplates } from '../../../resources/templates';
import { sampleNotice } from '../../../shared/board/notices';
import type { JobInput, JobName, JobResult } from '../../../shared/jobs';
import { type NoticeBlock, REVIEW_KINDS } from '../../../shared/records';
import { yearVillages } from '../../support/disclosureYear';

const TOWN = '190101100000';
const VILLAGES = 30;
/** Rows of the tables, one after the other: most notices are short, some are the list of a village. */
const ROWS = [3, 12, 40, 3, 120, 3, 400];

/** The rows of a sample again and again; totals stay as they were. */
function longer(block: NoticeBlock, rows: number): NoticeBlock {
  if (block.kind === 'paragraph') return block;
  const plain = block.rows.filter(({ kind }) => kind === 'row');
  const [first = { kind: 'row' as const, cells: [] }] = plain;
  const many = Array.from({ length: rows }, (_, n) => plain[n % plain.length] ?? first);
  return { ...block, rows: [...many, ...block.rows.filter(({ kind }) => kind !== 'row')] };
}

/** Notices of mixed kinds, layouts and papers over the villages, every template in turn, all reviewed. */
async function fill(count: number): Promise<{ places: readonly NoticePlace[]; rows: number }> {
  const villages = yearVillages(VILLAGES);
  await saveUnits([
    { name: '样本镇', level: 'township', code: TOWN, parentCode: '190101000000', isSelf: true },
    ...villages.map(({ code, name }) => ({
      name,
      level: 'village' as const,
      code,
      parentCode: TOWN,
      isSelf: false,
    })),
  ]);
  const templates = noticeTemplates();
  let rows = 0;
  const places = await createNotices(
    Array.from({ length: count }, (_, n) => {
      const template = templates[n % templates.length];
      const village = villages[n % VILLAGES];
      if (!template || !village) throw new Error('no template');
      const { notice, body } = sampleNotice(template, { day: today() }, { rules: noticeRules, text });
      const long = ROWS[n % ROWS.length] ?? 3;
      if (body.blocks.some(({ kind }) => kind === 'table')) rows += long;
      return {
        unitCode: village.code,
        kind: notice.kind,
        reach: notice.reach,
        line: {
          ...notice,
          layout: n % 3 === 0 ? ('official' as const) : ('board' as const),
          paper: n % 4 === 0 ? 'A3' : 'A4',
        },
        body: {
          ...body,
          blocks: body.blocks.map((block) => longer(block, long)),
          supervision: { on: today(), by: '监委会', opinion: '属实' },
        },
      } as const;
    }),
  );
  await recordReviews(
    places.map((place) => ({ kind: 'notice' as const, place })),
    REVIEW_KINDS.map((kind) => ({
      kind,
      reviewer: 'bench',
      reviewedOn: today(),
      opinion: '',
      scan: null,
      conclusions: new Map(),
    })),
    TOWN,
  );
  return { places, rows };
}

async function must<N extends JobName>(name: N, input: JobInput<N>): Promise<JobResult<N>> {
  const result = await runJob(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.fault} ${JSON.stringify(result.params)}`);
  return result.value;
}

/** One document: checked, laid out, written as DOCX and as pages, both opened again and scanned. ms, sheets. */
async function one(place: NoticePlace): Promise<{ ms: number; sheets: number; bytes: number }> {
  const begun = performance.now();
  await must('notice.check', { place });
  const docx = await must('notice.render', { place, format: 'docx' });
  const html = await must('notice.render', { place, format: 'html' });
  const files = [...docx.files, ...html.files];
  const blocked = files.find(({ bytes }) => bytes.length === 0);
  if (blocked) throw new Error(`${blocked.name}: ${JSON.stringify(blocked.findings[0])}`);
  return {
    ms: performance.now() - begun,
    sheets: docx.sheets,
    bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
  };
}

/** Longest time in which the window could not answer while the work ran. */
async function whileWatching<T>(work: () => Promise<T>): Promise<{ value: T; longest: number }> {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 4);
  try {
    return { value: await work(), longest };
  } finally {
    clearInterval(timer);
  }
}

export const notices = {
  fill,
  one,
  /** Everything for the printer in one go, as the window does it. */
  print: async (places: readonly NoticePlace[]) => {
    const begun = performance.now();
    const { value, longest } = await whileWatching(() => must('notice.print', { places }));
    const sheets = value.printed.reduce((sum, printed) => sum + printed.sheets, 0);
    return { ms: performance.now() - begun, longest, sheets, jobs: value.jobs.length, refused: value.refused.length };
  },
  /** ms from the click to the answer, in the middle of the work. */
  cancel: async (places: readonly NoticePlace[]) => {
    const control = new AbortController();
    let clicked = 0;
    const result = await runJob(
      'notice.print',
      { places },
      {
        signal: control.signal,
        onProgress: ({ done, total }) => {
          if (clicked > 0 || done < total / 2) return;
          clicked = performance.now();
          control.abort();
        },
      },
    );
    return { ms: performance.now() - clicked, code: result.ok ? 'finished' : result.fault };
  },
};
