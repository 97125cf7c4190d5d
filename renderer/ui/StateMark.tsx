import type { ReactNode } from 'react';

export type MarkTone = 'wait' | 'info' | 'good' | 'bad' | 'off';

/** A state as a word in a small frame; every tone has a contrast of at least 4.5. */
export const StateMark = ({ tone, children }: { tone: MarkTone; children: ReactNode }) => (
  <span className={`state-mark state-mark-${tone}`}>{children}</span>
);
