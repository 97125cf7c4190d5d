/**
 * renderer/host: the page's way to its shell: Electron's preload where it is there, else the browser adapter.
 * Owns: the browser's implementation of shared/host.ts, and reading chosen files from either shell.
 * Must never: know a domain word, show anything, or hold a path.
 */
import type { Host } from '../../shared/host';
import { createBrowserHost } from './browserHost';

declare global {
  interface Window {
    readonly gongkaiHost?: Host;
  }
}

let chosen: Host | undefined;

/** The host of this page. The choice is made once, and with it the engine is asked not to clear the store of this origin. */
export function host(): Host {
  if (chosen === undefined) {
    chosen = window.gongkaiHost ?? createBrowserHost();
    // Without it Chromium may throw an origin's data away when the disk runs low. A refusal changes nothing else.
    void navigator.storage?.persist?.().catch(() => false);
  }
  return chosen;
}

export { createBrowserHost } from './browserHost';
export { describeHostFault } from './hostFaultText';
export { type FileSource, fileSource, pickedSource } from './pickedFile';
export { type SaveTarget, saveInParts } from './saveInParts';
