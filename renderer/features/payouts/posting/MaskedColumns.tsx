import { Checkbox, Input } from 'antd';
import type { PostingOptions } from '../../../../shared/jobs';
import { t } from '../../../ui/text';
import { hasBasis } from './legalBasis';

type Masked = PostingOptions['maskedColumns'];
type Column = Masked[number]['column'];
const COLUMNS: readonly Column[] = ['idNumber', 'bankCardNumber', 'phone'];

interface Props {
  readonly options: PostingOptions;
  readonly onChange: (columns: Masked) => void;
}

/** Columns that are absent unless a rule demands them; then masked, with the rule named. */
export function MaskedColumns({ options, onChange }: Props) {
  const chosen = (column: Column): Masked[number] | undefined =>
    options.maskedColumns.find((item) => item.column === column);
  const put = (column: Column, legalBasis: string | null): void => {
    const others = options.maskedColumns.filter((item) => item.column !== column);
    onChange(legalBasis === null ? others : [...others, { column, legalBasis }]);
  };
  return (
    <fieldset className="masked-columns">
      <legend>{t('posting.masked')}</legend>
      <p className="quiet">{t('posting.maskedLead')}</p>
      {COLUMNS.map((column) => {
        const on = chosen(column);
        return (
          <div key={column}>
            <Checkbox checked={on !== undefined} onChange={(event) => put(column, event.target.checked ? '' : null)}>
              {t(`posting.masked.${column}`)}
            </Checkbox>
            {on && (
              <Input
                aria-label={t('posting.basisOf', { column: t(`payout.field.${column}`) })}
                placeholder={t('posting.basis')}
                defaultValue={on.legalBasis}
                status={hasBasis(on.legalBasis) ? '' : 'error'}
                onBlur={(event) => put(column, event.target.value)}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
