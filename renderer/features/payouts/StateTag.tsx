import type { BatchState } from '../../../shared/records';
import { type MarkTone, StateMark } from '../../ui/StateMark';
import { t } from '../../ui/text';

const TONE: Record<BatchState, MarkTone> = { draft: 'wait', checked: 'info', confirmed: 'info', posted: 'good' };

export const StateTag = ({ state }: { state: BatchState }) => (
  <StateMark tone={TONE[state]}>{t(`batch.state.${state}`)}</StateMark>
);
