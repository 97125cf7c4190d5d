import { useState } from 'react';
import type { PackedBundle, PackListsRequest, PackRequest } from '../../../shared/jobs';
import { fault, ok, type Result } from '../../../shared/kernel';
import { host, saveInParts } from '../../host';
import { t } from '../../ui/text';
import { type Task, useTask } from '../../ui/useTask';
import { runJob } from '../../workers/client';

const CHUNK = 1024 * 1024;

export interface PackState {
  readonly task: Task;
  readonly packed: { readonly bundle: PackedBundle; readonly savedAs: string; readonly noteWritten: boolean } | null;
  pack(request: PackRequest | PackListsRequest): Promise<void>;
  saveNote(): Promise<void>;
}

/** Old editors take a text without this mark for the office's own encoding. */
const noteBytes = (note: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`\ufeff${note}`);

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Makes a package, writes it in parts, reads every part back and only then gives it its name. */
export function usePack(): PackState {
  const task = useTask();
  const [packed, setPacked] = useState<PackState['packed']>(null);
  return {
    task,
    packed,
    pack: async (request) => {
      const done = await task.run('app.task.pack', async (control) => {
        const made =
          'batchId' in request
            ? await runJob('bundle.pack', request, control)
            : await runJob('bundle.packLists', request, control);
        if (!made.ok) return made;
        const bytes = new Uint8Array(made.value.bytes);
        const kinds = [{ label: t('exchange.bundle'), extensions: ['zip'] }];
        const saved = await saveInParts(
          host(),
          { suggestedName: made.value.fileName, kinds },
          async (target) => {
            for (let at = 0; at < bytes.length; at += CHUNK) {
              if (control.signal.aborted) return fault('host.cancelled');
              const written = await target.append(bytes.slice(at, at + CHUNK));
              if (!written.ok) return written;
              control.onProgress({ stage: 'writing', done: at, total: bytes.length });
            }
            for (let at = 0; at < bytes.length; at += CHUNK) {
              const back = await target.read(at, CHUNK);
              if (!back.ok) return back;
              if (!same(back.value, bytes.slice(at, at + back.value.length)) || back.value.length === 0)
                return fault('exchange.readBack');
            }
            return ok(null);
          },
          { name: t('exchange.noteName'), bytes: noteBytes(made.value.note) },
        );
        return saved.ok
          ? ok({ bundle: made.value, savedAs: saved.value.name, noteWritten: saved.value.besideWritten })
          : (saved as Result<never>);
      });
      if (done) setPacked(done);
    },
    saveNote: async () => {
      const note = packed?.bundle.note ?? '';
      await task.run('app.task.save', () =>
        host()['file.save']({ suggestedName: t('exchange.noteName'), bytes: noteBytes(note) }),
      );
    },
  };
}
