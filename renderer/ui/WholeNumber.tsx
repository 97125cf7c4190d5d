import { InputNumber } from 'antd';
import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly id: string;
  readonly value: number;
  readonly max: number;
  readonly disabled?: boolean;
  readonly onKeep: (value: number) => void;
}

/** A whole number: stored when the field is left, and not digit by digit, so that no digit clashes with the one before. */
export function WholeNumber({ id, value, max, disabled = false, onKeep }: Props) {
  const [typed, setTyped] = useState(value);
  /** Enter and leaving the field follow each other before the store has answered. */
  const sent = useRef(value);
  useEffect(() => {
    sent.current = value;
    setTyped(value);
  }, [value]);
  const keep = (): void => {
    if (typed === sent.current) return;
    sent.current = typed;
    onKeep(typed);
  };
  return (
    <InputNumber
      id={id}
      min={0}
      max={max}
      precision={0}
      value={typed}
      disabled={disabled}
      onChange={(next) => setTyped(next ?? 0)}
      onBlur={keep}
      onPressEnter={keep}
    />
  );
}
