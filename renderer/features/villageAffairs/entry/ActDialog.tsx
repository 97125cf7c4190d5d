import { Input } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import { type EntryAct, NO_ENTRY_FACTS } from '../../../../shared/disclosure/entries';
import { actOnDisclosure, problemsOf } from '../../../data/disclosureActs';
import { placeOf, today } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { PostingActDialog } from '../../../ui/PostingActDialog';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { useEdit } from './useEntryEdit';

const WITH_REASON: ReadonlySet<EntryAct> = new Set(['sendBack', 'correct', 'dismiss', 'takeDown']);

/** An act on the open entry; what goes on the net also has its address. */
export function ActDialog({ act, onClose }: { act: EntryAct; onClose: () => void }) {
  const { entry } = useEdit();
  const { line } = entry;
  const task = useTask();
  const id = useId();
  const [facts, setFacts] = useState({
    ...NO_ENTRY_FACTS,
    on: act === 'publish' || act === 'takeDown' ? today() : '',
    place: line.place || t('village.board'),
    url: line.url,
  });
  const problems = useLiveQuery(() => problemsOf(entry, act, facts), [entry, act, facts]) ?? [];
  const run = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await actOnDisclosure(placeOf(line), act, facts);
        return true;
      }),
    );
    if (done) onClose();
  };
  return (
    <PostingActDialog
      act={act}
      title={t(`disclosure.act.${act}`)}
      lead={t(`disclosure.actLead.${act}`)}
      withReason={WITH_REASON.has(act)}
      facts={facts}
      onFacts={setFacts}
      today={today()}
      problems={problems}
      most={problems.length}
      task={task}
      fieldClass="entry-field"
      onOk={() => void run()}
      onClose={onClose}
    >
      {line.reach === 'internet' && (
        <div className="entry-field">
          <label htmlFor={`${id}-url`}>{t('disclosure.field.url')}</label>
          <Input
            id={`${id}-url`}
            value={facts.url}
            maxLength={500}
            onChange={(event) => setFacts({ ...facts, url: event.target.value })}
          />
        </div>
      )}
    </PostingActDialog>
  );
}
