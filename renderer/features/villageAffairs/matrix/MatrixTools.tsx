import { App, Button, Select } from 'antd';
import { COVERAGE_STATES } from '../../../../shared/disclosure/coverage';
import { stateWord } from '../../../app/coverage/coverageWords';
import { t } from '../../../ui/text';
import { MATRIX_VIEWS, type MatrixWork } from './useMatrix';

interface Props {
  readonly work: MatrixWork;
  /** undefined where nothing is to be copied. */
  readonly copied: (() => string) | undefined;
}

/** What is looked at, and the copy of it. */
export function MatrixTools({ work, copied }: Props) {
  const { filter, change, coverage } = work;
  const { message } = App.useApp();
  const isMatrix = filter.view === 'matrix';
  const copy = async (): Promise<void> => {
    if (!copied) return;
    try {
      await navigator.clipboard.writeText(copied());
      void message.success(t('coverage.copied'));
    } catch {
      void message.warning(t('coverage.notCopied'));
    }
  };
  return (
    <search className="matrix-tools">
      <Select
        aria-label={t('coverage.view')}
        value={filter.view}
        options={MATRIX_VIEWS.map((value) => ({ value, label: t(`coverage.view.${value}`) }))}
        onChange={(view) => change({ view })}
      />
      <Select
        aria-label={t('coverage.year')}
        value={filter.year}
        options={work.years.map((year) => ({ value: year, label: t('coverage.yearOf', { year }) }))}
        onChange={(year) => change({ year })}
      />
      {isMatrix && (
        <>
          <Select
            aria-label={t('coverage.period')}
            value={filter.period}
            options={[...work.periods]}
            onChange={(period) => change({ period })}
          />
          <Select
            aria-label={t('coverage.domain')}
            value={filter.domain}
            options={[
              { value: '', label: t('coverage.anyDomain') },
              ...work.domains.map((domain) => ({ value: domain, label: domain })),
            ]}
            onChange={(domain) => change({ domain })}
          />
        </>
      )}
      {filter.view === 'unit' && (
        <Select
          showSearch
          optionFilterProp="label"
          aria-label={t('coverage.unit')}
          value={filter.unitCode}
          options={(coverage?.villages ?? []).map(({ unitCode, name }) => ({ value: unitCode, label: name }))}
          onChange={(unitCode) => change({ unitCode })}
        />
      )}
      {(isMatrix || filter.view === 'unit') && (
        <Select
          aria-label={t('coverage.stateFilter')}
          value={filter.state}
          options={[
            { value: '' as const, label: t('coverage.anyState') },
            ...COVERAGE_STATES.map((value) => ({ value, label: t('coverage.onlyState', { state: stateWord(value) }) })),
          ]}
          onChange={(state) => change({ state })}
        />
      )}
      {copied && <Button onClick={() => void copy()}>{t('coverage.copy')}</Button>}
    </search>
  );
}
