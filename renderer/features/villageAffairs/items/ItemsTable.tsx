import { Button, Popover, type TableProps } from 'antd';
import { useMemo } from 'react';
import { STATE_TONE, stateWord, whyWords } from '../../../app/coverage/coverageWords';
import { formatRoute } from '../../../app/router';
import { today } from '../../../data/disclosures';
import { ChoiceTable } from '../../../ui/ChoiceTable';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import { dayText, periodText } from '../words';
import type { ItemRow, Items } from './useItems';

interface Props {
  readonly rows: readonly ItemRow[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
  readonly onBegin: (row: ItemRow) => void;
  readonly onDismiss: (row: ItemRow) => void;
  readonly explain: Items['explain'];
}

/** 村 事项 期间 状态 应公开日 张贴日. Draws only the rows in sight. */
export function ItemsTable({ rows, chosen, onChoose, onBegin, onDismiss, explain }: Props) {
  const columns = useMemo<NonNullable<TableProps<ItemRow>['columns']>>(
    () => [
      { title: t('village.col.unit'), width: 96, render: (_, { unit }) => unit.name },
      {
        title: t('village.col.item'),
        render: (_, row) => <ItemName row={row} onBegin={onBegin} />,
      },
      { title: t('village.col.period'), width: 144, render: (_, { cell }) => periodText(cell.period) },
      {
        title: t('village.col.state'),
        width: 84,
        render: (_, { cell }) => (
          <span title={whyWords(cell, today())}>
            <StateMark tone={STATE_TONE[cell.state]}>{stateWord(cell.state)}</StateMark>
          </span>
        ),
      },
      {
        title: t('village.col.dueOn'),
        width: 136,
        render: (_, { cell }) => <DueDay cell={cell} explain={explain} />,
      },
      { title: t('village.col.postedOn'), width: 124, render: (_, { cell }) => dayText(cell.postedOn) },
      {
        title: t('village.col.acts'),
        width: 96,
        render: (_, row) =>
          row.line || row.cell.state === 'notApplicable' ? null : (
            <Button size="small" type="link" onClick={() => onDismiss(row)}>
              {t('village.none')}
            </Button>
          ),
      },
    ],
    [onBegin, onDismiss, explain],
  );
  return (
    <ChoiceTable<ItemRow>
      className="village-table"
      rows={rows}
      columns={columns}
      nameOf={({ unit, cell, entry }) => `${unit.name} ${cell.title || entry.level2 || entry.level1}`}
      chosen={chosen}
      onChoose={onChoose}
      empty={t('village.noMatch')}
    />
  );
}

function ItemName({ row, onBegin }: { row: ItemRow; onBegin: (row: ItemRow) => void }) {
  const { line, cell, entry } = row;
  const name = cell.title || entry.level2 || entry.level1;
  if (!line)
    return (
      <Button size="small" type="link" className="link-left" onClick={() => onBegin(row)}>
        {name}
      </Button>
    );
  const { unitCode, id } = line;
  return <a href={formatRoute({ page: 'disclosure', unitCode, year: line.period.slice(0, 4), id })}>{name}</a>;
}

interface DueProps {
  readonly cell: ItemRow['cell'];
  readonly explain: Items['explain'];
}

/** The last day; pointing, going there or a click tells the rule and each day that was left out. */
function DueDay({ cell, explain }: DueProps) {
  const day = dayText(cell.dueOn) || t('village.dueOn.none');
  return (
    <Popover
      trigger={['hover', 'focus', 'click']}
      mouseEnterDelay={0.3}
      placement="left"
      destroyOnHidden
      content={() => (
        <ul className="village-why">
          {explain(cell).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    >
      <button type="button" className={cell.state === 'late' ? 'village-due village-late' : 'village-due'}>
        {cell.dueStatus === 'provisional' ? t('village.dueOn.provisional', { date: day }) : day}
      </button>
    </Popover>
  );
}
