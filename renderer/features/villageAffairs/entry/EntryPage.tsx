import { Button } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { type Entry, stepsOf } from '../../../../shared/disclosure/entries';
import type { TableRead } from '../../../../shared/jobs';
import { parseCalendarDate } from '../../../../shared/kernel';
import type { CatalogEntry } from '../../../../shared/records';
import { WriteNotice } from '../../../app/notices/WriteNotice';
import { markReady } from '../../../app/ready';
import { MissingRecord, RecordScreen } from '../../../app/record';
import { useUnits } from '../../../app/session';
import { findEntry } from '../../../data/catalogs';
import { type DisclosurePlace, placeOf, removeDisclosure, scopeOf, today, useEntry } from '../../../data/disclosures';
import { isListMatter } from '../../../data/persons';
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

const backToItems = () => ({ to: { page: 'village', tab: 'items' } as const, text: t('village.toItems') });

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
    return <MissingRecord title={t('app.menu.village')} sentence={t('disclosure.missing')} back={backToItems()} />;
  return <OpenEntry entry={entry} catalog={found.catalog} />;
}

function OpenEntry({ entry, catalog }: { entry: Entry; catalog: CatalogEntry | undefined }) {
  const edit = useEntryEdit(entry, catalog);
  const { line, body } = entry;
  const { all } = useUnits();
  const narrow = useNarrow();
  const [copying, setCopying] = useState(false);
  const [writing, setWriting] = useState(false);
  const [sheet, setSheet] = useState<TableRead | null>(null);
  const unit = all.find((one) => one.unitCode === line.unitCode);
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
      <RecordScreen
        title={line.title || t('disclosure.untitled')}
        lead={t('disclosure.lead', { unit: unit?.name ?? line.unitCode, period: periodText(line.period) })}
        back={backToItems()}
        scope={scopeOf(line.id)}
        historyKey="disclosure.history"
        edit={{ task: edit.task, hasClash: edit.clash !== null, settle: edit.settle }}
        bin={{ deleted: line.deleted, may: 'now', put: (deleted) => removeDisclosure(placeOf(line), deleted) }}
        acts={
          <>
            {(line.state === 'draft' || line.state === 'todo') && !edit.locked && (
              <Button onClick={() => setCopying(true)}>{t('disclosure.copy')}</Button>
            )}
            {!line.deleted && <Button onClick={() => setWriting(true)}>{t('notice.write.fromHere')}</Button>}
          </>
        }
      >
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
      </RecordScreen>
    </EditProvider>
  );
}
