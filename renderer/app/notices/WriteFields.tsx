import { Button, Checkbox, Select } from 'antd';
import { text } from '../../../resources';
import { describePeriodCode } from '../../../shared/kernel';
import { NOTICE_KINDS } from '../../../shared/records';
import { useDisclosures } from '../../data/disclosures';
import { t } from '../../ui/text';
import type { WriteNotice } from './useWriteNotice';

/** For which villages, filled from what, for which period. */
export function WriteFields({ state }: { state: WriteNotice }) {
  const { chosen, choose, units, unitCodes, chooseUnits, period, periods, choosePeriod } = state;
  const villages = units.filter(({ level }) => level === 'village').map(({ unitCode }) => unitCode);
  const allOn = villages.every((code) => unitCodes.includes(code));
  return (
    <div className="write-fields">
      {chosen.by === 'free' && (
        <div className="notice-field">
          <span className="field-name">{t('notice.write.kind')}</span>
          <Select
            aria-label={t('notice.write.kind')}
            value={chosen.kind}
            options={NOTICE_KINDS.map((value) => ({ value, label: t(`notice.list.kind.${value}`) }))}
            onChange={(kind) => choose({ by: 'free', kind })}
          />
        </div>
      )}
      <div className="notice-field">
        <span className="field-name">{t('notice.write.units')}</span>
        <div className="write-units">
          <Select
            mode="multiple"
            aria-label={t('notice.write.units')}
            value={[...unitCodes]}
            maxTagCount={4}
            optionFilterProp="label"
            options={units.map(({ unitCode, name }) => ({ value: unitCode, label: name }))}
            onChange={(codes: string[]) => chooseUnits(codes)}
          />
          {villages.length > 1 && (
            <Button onClick={() => chooseUnits(allOn ? [] : villages)}>
              {t(allOn ? 'notice.write.noUnits' : 'notice.write.allUnits', { n: villages.length })}
            </Button>
          )}
        </div>
        {unitCodes.length > 1 && <span className="quiet">{t('notice.write.many', { n: unitCodes.length })}</span>}
      </div>
      <SourceFields state={state} />
      <div className="notice-field">
        <span className="field-name">{t('notice.write.period')}</span>
        <Select
          aria-label={t('notice.write.period')}
          value={period}
          options={[
            { value: '', label: t('notice.write.noPeriod') },
            ...periods.map((value) => ({ value, label: describePeriodCode(text, value) })),
          ]}
          onChange={choosePeriod}
        />
      </div>
    </div>
  );
}

/** 数据来自: a confirmed batch, an entry of the village, or nothing. */
function SourceFields({ state }: { state: WriteNotice }) {
  const { source, chooseSource, batches, unitCodes } = state;
  const [only] = unitCodes.length === 1 ? unitCodes : [];
  const entries = (useDisclosures() ?? [])
    .filter(({ unitCode }) => unitCode === only)
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  const value =
    source.kind === 'batch'
      ? `batch ${source.batchId}`
      : source.kind === 'disclosure'
        ? `entry ${source.place.id}`
        : '';
  const pick = (key: string): void => {
    const [kind, id = ''] = key.split(' ');
    const entry = kind === 'entry' ? entries.find((one) => one.id === id) : undefined;
    if (kind === 'batch') chooseSource({ kind: 'batch', batchId: id, withList: true });
    else if (entry)
      chooseSource({
        kind: 'disclosure',
        place: { unitCode: entry.unitCode, year: entry.period.slice(0, 4), id: entry.id },
      });
    else chooseSource({ kind: 'none' });
  };
  return (
    <div className="notice-field">
      <span className="field-name">{t('notice.write.source')}</span>
      <Select
        showSearch
        optionFilterProp="label"
        aria-label={t('notice.write.source')}
        value={value}
        options={[
          { value: '', label: t('notice.write.noSource') },
          {
            label: t('notice.write.batches'),
            options: batches.map(({ id, title }) => ({ value: `batch ${id}`, label: title })),
          },
          {
            label: t('notice.write.entries'),
            options: entries.map(({ id, title, period }) => ({
              value: `entry ${id}`,
              label: `${title} ${describePeriodCode(text, period)}`,
            })),
          },
        ].filter((one) => !('options' in one) || (one.options?.length ?? 0) > 0)}
        onChange={pick}
      />
      {source.kind === 'batch' && (
        <Checkbox
          checked={source.withList}
          onChange={(event) => chooseSource({ ...source, withList: event.target.checked })}
        >
          {t('notice.write.withList')}
        </Checkbox>
      )}
    </div>
  );
}
