import { Button, Input, Select } from 'antd';
import { formatCount } from '../../../../shared/kernel';
import { DOCUMENT_STATES } from '../../../../shared/records';
import { t } from '../../../ui/text';
import type { Ledger } from './useLedger';

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
const CLASSES = ['open', 'redacted', 'onRequest', 'withheld'] as const;
const NO_FILTER = { text: '', state: '', disclosureClass: '', month: '', due: '' } as const;

/** Year, search and filters of the ledger, and how many lines are left. */
export function LedgerTools({ ledger }: { ledger: Ledger }) {
  const { filter, change } = ledger;
  const isFiltered = ledger.lines.length !== ledger.ofYear;
  return (
    <search className="ledger-tools">
      <Select
        aria-label={t('documents.filter.year')}
        value={filter.year}
        options={ledger.years.map((year) => ({ value: year, label: t('documents.year', { year }) }))}
        onChange={(year) => change({ year })}
      />
      <Input
        allowClear
        value={filter.text}
        aria-label={t('documents.filter.text')}
        placeholder={t('documents.filter.text')}
        onChange={(event) => change({ text: event.target.value })}
      />
      <Select
        aria-label={t('documents.filter.state')}
        value={filter.state}
        options={[
          { value: '' as const, label: t('documents.filter.anyState') },
          ...DOCUMENT_STATES.map((value) => ({ value, label: t(`documents.state.${value}`) })),
        ]}
        onChange={(state) => change({ state })}
      />
      <Select
        aria-label={t('documents.filter.class')}
        value={filter.disclosureClass}
        options={[
          { value: '' as const, label: t('documents.filter.anyClass') },
          ...CLASSES.map((value) => ({ value, label: t(`documents.class.${value}`) })),
        ]}
        onChange={(disclosureClass) => change({ disclosureClass })}
      />
      <Select
        aria-label={t('documents.filter.month')}
        value={filter.month}
        options={[
          { value: '', label: t('documents.filter.anyMonth') },
          ...MONTHS.map((value) => ({ value, label: t('documents.month', { month: Number(value) }) })),
        ]}
        onChange={(month) => change({ month })}
      />
      <Select
        aria-label={t('documents.filter.due')}
        value={filter.due}
        options={(['', 'late', 'soon', 'open'] as const).map((value) => ({
          value,
          label: t(`documents.filter.due.${value || 'any'}`),
        }))}
        onChange={(due) => change({ due })}
      />
      <span className="quiet" role="status">
        {t('documents.count', { n: formatCount(ledger.lines.length) })}
      </span>
      {isFiltered && (
        <Button size="small" type="link" onClick={() => change(NO_FILTER)}>
          {t('documents.filter.clear')}
        </Button>
      )}
    </search>
  );
}
