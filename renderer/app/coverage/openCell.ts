import type { CoverageCell } from '../../../shared/disclosure/coverage';
import { openDisclosure } from '../../data/disclosures';
import { outcomeOf } from '../../data/outcome';
import type { Task } from '../../ui/useTask';
import { navigate } from '../router';

/** Leads to the work: the disclosure of this duty, or a new draft where nothing was made yet. */
export async function openCell(cell: CoverageCell, task: Task): Promise<void> {
  const place =
    cell.disclosureId === ''
      ? await task.run('app.task.saving', () =>
          outcomeOf(() =>
            openDisclosure(cell.unitCode, cell.code, cell.period, {
              due: { dueOn: cell.dueOn, dueStatus: cell.dueStatus, ruleId: cell.rule },
            }),
          ),
        )
      : { unitCode: cell.unitCode, year: cell.period.slice(0, 4), id: cell.disclosureId };
  if (place) navigate({ page: 'disclosure', ...place });
}
