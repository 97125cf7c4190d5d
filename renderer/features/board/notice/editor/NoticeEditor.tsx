import { useLiveQuery } from 'dexie-react-hooks';
import { needsOpinion } from '../../../../data/notices';
import { useNoticeEdit } from '../useNoticeEdit';
import { BlocksEditor } from './BlocksEditor';
import { FieldForm } from './FieldForm';
import { HeadFields } from './HeadFields';
import { FilesSection, OpinionSection, ReadSection } from './MoreFields';
import { RightsFields, SignFields } from './PartsFields';

/** Everything that is written, from the title down to the files. */
export function NoticeEditor() {
  const { line, body } = useNoticeEdit().entry;
  const isMoney = useLiveQuery(() => needsOpinion(line), [line.kind, line.catalogCode, line.postedOn]);
  return (
    <>
      <FieldForm />
      <section className="notice-card notice-paper">
        <HeadFields />
        <BlocksEditor />
      </section>
      <SignFields />
      <RightsFields />
      {(isMoney || line.kind === 'quarterly' || body.supervision) && <OpinionSection />}
      <ReadSection />
      <FilesSection />
    </>
  );
}
