import { useMemo } from 'react';
import type { Place, Problem } from '../../../../../shared/kernel';
import { type ProblemGroup, ProblemList } from '../../../../ui/problemList';
import { describe, t } from '../../../../ui/text';

const keyOf = (problem: Problem): string => JSON.stringify([problem.code, problem.at, problem.params]);
/** Placeholders are listed together: filling them is one piece of work. */
const OPEN = 'notice.placeholder.open';
const ORDER = ['error', 'warning', 'repair'];

/** Problems of one code that read differently stand alone: each tells its own place. */
function groupsOf(problems: readonly Problem[]): readonly ProblemGroup<Problem>[] {
  const groups = new Map<string, Problem[]>();
  for (const one of problems) {
    const key = one.code === OPEN ? OPEN : `${one.code} ${describe(one)}`;
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return [...groups]
    .map(([key, list]) => ({
      key,
      severity: list[0]?.severity ?? 'warning',
      problems: list,
      ...(key === OPEN ? { title: t('notice.page.openN', { n: list.length }) } : {}),
    }))
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

/** 核对: what has to be mended before the review, and what is worth a look. A click goes to the place. */
export function ChecksPanel(props: { readonly checks: readonly Problem[] | undefined; onGo(at: Place): void }) {
  const { checks } = props;
  const groups = useMemo(() => groupsOf(checks ?? []), [checks]);
  if (!checks) return <p className="quiet">{t('notice.page.checking')}</p>;
  const stops = checks.filter(({ severity }) => severity === 'error').length;
  return (
    <div className="notice-checks">
      <p role="status">
        {checks.length === 0
          ? t('notice.page.checksClean')
          : t('notice.page.checksFound', { stops, looks: checks.length - stops })}
      </p>
      <ProblemList<Problem>
        groups={groups}
        label={t('notice.page.part.checks')}
        describe={placed}
        keyOf={keyOf}
        onGo={(problem) => props.onGo(problem.at)}
      />
    </div>
  );
}

/** The sentence, and behind it the row and column of a cell. */
const placed = (problem: Problem): string => {
  const { row, column } = problem.at;
  const place = row === undefined ? '' : t('notice.page.cell', { row, column: Number(column ?? 0) });
  return place === '' ? describe(problem) : `${describe(problem)} ${place}`;
};
