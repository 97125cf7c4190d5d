import { useEffect, useState } from 'react';
import type { NoticeEntry } from '../../../../../shared/board/notices';
import type { Problem } from '../../../../../shared/kernel';
import { noticePlaceOf } from '../../../../data/notices';
import { runJob } from '../../../../workers/client';

const PAUSE_MS = 250;

/** What the check of the text found, made anew after each change; undefined until the first answer. */
export function useChecks(entry: NoticeEntry): readonly Problem[] | undefined {
  const [found, setFound] = useState<readonly Problem[]>();
  useEffect(() => {
    const control = new AbortController();
    const timer = setTimeout(() => {
      void runJob('notice.check', { place: noticePlaceOf(entry.line) }, { signal: control.signal }).then((checked) => {
        if (checked.ok && !control.signal.aborted) setFound(checked.value.problems);
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [entry]);
  return found;
}
