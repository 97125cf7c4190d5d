import { type Problem, problem } from '../../kernel';
import type { CatalogEntry, Disclosure } from '../../records';

/** R-V09: decision and result. R-V14: application, notice, outcome. */
export const CHAIN_STEPS = {
  pair: ['decision', 'result'],
  application: ['application', 'notice', 'outcome'],
} as const;

export type ChainStep = (typeof CHAIN_STEPS)[keyof typeof CHAIN_STEPS][number];

/** Steps of the entry's chain, in order; none when it stands alone. */
export const stepsOf = (entry: CatalogEntry | undefined): readonly ChainStep[] =>
  entry && entry.chain !== '' ? CHAIN_STEPS[entry.chain] : [];

/** The step that comes after this one. */
export function nextStep(entry: CatalogEntry | undefined, step: string): ChainStep | undefined {
  const steps = stepsOf(entry);
  const names: readonly string[] = steps;
  const at = names.indexOf(step);
  return at < 0 ? undefined : steps[at + 1];
}

const isOut = ({ state }: Disclosure): boolean => state === 'published' || state === 'archived';

/** A step before this one that nobody made public: said, never a block (a decision may be older than the program). */
export function checkChain(line: Disclosure, chain: readonly Disclosure[], entry: CatalogEntry | undefined): Problem[] {
  const steps: readonly string[] = stepsOf(entry);
  const at = steps.indexOf(line.chainStep);
  if (steps.length === 0) return [];
  const where = { recordId: line.id, field: 'chainStep' };
  if (at < 0) return [problem('disclosure.stepMissing', 'warning', where)];
  const before = steps[at - 1];
  if (before === undefined) return [];
  const done = chain.some((one) => one.id !== line.id && !one.deleted && one.chainStep === before && isOut(one));
  if (done) return [];
  return [problem(entry?.chain === 'pair' ? 'disclosure.noDecision' : 'disclosure.stepSkipped', 'warning', where)];
}

/** R-V16: rests on a decision, and none is linked. */
export function checkDecision(
  line: Disclosure,
  hasMeeting: boolean,
  chain: readonly Disclosure[],
  entry: CatalogEntry | undefined,
): Problem[] {
  if (!entry?.needsDecision || hasMeeting) return [];
  const linked = chain.some((one) => one.id !== line.id && !one.deleted && one.chainStep === 'decision');
  return linked ? [] : [problem('disclosure.needsDecision', 'warning', { recordId: line.id, field: 'meeting' })];
}

/** R-V09: decisions that hang or hung and whose result nobody told yet, oldest first. */
export function decisionsWithoutResult(lines: Iterable<Disclosure>): readonly Disclosure[] {
  const all = [...lines].filter((one) => !one.deleted);
  const told = new Set(all.filter((one) => one.chainStep === 'result' && isOut(one)).map(({ chainId }) => chainId));
  return all
    .filter((one) => one.chainStep === 'decision' && isOut(one) && (one.chainId === '' || !told.has(one.chainId)))
    .sort((a, b) => (a.postedOn < b.postedOn ? -1 : 1));
}
