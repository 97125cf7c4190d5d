import { Button } from 'antd';
import type { BoardTodo } from '../../../shared/board/ledger';
import { navigate } from '../../app/router';
import { t } from '../../ui/text';

const KINDS = ['objection', 'takeDown', 'photo', 'clear'] as const;

/** What the board of a village waits for, in one line; leads to its list. */
export function BoardLine({ todo, unit }: { todo: BoardTodo; unit: string }) {
  const { unitCode, villages, counts } = todo;
  const words = KINDS.filter((kind) => counts[kind] > 0).map((kind) => t(`board.todo.${kind}`, { n: counts[kind] }));
  const titleOf = (): string => {
    if (unitCode === '') return t('board.todo.all', { n: villages });
    return unit === '' ? t('board.todo.title') : t('board.todo.of', { unit });
  };
  return (
    <li>
      <Button
        type="link"
        className="cell-link"
        onClick={() => navigate({ page: 'board', tab: 'hanging', item: unitCode === '' ? 'todo' : `unit-${unitCode}` })}
      >
        {titleOf()}
      </Button>
      <span className="quiet">{words.join(t('board.todo.comma'))}</span>
    </li>
  );
}
