import { Input, Select, Space } from 'antd';
import { useMemo } from 'react';
import { t } from '../../ui/text';
import type { County } from './divisions';
import type { UnitDraft } from './unitDraft';

interface Props {
  readonly counties: readonly County[];
  readonly draft: UnitDraft;
  readonly onChange: (change: Partial<UnitDraft>) => void;
}

/** A county from the offline table; its code and name can be typed over (development zones differ). */
export function CountyField({ counties, draft, onChange }: Props) {
  const options = useMemo(
    () => counties.map((county) => ({ value: county.code, label: `${county.place}${county.name} ${county.code}` })),
    [counties],
  );
  const known = counties.find((county) => county.code === draft.countyCode);
  return (
    <div className="county-field">
      <Select
        aria-label={t('setup.county')}
        showSearch={{ optionFilterProp: 'label' }}
        className="full"
        placeholder={t('setup.countySearch')}
        value={known ? draft.countyCode : null}
        options={options}
        onChange={(code: string) => {
          const county = counties.find((item) => item.code === code);
          if (county) onChange({ countyCode: county.code, countyName: county.name });
        }}
      />
      <Space wrap size="small">
        <Input
          className="w-10"
          aria-label={t('setup.countyName')}
          placeholder={t('setup.countyName')}
          value={draft.countyName}
          onChange={(event) => onChange({ countyName: event.target.value })}
        />
        <Input
          className="w-10"
          aria-label={t('setup.countyCode')}
          placeholder={t('setup.countyCode')}
          inputMode="numeric"
          maxLength={6}
          value={draft.countyCode}
          onChange={(event) => onChange({ countyCode: event.target.value.trim() })}
        />
      </Space>
    </div>
  );
}
