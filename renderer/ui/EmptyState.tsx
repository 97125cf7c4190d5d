import type { ReactNode } from 'react';

/** An empty screen teaches: one sentence, one act, one way to an example. */
export function EmptyState({ sentence, children }: { sentence: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <p>{sentence}</p>
      {children && <div className="empty-acts">{children}</div>}
    </div>
  );
}
