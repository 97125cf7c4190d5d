import { Alert } from 'antd';
import { useEffect } from 'react';
import { documentRules } from '../../../../resources/tables';
import { goesToPortal } from '../../../../shared/ledgers/documents';
import type { OfficialDocument } from '../../../../shared/records';
import { markReady } from '../../../app/ready';
import { MissingRecord, RecordScreen } from '../../../app/record';
import { type DocumentPlace, removeDocument, useDocument } from '../../../data/documents';
import { t } from '../../../ui/text';
import { useNarrow } from '../../../ui/useTypeScale';
import { BasicSection } from './BasicSection';
import { ClassSection } from './ClassSection';
import { CopySection } from './CopySection';
import { FilesSection } from './FilesSection';
import { SidePanel } from './SidePanel';
import { StageSection } from './StageSection';
import { EditProvider, useDocumentEdit } from './useDocumentEdit';

const backToLedger = () => ({ to: { page: 'government', tab: 'documents' } as const, text: t('documents.toLedger') });

/** One document: its fields by subject at the left, where it stands and what comes next at the right. */
export function DocumentPage({ place }: { place: DocumentPlace }) {
  const document = useDocument(place);
  useEffect(() => {
    if (document !== undefined) markReady();
  }, [document]);
  if (document === undefined) return null;
  if (document === null)
    return <MissingRecord title={t('app.menu.government')} sentence={t('document.missing')} back={backToLedger()} />;
  return <OpenDocument document={document} />;
}

function OpenDocument({ document }: { document: OfficialDocument }) {
  const edit = useDocumentEdit(document);
  const narrow = useNarrow();
  const isPublic = goesToPortal(documentRules, document.disclosureClass);
  return (
    <EditProvider value={edit}>
      <RecordScreen
        title={document.title || t('documents.untitled')}
        lead={t('documents.pageLead')}
        back={backToLedger()}
        scope={`documents/${document.id}`}
        historyKey="document.history"
        edit={{ task: edit.task, hasClash: edit.clash !== null, settle: edit.settle }}
        bin={{ deleted: false, may: edit.locked ? 'never' : 'now', put: () => removeDocument(document) }}
        note={
          document.carriedTo !== '' && (
            <Alert type="info" showIcon title={t('document.carried', { year: document.carriedTo.slice(0, 4) })} />
          )
        }
      >
        <div className={narrow ? 'document-page document-narrow' : 'document-page'}>
          <div>
            <BasicSection />
            <ClassSection />
            <FilesSection />
            {isPublic && document.state !== 'draft' && document.state !== 'circulating' && <CopySection />}
            <StageSection />
          </div>
          <SidePanel />
        </div>
      </RecordScreen>
    </EditProvider>
  );
}
