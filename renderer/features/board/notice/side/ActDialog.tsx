import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { NO_NOTICE_ACT_FACTS, type NoticeAct } from '../../../../../shared/board/notices';
import type { Problem } from '../../../../../shared/kernel';
import { today } from '../../../../data/disclosures';
import { actOnNotice, noticePlaceOf, noticeProblems } from '../../../../data/notices';
import { outcomeOf } from '../../../../data/outcome';
import { PostingActDialog } from '../../../../ui/PostingActDialog';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { useNoticeEdit } from '../useNoticeEdit';

const WITH_REASON: ReadonlySet<NoticeAct> = new Set(['sendBack', 'correct', 'takeDown']);

interface Props {
  readonly act: NoticeAct;
  /** What the check of the text found. */
  readonly checks: readonly Problem[];
  readonly onClose: () => void;
}

/** An act on the open notice. */
export function ActDialog({ act, checks, onClose }: Props) {
  const { entry } = useNoticeEdit();
  const { line } = entry;
  const task = useTask();
  const [facts, setFacts] = useState({
    ...NO_NOTICE_ACT_FACTS,
    on: act === 'publish' || act === 'takeDown' ? today() : '',
    place: line.place || t('notice.act.board'),
  });
  const problems = useLiveQuery(() => noticeProblems(entry, act, facts, checks), [entry, act, facts, checks]) ?? [];
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await actOnNotice(noticePlaceOf(line), act, facts);
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <PostingActDialog
      act={act}
      title={t(`notice.act.do.${act}`)}
      lead={t(`notice.act.lead.${act}`)}
      withReason={WITH_REASON.has(act)}
      facts={facts}
      onFacts={setFacts}
      today={today()}
      problems={problems}
      most={8}
      task={task}
      fieldClass="notice-field"
      onOk={() => void run()}
      onClose={onClose}
    />
  );
}
