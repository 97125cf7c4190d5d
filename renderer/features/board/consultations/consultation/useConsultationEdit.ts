import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { ConsultationEntry } from '../../../../../shared/ledgers/consultations';
import type { Consultation, ConsultationBody } from '../../../../../shared/records';
import { saveConsultation } from '../../../../data/consultations';
import { outcomeOf } from '../../../../data/outcome';
import { type Task, useTask } from '../../../../ui/useTask';

export interface ConsultationChange {
  readonly line?: Partial<Consultation>;
  readonly body?: Partial<ConsultationBody>;
}
export type MakeChange = (entry: ConsultationEntry) => ConsultationChange;

export interface ConsultationEdit {
  /** What is stored, with what is on its way there laid over. */
  readonly entry: ConsultationEntry;
  readonly task: Task;
  /** What was asked cannot be changed any more: it was published. */
  readonly askLocked: boolean;
  /** Answers are not taken yet, or not any more. */
  readonly answerLocked: boolean;
  /** Something was stored since the page was opened. */
  readonly saved: boolean;
  /** Stores a change at once. `shown`: what its field held before, where that is not what is stored now. */
  save(make: MakeChange, shown?: MakeChange): Promise<void>;
  /** What was typed over a change of another window waits for a decision. */
  readonly hasClash: boolean;
  settle(mine: boolean): Promise<void>;
}

const EditContext = createContext<ConsultationEdit | null>(null);
export const EditProvider = EditContext.Provider;

/** The open consultation; only inside its page. */
export function useEdit(): ConsultationEdit {
  const edit = useContext(EditContext);
  if (!edit) throw new Error('outside of a consultation');
  return edit;
}

const laid = (entry: ConsultationEntry, make: MakeChange): ConsultationEntry => {
  const { line, body } = make(entry);
  return { line: { ...entry.line, ...line }, body: { ...entry.body, ...body } };
};

/** So long after the last save the store has answered, ms: until then what was sent is shown, so that nothing flickers. */
const ANSWER_MS = 400;

export function useConsultationEdit(stored: ConsultationEntry): ConsultationEdit {
  const task = useTask();
  const [ahead, setAhead] = useState<ConsultationEntry | null>(null);
  const [clash, setClash] = useState<MakeChange | null>(null);
  const [saved, setSaved] = useState(false);
  const entry = ahead ?? stored;
  // Read by whatever is stored next, also when that comes before the next drawing.
  const latest = useRef(entry);
  const known = useRef(stored);
  const pending = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const adopt = useCallback((): void => {
    clearTimeout(timer.current);
    if (pending.current > 0) return;
    latest.current = known.current;
    setAhead(null);
  }, []);
  useEffect(() => {
    known.current = stored;
    adopt();
  }, [stored, adopt]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const write = async (base: ConsultationEntry, next: ConsultationEntry, mine: boolean): Promise<string> => {
    let refusal = '';
    pending.current += 1;
    await task.run('app.task.saving', async () => {
      const done = await outcomeOf(() => saveConsultation(base, next, { mine }));
      refusal = done.ok ? '' : done.fault;
      return done;
    });
    pending.current -= 1;
    if (refusal === '') setSaved(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(adopt, refusal === '' ? ANSWER_MS : 0);
    return refusal;
  };
  const save = async (make: MakeChange, shown?: MakeChange): Promise<void> => {
    const base = shown ? laid(latest.current, shown) : latest.current;
    const next = laid(base, make);
    latest.current = next;
    setAhead(next);
    if ((await write(base, next, false)) === 'consultation.act.changedElsewhere') setClash(() => make);
  };
  const settle = async (mine: boolean): Promise<void> => {
    const make = clash;
    setClash(null);
    task.clearFault();
    if (mine && make) await write(known.current, laid(known.current, make), true);
  };
  const { state, deleted } = stored.line;
  return {
    entry,
    task,
    askLocked: deleted || state !== 'draft',
    answerLocked: deleted || state === 'closed',
    saved,
    save,
    hasClash: clash !== null,
    settle,
  };
}
