import { Input } from 'antd';

interface Props {
  readonly id?: string;
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly disabled?: boolean;
  readonly label: string;
  readonly onChange: (value: string) => void;
}

/** A day as YYYY-MM-DD, typed or chosen with the picker of the system; '' while incomplete. */
export function DateField({ value, onChange, label, disabled, ...limits }: Props) {
  return (
    <Input
      type="date"
      aria-label={label}
      value={value}
      disabled={disabled ?? false}
      onChange={(event) => onChange(event.target.value)}
      {...limits}
    />
  );
}
