import { Input, Segmented, Select } from 'antd';
import { HANGING_NEEDS, type HangingNeed } from '../../../../../shared/board/ledger';
import { formatCount } from '../../../../../shared/kernel';
import type { BoardView } from '../../../../data/board';
import { t } from '../../../../ui/text';
import { UnitSelect } from '../UnitSelect';
import { ViewSwitch } from '../ViewSwitch';
import { type HangingListState, PHASES } from './useHangingList';

/** Which view, which village, what of it. */
export function HangingTools({ list, view }: { list: HangingListState; view: BoardView }) {
  const { filter, set, counts } = list;
  return (
    <div className="board-tools">
      <ViewSwitch current="list" />
      <UnitSelect units={view.units} withAll value={filter.unitCode} onChange={(unitCode) => set({ unitCode })} />
      <Segmented
        aria-label={t('board.phases')}
        value={filter.phase}
        options={PHASES.map((value) => ({
          value,
          label: t(`board.phase.${value}`, { n: formatCount(counts[value]) }),
        }))}
        onChange={(phase) => set({ phase })}
      />
      <Select<HangingNeed | ''>
        aria-label={t('board.col.needs')}
        value={filter.need}
        options={[
          { value: '', label: t('board.anyNeed') },
          ...HANGING_NEEDS.map((value) => ({ value, label: t(`board.need.${value}`) })),
        ]}
        onChange={(need) => set({ need })}
      />
      <Input
        aria-label={t('board.search')}
        placeholder={t('board.search')}
        allowClear
        value={filter.text}
        onChange={(event) => set({ text: event.target.value })}
      />
    </div>
  );
}
