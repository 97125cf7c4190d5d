import { Select } from 'antd';
import { text } from '../../../resources';
import { describePeriodCode } from '../../../shared/kernel';
import { noticePlaceOf, useNotices } from '../../data/notices';
import { t } from '../../ui/text';
import type { WriteNotice } from './useWriteNotice';

/** 从上期复制: which earlier one; its period moves on, its days and figures stay behind. */
export function CopyFrom({ state }: { state: WriteNotice }) {
  const { chosen, choose, units } = state;
  const notices = useNotices() ?? [];
  const nameOf = new Map(units.map(({ unitCode, name }) => [unitCode, name]));
  const earlier = [...notices].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  if (chosen.by !== 'copy') return null;
  return (
    <div className="write-fields">
      <p>{t('notice.write.copyLead')}</p>
      <Select
        showSearch
        optionFilterProp="label"
        aria-label={t('notice.write.copyFrom')}
        placeholder={t('notice.write.copyFrom')}
        {...(chosen.from ? { value: chosen.from.id } : {})}
        options={earlier.map((line) => ({
          value: line.id,
          label: [nameOf.get(line.unitCode), line.title, describePeriodCode(text, line.period)]
            .filter(Boolean)
            .join(' · '),
        }))}
        onChange={(id: string) => {
          const line = earlier.find((one) => one.id === id);
          choose({ by: 'copy', from: line ? noticePlaceOf(line) : null });
        }}
      />
    </div>
  );
}
