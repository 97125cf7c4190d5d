import type { Problem } from '../../../../../shared/kernel';
import type { ProblemGroup } from '../../../../ui/problemList';
import { hasText, t } from '../../../../ui/text';

/** By kind, what stands in the way first. A kind of which there is one says its own sentence. */
export function bookProblems(problems: readonly Problem[]): readonly ProblemGroup<Problem>[] {
  const groups = new Map<string, Problem[]>();
  for (const one of problems) {
    const known = groups.get(one.code);
    if (known) known.push(one);
    else groups.set(one.code, [one]);
  }
  return [...groups]
    .map(([key, list]) => ({
      key,
      severity: list[0]?.severity ?? ('warning' as const),
      ...(list.length > 1 && hasText(`finance.group.${key}`) ? { title: t(`finance.group.${key}`) } : {}),
      problems: list,
    }))
    .sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}
