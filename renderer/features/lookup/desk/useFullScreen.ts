import { useSyncExternalStore } from 'react';
import { useSession } from '../../../app/session';

const listen = (onChange: () => void): (() => void) => {
  document.addEventListener('fullscreenchange', onChange);
  return () => document.removeEventListener('fullscreenchange', onChange);
};

/** False only in a browser whose full screen was left: the desktop program keeps its window itself. */
export function useFullScreen(): boolean {
  const isFull = useSyncExternalStore(listen, () => document.fullscreenElement !== null);
  return useSession().info.shell !== 'browser' || isFull;
}
