/** The worker around `OpfsFiles`: one message in, one answer out. */

import { OpfsFiles } from './opfsFiles';
import type { FolderAnswer, FolderQuestion } from './opfsFolder';

const files = new OpfsFiles('store');

addEventListener('message', ({ data }: MessageEvent<FolderQuestion>) => {
  const act = files[data.call] as (...args: readonly unknown[]) => Promise<unknown>;
  void act.apply(files, [...data.args]).then(
    (value) => answer({ id: data.id, ok: true, value }),
    (error: unknown) => {
      const known = error instanceof DOMException || error instanceof Error;
      answer({ id: data.id, ok: false, name: known ? error.name : 'Error', message: known ? error.message : '' });
    },
  );
});

function answer(message: FolderAnswer): void {
  // A page's postMessage wants a target; a worker's does not.
  (globalThis as unknown as { postMessage(message: FolderAnswer): void }).postMessage(message);
}
