import { AutoComplete, Input } from 'antd';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly maxLength: number;
  readonly disabled: boolean;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onType: (value: string) => void;
  /** So many lines at least and at most; absent: one line that does not grow. */
  readonly lines?: { readonly from: number; readonly to: number } | undefined;
  /** Words that are offered; others may be typed. */
  readonly offers?: readonly string[] | undefined;
}

/** A text as it is typed: with offers, of several lines, or one line. */
export function TypedInput({ lines, offers, onType, ...shared }: Props) {
  if (offers)
    return (
      <AutoComplete
        {...shared}
        options={offers.map((value) => ({ value }))}
        onChange={(value: string) => onType(value)}
      />
    );
  if (lines)
    return (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: lines.from, maxRows: lines.to }}
        onChange={(event) => onType(event.target.value)}
      />
    );
  return <Input {...shared} onChange={(event) => onType(event.target.value)} />;
}
