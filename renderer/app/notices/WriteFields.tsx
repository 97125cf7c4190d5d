import { Button, Checkbox, Select } from 'antd';
import { text } from '../../../resources';
import { describePeriodCode } from '../../../shared/kernel';
import type { NoticeSource } from '../../../shared/noticeJobs';
import { NOTICE_KINDS } from '../../../shared/records';
import { consultationPlaceOf, useConsultations } from '../../data/consultations/store';
import { placeOf, useDisclosures } from '../../data/disclosures';
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

/** 内容取自: a confirmed batch, an entry or a consultation of the village, or nothing. */
function SourceFields({ state }: { state: WriteNotice }) {
  const { source, chooseSource, batches, unitCodes } = state;
  const [only] = unitCodes.length === 1 ? unitCodes : [];
  const ofUnit = <T extends { readonly unitCode: string; readonly updatedAt: string }>(all: readonly T[] | undefined) =>
    (all ?? []).filter(({ unitCode }) => unitCode === only).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  const entries = ofUnit(useDisclosures());
  const consultations = ofUnit(useConsultations());
  const choices: readonly Choice[] = [
    ...batches.map(
      ({ id, title }): Choice => ({
        group: 'batches',
        label: title,
        source: { kind: 'batch', batchId: id, withList: true },
      }),
    ),
    ...entries.map(
      (line): Choice => ({
        group: 'entries',
        label: `${line.title} ${describePeriodCode(text, line.period)}`,
        source: { kind: 'disclosure', place: placeOf(line) },
      }),
    ),
    ...consultations.map(
      (line): Choice => ({
        group: 'consultations',
        label: line.title,
        source: { kind: 'consultation', place: consultationPlaceOf(line) },
      }),
    ),
  ];
  const value = keyOf(source);
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
          ...GROUPS.flatMap((group) => {
            const options = choices
              .filter((one) => one.group === group)
              .map((one) => ({ value: keyOf(one.source), label: one.label }));
            return options.length === 0 ? [] : [{ label: t(`notice.write.from.${group}`), options }];
          }),
        ]}
        onChange={(key: string) =>
          chooseSource(choices.find((one) => keyOf(one.source) === key)?.source ?? { kind: 'none' })
        }
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

const GROUPS = ['batches', 'entries', 'consultations'] as const;
interface Choice {
  readonly group: (typeof GROUPS)[number];
  readonly label: string;
  readonly source: NoticeSource;
}

const keyOf = (source: NoticeSource): string =>
  source.kind === 'none'
    ? ''
    : source.kind === 'batch'
      ? `batch ${source.batchId}`
      : `${source.kind} ${source.place.id}`;
