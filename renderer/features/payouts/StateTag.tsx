import { Tag } from 'antd';
import type { BatchState } from '../../../shared/records';
import { t } from '../../ui/text';

const COLOR: Record<BatchState, string> = { draft: 'gold', checked: 'blue', confirmed: 'geekblue', posted: 'green' };

export const StateTag = ({ state }: { state: BatchState }) => (
  <Tag color={COLOR[state]}>{t(`batch.state.${state}`)}</Tag>
);
