import type { ConsultationBody, OpinionHead } from '../../records';
import type { PastedOpinion } from './pastedOpinions';

type Collected = Pick<ConsultationBody, 'opinions' | 'heads'>;

const sameTitle = (a: string, b: string): boolean => a.trim() === b.trim();
const blankHead = (id: string, title: string): OpinionHead => ({ id, title: title.trim(), verdict: '', reason: '' });

/** The head of this title: the one that is there, or a new one at the end. '' stands for no head. */
function headFor(
  heads: readonly OpinionHead[],
  title: string,
  newId: () => string,
): { readonly heads: readonly OpinionHead[]; readonly headId: string } {
  if (title.trim() === '') return { heads, headId: '' };
  const known = heads.find((head) => sameTitle(head.title, title));
  if (known) return { heads, headId: known.id };
  const head = blankHead(newId(), title);
  return { heads: [...heads, head], headId: head.id };
}

/** Opinions that came in, behind those that are there; a head that a row names is found or made. */
export function takeInOpinions(body: Collected, rows: readonly PastedOpinion[], newId: () => string): Collected {
  let { heads } = body;
  const opinions = [...body.opinions];
  for (const { head, ...row } of rows) {
    const placed = headFor(heads, head, newId);
    heads = placed.heads;
    opinions.push({ ...row, id: newId(), headId: placed.headId });
  }
  return { heads, opinions };
}

/** 归类: these opinions under one head, found by its title or made; '' takes them out again. */
export function sortUnder(body: Collected, ids: ReadonlySet<string>, title: string, newId: () => string): Collected {
  const { heads, headId } = headFor(body.heads, title, newId);
  return { heads, opinions: body.opinions.map((one) => (ids.has(one.id) ? { ...one, headId } : one)) };
}

/** A head that goes away leaves its opinions, unsorted. */
export const withoutHead = (body: Collected, id: string): Collected => ({
  heads: body.heads.filter((head) => head.id !== id),
  opinions: body.opinions.map((one) => (one.headId === id ? { ...one, headId: '' } : one)),
});
