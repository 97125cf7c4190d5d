import { Form, InputNumber } from 'antd';
import type { HostSettings } from '../../../shared/host';
import { useHostSettings } from '../../app/hostSettings';
import { t } from '../../ui/text';

interface Props {
  readonly name: 'lockAfterMinutes' | 'freeSpaceFloorMb';
  readonly labelKey: string;
  readonly hintKey: string;
  readonly max: number;
  readonly onSaved?: () => void;
}

/** A whole number that the shell keeps: saved when the field is left, and only when it is another one. */
export function HostNumber({ name, labelKey, hintKey, max, onSaved }: Props) {
  const { values, save } = useHostSettings();
  const stored: HostSettings[typeof name] | undefined = values?.[name];
  const leave = (text: string): void => {
    const next = Number(text);
    if (!Number.isInteger(next) || next < 0 || next > max || next === stored) return;
    void save({ [name]: next }).then(onSaved);
  };
  return (
    <Form.Item label={t(labelKey)} extra={t(hintKey)}>
      <InputNumber
        key={stored}
        aria-label={t(labelKey)}
        min={0}
        max={max}
        precision={0}
        defaultValue={stored ?? 0}
        onBlur={(event) => leave(event.target.value)}
      />
    </Form.Item>
  );
}
