import { t } from '../text';

/** Value of the drop-down that means: this column is not used. */
export const NOT_USED = 'none';

interface Props {
  /** 1-based, for columns without a header. */
  readonly index: number;
  readonly header: string;
  readonly value: string;
  /** A guess is yellow until somebody looked at it. */
  readonly sure: boolean;
  readonly disabled: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** The drop-down in the head of the grid: the engine's own, because a wide sheet has dozens of them at once. */
export function HeadSelect({ index, header, value, sure, disabled, options, onChange }: Props) {
  return (
    <select
      className={sure ? 'head-select' : 'head-select head-select-unsure'}
      aria-label={t('columns.selectOf', { header: header || t('columns.nameless', { n: index }) })}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
