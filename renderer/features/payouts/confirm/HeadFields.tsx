import { AutoComplete, Form, Input, InputNumber, Select } from 'antd';
import { programKind, programs } from '../../../data/programs';
import { t } from '../../../ui/text';
import type { HeadForm } from './useHeadForm';

interface Props {
  readonly form: HeadForm;
  readonly disabled: boolean;
  /** Stores what was typed; called when a field is left. */
  readonly onLeave: () => void;
}

/** "2026", then quarters, halves and months of that year. */
function periodOptions(year: number): { value: string; label: string }[] {
  const y = String(year);
  const month = (n: number): { value: string; label: string } => ({
    value: `${y}-${String(n).padStart(2, '0')}`,
    label: t('confirm.period.month', { year: y, month: n }),
  });
  return [
    { value: y, label: t('confirm.period.year', { year: y }) },
    ...[1, 2, 3, 4].map((n) => ({ value: `${y}-Q${n}`, label: t('confirm.period.quarter', { year: y, n }) })),
    ...[1, 2].map((n) => ({ value: `${y}-H${n}`, label: t(`confirm.period.half${n}`, { year: y }) })),
    ...Array.from({ length: 12 }, (_, i) => month(i + 1)),
  ];
}

/** Program, year, period, the year's rate and its document number. */
export function HeadFields({ form, disabled, onLeave }: Props) {
  const { head, errors, set } = form;
  const kind = programKind(head.program);
  const error = (key: keyof typeof errors): { validateStatus?: 'error'; help?: string } => {
    const found = errors[key];
    return found ? { validateStatus: 'error', help: t(found) } : {};
  };
  return (
    <Form component="div" layout="vertical" className="head-form" disabled={disabled} onBlur={onLeave}>
      <Form.Item label={t('confirm.program')} required {...error('program')}>
        <AutoComplete
          aria-label={t('confirm.program')}
          value={head.program}
          options={programs().map((item) => ({ value: item.name }))}
          showSearch={{ filterOption: (input, option) => String(option?.value ?? '').includes(input) }}
          onChange={(program: string) => set({ program })}
        />
      </Form.Item>
      <Form.Item label={t('confirm.title')} required {...error('title')}>
        <Input
          aria-label={t('confirm.title')}
          value={head.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t('confirm.year')} required {...error('year')}>
        <InputNumber
          aria-label={t('confirm.year')}
          value={head.year}
          min={2000}
          max={2100}
          controls={false}
          onChange={(year) => set({ year: year ?? 0 })}
        />
      </Form.Item>
      <Form.Item label={t('confirm.period')} {...error('period')}>
        <Select
          aria-label={t('confirm.period')}
          value={head.period || null}
          options={periodOptions(head.year)}
          onChange={(period: string | null) => set({ period: period ?? '' })}
        />
      </Form.Item>
      <Form.Item
        label={t('confirm.rate', { unit: kind?.rateUnit ?? t('confirm.yuan') })}
        extra={t('confirm.rateHint')}
        {...error('unitRateYuan')}
      >
        <Input
          aria-label={t('confirm.rateLabel')}
          value={head.unitRateYuan}
          inputMode="decimal"
          onChange={(event) => set({ unitRateYuan: event.target.value.normalize('NFKC').trim() })}
        />
      </Form.Item>
      <Form.Item label={t('confirm.document')} extra={t('confirm.documentHint')}>
        <Input
          aria-label={t('confirm.document')}
          value={head.documentNumber}
          placeholder={t('confirm.documentExample')}
          onChange={(event) => set({ documentNumber: event.target.value })}
        />
      </Form.Item>
    </Form>
  );
}
