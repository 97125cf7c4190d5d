import { Alert, App, Button, Space } from 'antd';
import { useEffect, useState } from 'react';
import { documentRules } from '../../../../resources/tables';
import { goesToPortal } from '../../../../shared/ledgers/documents';
import type { OfficialDocument } from '../../../../shared/records';
import { BatchHistory } from '../../../app/history/BatchHistory';
import { useUndo } from '../../../app/history/useUndo';
import { markReady } from '../../../app/ready';
import { formatRoute, navigate } from '../../../app/router';
import { type DocumentPlace, removeDocument, useDocument } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { EmptyState } from '../../../ui/EmptyState';
import { FaultNote } from '../../../ui/FaultNote';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { useNarrow } from '../../../ui/useTypeScale';
import { BasicSection } from './BasicSection';
import { ClassSection } from './ClassSection';
import { CopySection } from './CopySection';
import { FilesSection } from './FilesSection';
import { SidePanel } from './SidePanel';
import { StageSection } from './StageSection';
import { EditProvider, useDocumentEdit } from './useDocumentEdit';

const TO_LEDGER = { page: 'government', tab: 'documents' } as const;

/** One document: its fields by subject at the left, where it stands and what comes next at the right. */
export function DocumentPage({ place }: { place: DocumentPlace }) {
  const document = useDocument(place);
  useEffect(() => {
    if (document !== undefined) markReady();
  }, [document]);
  if (document === undefined) return null;
  if (document === null)
    return (
      <Screen title={t('app.menu.government')}>
        <EmptyState sentence={t('document.missing')}>
          <a href={formatRoute(TO_LEDGER)}>{t('documents.toLedger')}</a>
        </EmptyState>
      </Screen>
    );
  return <OpenDocument document={document} />;
}

function OpenDocument({ document }: { document: OfficialDocument }) {
  const edit = useDocumentEdit(document);
  const { task } = edit;
  const scope = `documents/${document.id}`;
  const { undo, redo } = useUndo(scope);
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [asked, setAsked] = useState(false);
  const remove = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await removeDocument(document);
        return true;
      }),
    );
    if (!done) return;
    void message.success(t('batch.removed', { title: document.title || t('documents.untitled') }));
    navigate(TO_LEDGER);
  };
  const isPublic = goesToPortal(documentRules, document.disclosureClass);
  return (
    <EditProvider value={edit}>
      <Screen
        title={document.title || t('documents.untitled')}
        lead={t('documents.pageLead')}
        action={
          <Space wrap>
            <a href={formatRoute(TO_LEDGER)}>{t('documents.toLedger')}</a>
            <Button onClick={undo}>{t('history.undo')}</Button>
            <Button onClick={() => setAsked(true)}>{t('history.ofRecordDo')}</Button>
            {!edit.locked && (
              <Button danger onClick={() => void remove()}>
                {t('batch.remove')}
              </Button>
            )}
          </Space>
        }
      >
        {document.carriedTo !== '' && (
          <Alert type="info" showIcon title={t('document.carried', { year: document.carriedTo.slice(0, 4) })} />
        )}
        <FaultNote
          fault={task.fault}
          onClose={() => void edit.settle(false)}
          action={
            edit.clash && (
              <Space orientation="vertical">
                <Button size="small" onClick={() => setAsked(true)}>
                  {t('documents.clash.look')}
                </Button>
                <Button size="small" onClick={() => void edit.settle(true)}>
                  {t('documents.clash.mine')}
                </Button>
              </Space>
            )
          }
        />
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
        {asked && (
          <BatchHistory
            titleKey="document.history"
            scope={scope}
            onUndo={undo}
            onRedo={redo}
            onClose={() => setAsked(false)}
          />
        )}
      </Screen>
    </EditProvider>
  );
}
