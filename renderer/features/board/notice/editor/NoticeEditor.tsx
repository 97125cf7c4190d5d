import { useNoticeEdit } from '../useNoticeEdit';
import { BlocksEditor } from './BlocksEditor';
import { FieldForm } from './FieldForm';
import { HeadFields } from './HeadFields';
import { FilesSection, OpinionSection, ReadSection } from './MoreFields';
import { RightsFields, SignFields } from './PartsFields';

/** Everything that is written, from the title down to the files. */
export function NoticeEditor() {
  const { kind } = useNoticeEdit().entry.line;
  return (
    <>
      <FieldForm />
      <section className="notice-card notice-paper">
        <HeadFields />
        <BlocksEditor />
      </section>
      <SignFields />
      <RightsFields />
      {(kind === 'finance' || kind === 'quarterly') && <OpinionSection />}
      <ReadSection />
      <FilesSection />
    </>
  );
}
