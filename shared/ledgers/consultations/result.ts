import { type Problem, problem } from '../../kernel';
import type { ConsultationEntry } from './entry';
import { filledHeads, gather } from './outcome';

/** R-G01: 总体情况, 采纳情况, 不采纳理由. */
export const RESULT_PARTS = ['overall', 'adoption', 'refusal'] as const;
export type ResultPart = (typeof RESULT_PARTS)[number];

export interface ResultPartState {
  readonly part: ResultPart;
  readonly missing: readonly Problem[];
  /** later: the part before it decides what must be said. void: everything was adopted, or nobody answered. */
  readonly status: 'missing' | 'later' | 'void' | 'done';
}

/** 采纳情况: every opinion under a head, every head with a verdict. Nobody answered is a result too, but somebody says so. */
function adoptionMissing({ line, body }: ConsultationEntry): Problem[] {
  const at = { recordId: line.id, part: 'adoption' };
  const { unsorted } = gather(body);
  if (body.opinions.length === 0)
    return line.nobody ? [] : [problem('consultation.act.nobodyUnsaid', 'error', { ...at, field: 'nobody' })];
  const found: Problem[] = [];
  if (line.nobody) found.push(problem('consultation.act.nobodyWrong', 'error', { ...at, field: 'nobody' }));
  if (unsorted.length > 0)
    found.push(problem('consultation.act.unsorted', 'error', { ...at, field: 'opinions' }, { n: unsorted.length }));
  for (const { head } of filledHeads(body))
    if (head.verdict === '')
      found.push(problem('consultation.act.verdictMissing', 'error', { ...at, field: head.id }, { head: head.title }));
  for (const { head } of filledHeads(body))
    if (head.title.trim() === '')
      found.push(problem('consultation.act.headUntitled', 'error', { ...at, field: head.id }));
  return found;
}

/** 不采纳理由: of every head that is refused or only partly adopted. */
function refusalMissing({ line, body }: ConsultationEntry): Problem[] {
  return filledHeads(body)
    .filter(({ head }) => (head.verdict === 'refused' || head.verdict === 'partly') && head.reason.trim() === '')
    .map(({ head, times }) =>
      problem(
        'consultation.act.reasonMissing',
        'error',
        { recordId: line.id, part: 'refusal', field: head.id },
        { head: head.title, n: times },
      ),
    );
}

/** The three parts of the result, each with what is missing (R-G01). */
export function resultParts(entry: ConsultationEntry): readonly ResultPartState[] {
  const { line, body } = entry;
  const overall =
    body.overall.trim() === ''
      ? [problem('consultation.act.overallMissing', 'error', { recordId: line.id, part: 'overall', field: 'overall' })]
      : [];
  const adoption = adoptionMissing(entry);
  const anyRefused = filledHeads(body).some(({ head }) => head.verdict === 'refused' || head.verdict === 'partly');
  const refusal = refusalMissing(entry);
  const of = (missing: readonly Problem[], otherwise: ResultPartState['status']): ResultPartState['status'] =>
    missing.length > 0 ? 'missing' : otherwise;
  return [
    { part: 'overall', missing: overall, status: of(overall, 'done') },
    { part: 'adoption', missing: adoption, status: of(adoption, body.opinions.length === 0 ? 'void' : 'done') },
    {
      part: 'refusal',
      missing: refusal,
      status: of(refusal, anyRefused ? 'done' : adoption.length > 0 ? 'later' : 'void'),
    },
  ];
}

export const checkResult = (entry: ConsultationEntry): Problem[] =>
  resultParts(entry).flatMap(({ missing }) => missing);
