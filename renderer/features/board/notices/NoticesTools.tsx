import { Button, Input, Select } from 'antd';
import { formatCount } from '../../../../shared/kernel';
import { NOTICE_KINDS } from '../../../../shared/records';
import { today } from '../../../data/disclosures';
import { t } from '../../../ui/text';
import type { NoticeList } from './useNoticeList';
import { kindWord, SHOWN_STATES, stateWord } from './words';

const NO_FILTER = { unitCode: '', kind: '', state: '', text: '' } as const;

/** Village, year, kind, state and search, and how many notices are left. */
export function NoticesTools({ list }: { list: NoticeList }) {
  const { filter, change, units, rows, total } = list;
  const year = Number(today().slice(0, 4));
  const years = [year, year - 1, year - 2, year - 3].map(String);
  return (
    <search className="notice-tools">
      <Select
        aria-label={t('notice.list.filter.unit')}
        value={filter.unitCode}
        options={[
          { value: '', label: t('notice.list.filter.allUnits') },
          ...units.map(({ unitCode, name }) => ({ value: unitCode, label: name })),
        ]}
        onChange={(unitCode) => change({ unitCode })}
      />
      <Select
        aria-label={t('notice.list.filter.year')}
        value={filter.year}
        options={years.map((value) => ({ value, label: t('notice.list.year', { year: value }) }))}
        onChange={(value) => change({ year: value })}
      />
      <Select
        aria-label={t('notice.list.filter.kind')}
        value={filter.kind}
        options={[
          { value: '' as const, label: t('notice.list.filter.allKinds') },
          ...NOTICE_KINDS.map((value) => ({ value, label: kindWord(value) })),
        ]}
        onChange={(kind) => change({ kind })}
      />
      <Select
        aria-label={t('notice.list.filter.state')}
        value={filter.state}
        options={[
          { value: '' as const, label: t('notice.list.filter.allStates') },
          ...SHOWN_STATES.map((value) => ({ value, label: stateWord(value) })),
        ]}
        onChange={(state) => change({ state })}
      />
      <Input
        allowClear
        value={filter.text}
        aria-label={t('notice.list.filter.text')}
        placeholder={t('notice.list.filter.text')}
        onChange={(event) => change({ text: event.target.value })}
      />
      <span className="quiet" role="status">
        {t('notice.list.count', { n: formatCount(rows.length) })}
      </span>
      {rows.length !== total && (
        <Button size="small" type="link" onClick={() => change(NO_FILTER)}>
          {t('notice.list.filter.clear')}
        </Button>
      )}
    </search>
  );
}
