import type { MatterView } from '../../../shared/jobs';
import { type JobContext, JobFault } from '../../workers/protocol';
import { buildMatters } from './matters';

/** Entries that tell a matter, on whatever side. */
export const entryIdsOf = ({ left, right }: Pick<MatterView, 'left' | 'right'>): readonly string[] =>
  [left.id, ...right.map(({ id }) => id)].filter((id) => id !== '');

/**
 * R-V10: nothing is packed while a matter of it says different things on the two sides and nobody wrote why.
 * @throws JobFault `consistency.differs` with the first such matter.
 */
export async function refuseDifferences(
  year: number,
  isConcerned: (entryId: string) => boolean,
  context: JobContext,
): Promise<void> {
  const open = (await buildMatters(year, context)).filter(
    (matter) => matter.open.length > 0 && entryIdsOf(matter).some(isConcerned),
  );
  const [first] = open;
  if (first) throw new JobFault('consistency.differs', { title: first.left.title, n: open.length });
}
