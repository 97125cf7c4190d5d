import { Button, Checkbox, Space, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import type { TableRead } from '../../../shared/jobs';
import { CATALOG_KINDS, type CatalogEntry, type CatalogKind } from '../../../shared/records';
import { SHEET_TYPES } from '../../app/deskCommands';
import { markReady } from '../../app/ready';
import { navigate } from '../../app/router';
import { useUnits } from '../../app/session';
import { makeCatalogReport } from '../../data/catalogSheets';
import { FaultNote } from '../../ui/FaultNote';
import { FilePicker } from '../../ui/FilePicker';
import { ReportActs } from '../../ui/report';
import { Screen } from '../../ui/Screen';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { runJob } from '../../workers/client';
import { CatalogTable } from './CatalogTable';
import { CatalogTools } from './CatalogTools';
import { columnReport } from './columnReport';
import { EntryDialog } from './EntryDialog';
import { newEntry } from './entryDraft';
import { ImportPreview } from './ImportPreview';
import { useCatalogList } from './useCatalogList';
import './catalogs.css';

/** 目录: what must be made public. Townships and counties edit, villages read. */
export function CatalogPage({ kind }: { kind: CatalogKind }) {
  return <OneCatalog key={kind} kind={kind} />;
}

function OneCatalog({ kind }: { kind: CatalogKind }) {
  const list = useCatalogList(kind);
  const { ready, self } = useUnits();
  const [open, setOpen] = useState<CatalogEntry | null>(null);
  const [whole, setWhole] = useState(false);
  const [table, setTable] = useState<TableRead | null>(null);
  const task = useTask();
  const isReady = ready && list.all !== undefined;
  useEffect(() => {
    if (isReady) markReady();
  }, [isReady]);
  const mayEdit = self?.level === 'township' || self?.level === 'county';
  const read = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const found = await task.run('catalog.task.read', (options) => runJob('table.read', { file }, options));
    if (found) setTable(found);
  };
  if (table) return <ImportPreview kind={kind} table={table} today={list.today} onClose={() => setTable(null)} />;
  return (
    <Screen
      title={t('catalog.page.title')}
      lead={t(mayEdit ? 'catalog.page.lead' : 'catalog.page.leadRead')}
      action={
        mayEdit && (
          <Space wrap>
            <FilePicker
              label={t('catalog.import')}
              accept={SHEET_TYPES}
              testId="catalog-file"
              onFiles={(files) => void read(files)}
            />
            <Button type="primary" onClick={() => setOpen(newEntry(kind, list.all ?? [], list.filter.domain))}>
              {t('catalog.add')}
            </Button>
          </Space>
        )
      }
    >
      <Tabs
        activeKey={kind}
        onChange={(key) => navigate({ page: 'catalog', kind: CATALOG_KINDS.find((one) => one === key) ?? 'village' })}
        items={CATALOG_KINDS.map((key) => ({ key, label: t(`catalog.kind.${key}`) }))}
      />
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <CatalogTools list={list} />
      <div className="catalog-tools">
        {list.filter.noColumn ? (
          <ReportActs make={async () => columnReport(list.shown, self?.name ?? '', list.today)} disabled={!isReady} />
        ) : (
          <>
            <ReportActs make={() => makeCatalogReport(kind, list.today, whole)} disabled={!isReady} />
            <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>
              {t('catalog.whole')}
            </Checkbox>
          </>
        )}
      </div>
      <CatalogTable list={list} onOpen={setOpen} />
      {open && list.all && (
        <EntryDialog
          key={open.id}
          entry={open}
          all={list.all}
          today={list.today}
          mayEdit={mayEdit}
          onClose={() => setOpen(null)}
        />
      )}
    </Screen>
  );
}
