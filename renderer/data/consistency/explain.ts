import type { Matter } from '../../../shared/disclosure/consistency';
import type { ComparedKey, ExplainedDifference } from '../../../shared/records';
import { JobFault } from '../../workers/protocol';
import { commit } from '../store/commit';
import { writeLines } from '../store/pages';

/** Why both sides may say different things here; an empty reason takes the explanation back. Counts for these figures only. */
export async function explainDifference(year: number, matter: Matter, key: ComparedKey, reason: string): Promise<void> {
  const compared = matter.keys.find((one) => one.key === key);
  if (compared?.verdict !== 'different') throw new JobFault('consistency.noDifference');
  const line: ExplainedDifference = {
    id: `${matter.id}.${key}`,
    revision: 0,
    updatedAt: '',
    updatedBy: '',
    matter: matter.id,
    key,
    title: matter.left.title,
    left: compared.left,
    right: compared.right,
    reason: reason.trim(),
  };
  await commit({
    name: line.reason === '' ? 'difference.unexplained' : 'difference.explained',
    params: { title: line.title },
    scope: `differences/${line.id}`,
    plan: async () => ({ records: await writeLines('differences', [{ page: String(year), id: line.id, line }]) }),
  });
}
