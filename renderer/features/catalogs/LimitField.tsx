import { Input, InputNumber, Select } from 'antd';
import { catalogSheetRules as rules } from '../../../resources/catalogTables';
import { timeLimitWords } from '../../../resources/tables';
import type { TimeLimit } from '../../../shared/records';
import { parseTimeLimit } from '../../../shared/rules';
import { t } from '../../ui/text';
import { fieldName } from './catalogWords';
import { choices } from './entryDraft';

interface Props {
  readonly value: TimeLimit;
  readonly disabled: boolean;
  readonly onChange: (value: TimeLimit) => void;
}

/** The printed words and beside them the figures; words that can be read set the figures. */
export function LimitField({ value, disabled, onChange }: Props) {
  const isOfYear = value.unit === 'yearDay' || value.unit === 'nextYearDay';
  const setText = (text: string): void => {
    const read = parseTimeLimit(text, timeLimitWords);
    onChange(read.ok ? { ...read.value, text } : { ...value, text });
  };
  const { monthDay: _, ...plain } = value;
  return (
    <>
      <Input
        aria-label={fieldName('timeLimit')}
        disabled={disabled}
        maxLength={400}
        value={value.text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="catalog-limit">
        {isOfYear ? (
          <Input
            aria-label={t('catalog.limit.monthDay')}
            disabled={disabled}
            value={value.monthDay ?? ''}
            onChange={(event) => onChange({ ...value, monthDay: event.target.value })}
          />
        ) : (
          <InputNumber
            aria-label={t('catalog.limit.amount')}
            disabled={disabled || value.unit === 'none'}
            min={0}
            max={9999}
            precision={0}
            value={value.amount}
            onChange={(amount) => onChange({ ...value, amount: amount ?? 0 })}
          />
        )}
        <Select
          aria-label={t('catalog.limit.unit')}
          disabled={disabled}
          value={value.unit}
          options={choices(rules.words.limitUnit)}
          onChange={(unit) =>
            onChange(
              unit === 'yearDay' || unit === 'nextYearDay'
                ? { ...plain, unit, amount: 0, monthDay: '12-31' }
                : { ...plain, unit, amount: unit === 'none' ? 0 : value.amount },
            )
          }
        />
        <Input
          aria-label={t('catalog.limit.from')}
          placeholder={t('catalog.limit.from')}
          disabled={disabled || value.unit === 'none'}
          maxLength={60}
          value={value.from}
          onChange={(event) => onChange({ ...value, from: event.target.value })}
        />
      </div>
    </>
  );
}
