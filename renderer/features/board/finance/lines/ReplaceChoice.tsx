import { Radio } from 'antd';
import { formatCount } from '../../../../../shared/kernel';
import { t } from '../../../../ui/text';

interface Props {
  /** Lines that are there already. */
  readonly count: number;
  readonly value: boolean;
  readonly onChange: (replace: boolean) => void;
}

/** Where the lines of a sheet go: behind those that are there, or in their place. */
export function ReplaceChoice({ count, value, onChange }: Props) {
  if (count === 0) return null;
  return (
    <Radio.Group
      value={value}
      onChange={(event) => onChange(event.target.value as boolean)}
      options={[
        { value: false, label: t('finance.import.append', { n: formatCount(count) }) },
        { value: true, label: t('finance.import.replace', { n: formatCount(count) }) },
      ]}
    />
  );
}
