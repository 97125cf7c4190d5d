import { App, Button, Space } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { type Entry, stepsOf } from '../../../../shared/disclosure/entries';
import type { TableRead } from '../../../../shared/jobs';
import { parseCalendarDate } from '../../../../shared/kernel';
import type { CatalogEntry } from '../../../../shared/records';
import { BatchHistory } from '../../../app/history/BatchHistory';
import { useUndo } from '../../../app/history/useUndo';
import { WriteNotice } from '../../../app/notices/WriteNotice';
import { markReady } from '../../../app/ready';
import { formatRoute, navigate } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { findEntry } from '../../../data/catalogs';
import { type DisclosurePlace, placeOf, removeDisclosure, scopeOf, today, useEntry } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { isListMatter } from '../../../data/persons';
import { EmptyState } from '../../../ui/EmptyState';
import { FaultNote } from '../../../ui/FaultNote';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { useNarrow } from '../../../ui/useTypeScale';
import { PersonsPage } from '../persons/PersonsPage';
import { PersonsSection } from '../persons/PersonsSection';
import { periodText } from '../words';
import { ChainSection } from './ChainSection';
import { ClassSection } from './ClassSection';
import { ComplaintSection } from './ComplaintSection';
import { ContentSection } from './ContentSection';
import { CopyDialog } from './CopyDialog';
import { MeetingSection } from './MeetingSection';
import { PostingSection } from './PostingSection';
import { ProcedureSection } from './ProcedureSection';
import { SidePanel } from './SidePanel';
import { SupervisionSection } from './SupervisionSection';
import { EditProvider, useEntryEdit } from './useEntryEdit';

const TO_ITEMS = { page: 'village', tab: 'items' } as const;

/** One disclosure: what is told at the left, where it stands and what comes next at the right. */
export function EntryPage({ place }: { place: DisclosurePlace }) {
  const entry = useEntry(place);
  const code = entry?.line.catalogCode ?? '';
  const day = parseCalendarDate(entry?.line.postedOn ?? '') ?? today();
  const found = useLiveQuery(
    async () => ({ catalog: code === '' ? undefined : await findEntry(code, day) }),
    [code, day],
  );
  const ready = entry !== undefined && found !== undefined;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  if (!ready) return null;
  if (entry === null)
    return (
      <Screen title={t('app.menu.village')}>
        <EmptyState sentence={t('disclosure.missing')}>
          <a href={formatRoute(TO_ITEMS)}>{t('village.toItems')}</a>
        </EmptyState>
      </Screen>
    );
  return <OpenEntry entry={entry} catalog={found.catalog} />;
}

function OpenEntry({ entry, catalog }: { entry: Entry; catalog: CatalogEntry | undefined }) {
  const edit = useEntryEdit(entry, catalog);
  const { task } = edit;
  const { line, body } = entry;
  const { all } = useUnits();
  const scope = scopeOf(line.id);
  const { undo, redo } = useUndo(scope);
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [asked, setAsked] = useState(false);
  const [copying, setCopying] = useState(false);
  const [writing, setWriting] = useState(false);
  const [sheet, setSheet] = useState<TableRead | null>(null);
  const unit = all.find((one) => one.unitCode === line.unitCode);
  const remove = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await removeDisclosure(placeOf(line), !line.deleted);
        return true;
      }),
    );
    if (!done || line.deleted) return;
    void message.success(t('batch.removed', { title: line.title }));
    navigate(TO_ITEMS);
  };
  const chained = catalog?.needsDecision === true || stepsOf(catalog).length > 0;
  const isCollective = line.unitKind === 'collectiveEconomicOrganization';
  const decides = body.meeting !== null || catalog?.needsDecision === true || catalog?.chain === 'pair' || isCollective;
  const wasOut = line.firstPostedOn !== '' || (body.complaints ?? []).length > 0;
  // What was paid comes from the batches themselves.
  const isPaid = line.batchId !== '' || body.sources !== undefined;
  if (sheet)
    return <PersonsPage table={sheet} place={placeOf(line)} title={line.title} onClose={() => setSheet(null)} />;
  return (
    <EditProvider value={edit}>
      <Screen
        title={line.title || t('disclosure.untitled')}
        lead={t('disclosure.lead', { unit: unit?.name ?? line.unitCode, period: periodText(line.period) })}
        action={
          <Space wrap>
            <a href={formatRoute(TO_ITEMS)}>{t('village.toItems')}</a>
            {(line.state === 'draft' || line.state === 'todo') && !edit.locked && (
              <Button onClick={() => setCopying(true)}>{t('disclosure.copy')}</Button>
            )}
            {!line.deleted && <Button onClick={() => setWriting(true)}>{t('notice.write.fromHere')}</Button>}
            <Button onClick={undo}>{t('history.undo')}</Button>
            <Button onClick={() => setAsked(true)}>{t('history.ofRecordDo')}</Button>
            {line.deleted ? (
              <Button onClick={() => void remove()}>{t('disclosure.bringBack')}</Button>
            ) : (
              <Button danger onClick={() => void remove()}>
                {t('batch.remove')}
              </Button>
            )}
          </Space>
        }
      >
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
        <div className={narrow ? 'entry-page entry-narrow' : 'entry-page'}>
          <div>
            <ContentSection />
            {isListMatter(catalog) && !isPaid && <PersonsSection catalog={catalog} onRead={setSheet} />}
            <ClassSection />
            {chained && <ChainSection />}
            {decides && <MeetingSection />}
            {catalog?.isFinance && <SupervisionSection />}
            <ProcedureSection />
            <PostingSection />
            {wasOut && <ComplaintSection />}
          </div>
          <SidePanel />
        </div>
        {asked && (
          <BatchHistory
            titleKey="disclosure.history"
            scope={scope}
            onUndo={undo}
            onRedo={redo}
            onClose={() => setAsked(false)}
          />
        )}
        {copying && <CopyDialog onClose={() => setCopying(false)} />}
        {writing && (
          <WriteNotice
            from={{
              source: { kind: 'disclosure', place: placeOf(line) },
              unitCodes: [line.unitCode],
              catalogCode: line.catalogCode,
            }}
            onClose={() => setWriting(false)}
          />
        )}
      </Screen>
    </EditProvider>
  );
}
