import { Button, Input } from 'antd';
import type { LegalBasis } from '../../../shared/records';
import { DateField } from '../../ui/DateField';
import { t } from '../../ui/text';
import { fieldName } from './catalogWords';

interface Props {
  readonly value: readonly LegalBasis[];
  readonly disabled: boolean;
  readonly onChange: (value: readonly LegalBasis[]) => void;
}

/** Articles with the days between which each stands so (R-00a); the posting prints those of its own day. */
export function BasisField({ value, disabled, onChange }: Props) {
  const change = (index: number, part: Partial<LegalBasis>): void =>
    onChange(value.map((basis, at) => (at === index ? { ...basis, ...part } : basis)));
  return (
    <>
      {value.length > 0 && (
        <div className="catalog-basis-head quiet" aria-hidden="true">
          <span />
          <span>{t('catalog.basis.from')}</span>
          <span>{t('catalog.basis.to')}</span>
        </div>
      )}
      <ul className="catalog-basis">
        {value.map((basis, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and are only added at the end or taken away.
          <li key={index}>
            <Input
              aria-label={fieldName('legalBasis')}
              disabled={disabled}
              maxLength={400}
              value={basis.text}
              onChange={(event) => change(index, { text: event.target.value })}
            />
            <DateField
              label={t('catalog.basis.from')}
              disabled={disabled}
              value={basis.validFrom}
              onChange={(validFrom) => change(index, { validFrom })}
            />
            <DateField
              label={t('catalog.basis.to')}
              disabled={disabled}
              value={basis.validTo}
              onChange={(validTo) => change(index, { validTo })}
            />
            {!disabled && (
              <Button type="text" onClick={() => onChange(value.filter((_, at) => at !== index))}>
                {t('catalog.basis.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!disabled && (
        <div>
          <Button onClick={() => onChange([...value, { text: '', validFrom: '', validTo: '' }])}>
            {t('catalog.basis.add')}
          </Button>
        </div>
      )}
    </>
  );
}
