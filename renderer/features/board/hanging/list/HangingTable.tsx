import type { TableProps } from 'antd';
import { useMemo } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import type { UnitRecord } from '../../../../../shared/records';
import { formatRoute } from '../../../../app/router';
import { ChoiceTable } from '../../../../ui/ChoiceTable';
import { StateMark } from '../../../../ui/StateMark';
import { t } from '../../../../ui/text';
import { dayText, detailRoute, needWords, STATE_TONE, stateWord, unitName } from '../words';

interface Props {
  readonly rows: readonly Hanging[];
  readonly units: readonly UnitRecord[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}

/** 村 内容 公开栏 张贴日 最早撤下 情况 还要办. Draws only the rows in sight. */
export function HangingTable({ rows, units, chosen, onChoose }: Props) {
  const columns = useMemo<NonNullable<TableProps<Hanging>['columns']>>(
    () => [
      { title: t('board.col.unit'), width: 96, render: (_, { thing }) => unitName(units, thing.unitCode) },
      { title: t('board.col.thing'), render: (_, row) => <Thing row={row} /> },
      { title: t('board.col.board'), width: 120, render: (_, { board }) => board?.name ?? '' },
      { title: t('board.col.postedOn'), width: 124, render: (_, { thing }) => dayText(thing.postedOn) },
      { title: t('board.col.earliest'), width: 124, render: (_, { earliest }) => dayText(earliest) },
      {
        title: t('board.col.state'),
        width: 104,
        render: (_, row) => <StateMark tone={STATE_TONE[row.state]}>{stateWord(row)}</StateMark>,
      },
      { title: t('board.col.needs'), width: 176, render: (_, row) => needWords(row) },
    ],
    [units],
  );
  return (
    <ChoiceTable<Hanging>
      className="board-table"
      rows={rows}
      columns={columns}
      nameOf={({ thing }) => thing.title || t('disclosure.untitled')}
      chosen={chosen}
      onChoose={onChoose}
      empty={t('board.noMatch')}
    />
  );
}

function Thing({ row }: { row: Hanging }) {
  const { thing } = row;
  return (
    <>
      <a href={formatRoute(detailRoute(row))}>{thing.title || t('disclosure.untitled')}</a>
      <span className="quiet">
        {' '}
        {t(`board.source.${thing.source}`)}
        {thing.version > 1 && ` · ${t('board.version', { n: thing.version })}`}
      </span>
    </>
  );
}
