import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportOutcome, ImportRequest } from '../../../../shared/jobs';
import { clearIntake, type Intake, useIntake } from '../../../app/intake';
import { navigate, useRoute } from '../../../app/router';
import { saveSettings } from '../../../data/settings';
import { host } from '../../../host';
import { t } from '../../../ui/text';
import { type Task, useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';

type Choices = NonNullable<ImportRequest['choices']>;

export interface SheetIntakeState {
  readonly task: Task;
  /** Asks first: into the open batch or a new one. */
  readonly asking: Intake | null;
  /** Files that need a person: refused, or seen before. */
  readonly outcome: ImportOutcome | null;
  readonly choices: Choices;
  answerTarget(into: 'batch' | 'new' | 'none'): void;
  choose(fileName: string, choice: Choices[string]): void;
  /** Tries the refused files again with the choices; `force` takes in what was seen before. */
  retry(options: { force: boolean }): void;
  dismiss(): void;
}

/** Takes files in: asks only where a person must decide, and opens the batch that came of it. */
export function useSheetIntake(): SheetIntakeState {
  const intake = useIntake();
  const route = useRoute();
  const task = useTask();
  const [asking, setAsking] = useState<Intake | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const current = useRef<{ files: readonly File[]; sample: boolean }>({ files: [], sample: false });

  const start = useCallback(
    async (request: {
      files: readonly File[];
      batchId?: string;
      choices?: Choices;
      force?: boolean;
    }): Promise<void> => {
      const bridge = host();
      void bridge['window.setBusy']({ reason: t('app.task.import') });
      const found = await task.run('app.task.import', (options) =>
        runJob('payout.import', { ...request, sample: current.current.sample }, options),
      );
      void bridge['window.setBusy']({ reason: null });
      if (!found) return;
      if (current.current.sample && found.batchId) await saveSettings({ isSample: true });
      const needsPerson = found.refused.length > 0 || found.seenBefore.length > 0;
      setOutcome(needsPerson ? found : null);
      if (found.batchId)
        navigate({ page: 'batch', batchId: found.batchId, stage: request.files.length > 1 ? 'files' : 'check' });
    },
    [task.run],
  );

  useEffect(() => {
    if (intake?.kind !== 'sheets') return;
    clearIntake(intake.token);
    current.current = { files: intake.files, sample: intake.sample ?? false };
    setChoices({});
    setOutcome(null);
    if (intake.batchId) setAsking(intake);
    else void start({ files: intake.files });
  }, [intake, start]);

  const answerTarget = (into: 'batch' | 'new' | 'none'): void => {
    const lot = asking;
    setAsking(null);
    if (!lot || into === 'none') return;
    void start({ files: lot.files, ...(into === 'batch' && lot.batchId ? { batchId: lot.batchId } : {}) });
  };

  const retry = ({ force }: { force: boolean }): void => {
    if (!outcome) return;
    const names = new Set([...outcome.refused, ...outcome.seenBefore].map((file) => file.name));
    const batchId = outcome.batchId ?? undefined;
    setOutcome(null);
    void start({
      files: current.current.files.filter((file) => names.has(file.name)),
      choices,
      force,
      ...(batchId ? { batchId } : {}),
    });
  };

  return {
    task,
    asking: asking && route.page === 'batch' ? asking : null,
    outcome,
    choices,
    answerTarget,
    choose: (fileName, choice) =>
      setChoices((before) => ({ ...before, [fileName]: { ...before[fileName], ...choice } })),
    retry,
    dismiss: () => setOutcome(null),
  };
}
