import { useState } from 'react';
import { fault, ok, type Problem, type Result } from '../../../shared/kernel';
import type { AttachmentRef, AttachmentRole } from '../../../shared/records';
import {
  type AttachmentHolder,
  addAttachment,
  confirmAttachment,
  readAttachment,
  removeAttachment,
  smallerPicture,
} from '../../data/attachments';
import { host } from '../../host';
import { faultOf } from '../../workers/faultCode';
import { type Fault, type Task, useTask } from '../useTask';

/** A file that was not put in: refused with a sentence, or held back for what was found in it. */
export interface HeldBack {
  readonly file: File;
  readonly fault: Fault | null;
  readonly findings: readonly Problem[];
}

export interface Attachments {
  readonly task: Task;
  readonly held: readonly HeldBack[];
  add(files: readonly File[], role: AttachmentRole): Promise<void>;
  /** Tries one that was held back again: as a smaller picture, or in another role. */
  shrink(one: HeldBack, role: AttachmentRole): Promise<void>;
  keepAs(one: HeldBack, role: AttachmentRole): Promise<void>;
  dismiss(one: HeldBack): void;
  remove(ref: AttachmentRef): Promise<void>;
  confirm(ref: AttachmentRef): Promise<boolean>;
  read(ref: AttachmentRef): Promise<Blob | undefined>;
  save(ref: AttachmentRef): Promise<string | undefined>;
}

type Control = Parameters<Parameters<Task['run']>[1]>[0];

async function settled(act: () => Promise<void>): Promise<Result<true>> {
  try {
    await act();
    return ok(true);
  } catch (error) {
    const { code, params } = faultOf(error, false);
    return fault(code, params);
  }
}

export function useAttachments(holder: AttachmentHolder, publicContacts: readonly string[] = []): Attachments {
  const task = useTask();
  const [held, setHeld] = useState<readonly HeldBack[]>([]);

  const dismiss = (one: HeldBack): void => setHeld((now) => now.filter((other) => other !== one));

  /** One after the other; what is wrong with one file stops no other, what is wrong with the machine does. */
  const addAll = async (files: readonly File[], role: AttachmentRole, control: Control): Promise<Result<null>> => {
    for (const file of files) {
      const outcome = await addAttachment(holder, file, role, { ...control, publicContacts });
      if (!outcome.ok && !outcome.fault.startsWith('attachment.')) return outcome;
      const refusal = outcome.ok ? null : { code: outcome.fault, params: outcome.params };
      const findings = outcome.ok && !outcome.value.added ? outcome.value.findings : [];
      if (refusal || findings.length > 0) setHeld((now) => [...now, { file, fault: refusal, findings }]);
    }
    return ok(null);
  };

  const add: Attachments['add'] = async (files, role) => {
    await task.run('attachment.task.add', (control) => addAll(files, role, control));
  };

  return {
    task,
    held,
    add,
    dismiss,
    keepAs: async (one, role) => {
      dismiss(one);
      await add([one.file], role);
    },
    shrink: async (one, role) => {
      dismiss(one);
      await task.run('attachment.task.shrink', async (control) => {
        const smaller = await smallerPicture(one.file, control);
        if (smaller.ok) return addAll([smaller.value], role, control);
        return smaller;
      });
    },
    remove: async (ref) => {
      await task.run('app.task.saving', () => settled(() => removeAttachment(holder, ref)));
    },
    confirm: async (ref) =>
      (await task.run('app.task.saving', () => settled(() => confirmAttachment(holder, ref)))) ?? false,
    read: (ref) => task.run('app.task.opening', () => readAttachment(ref)),
    save: async (ref) => {
      const saved = await task.run('app.task.saving', async () => {
        const read = await readAttachment(ref);
        if (!read.ok) return read;
        const bytes = new Uint8Array(await read.value.arrayBuffer());
        return host()['file.save']({ suggestedName: ref.name, bytes });
      });
      return saved?.name;
    },
  };
}
