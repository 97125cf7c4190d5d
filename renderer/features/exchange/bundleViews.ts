import { useSyncExternalStore } from 'react';
import type { BundleView } from '../../../shared/jobs';

/** What was found out about packages in this session: a refused one keeps no content that could be opened again. */
const views = new Map<string, BundleView>();
const listeners = new Set<() => void>();

export function rememberView(view: BundleView): void {
  views.set(view.bundle.id, view);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useRememberedView = (bundleId: string): BundleView | null =>
  useSyncExternalStore(subscribe, () => views.get(bundleId) ?? null);
