import { App, Button, Segmented, Space } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { TableRead } from '../../../../../shared/jobs';
import { formatCount, type Problem } from '../../../../../shared/kernel';
import { ASSET_COLUMNS_OF, isBlankAsset } from '../../../../../shared/ledgers/villageFinance';
import { ASSET_KINDS, type AssetField, type AssetKind, type AssetLine } from '../../../../../shared/records';
import { markReady } from '../../../../app/ready';
import { formatRoute, navigate } from '../../../../app/router';
import { useUnits } from '../../../../app/session';
import { today } from '../../../../data/disclosures';
import { assetScope, makeAssetSheet } from '../../../../data/finance';
import { outcomeOf } from '../../../../data/outcome';
import { DataGrid } from '../../../../ui/dataGrid';
import { FaultNote } from '../../../../ui/FaultNote';
import { keyOfPlace } from '../../../../ui/mapping';
import { ProblemList } from '../../../../ui/problemList';
import { ReportActs } from '../../../../ui/report';
import { Screen } from '../../../../ui/Screen';
import { TaskProgress } from '../../../../ui/TaskProgress';
import { describe, t } from '../../../../ui/text';
import { runJob } from '../../../../workers/client';
import { bookProblems } from '../book/bookProblems';
import '../finance.css';
import { LineTools } from '../lines/LineTools';
import { TwoPanes } from '../lines/TwoPanes';
import { useGridWidths } from '../lines/useGridWidths';
import { useLineGrid } from '../lines/useLineGrid';
import { yuan } from '../words';
import { AssetsImport } from './AssetsImport';
import { assetColumns, assetGrid, assetReport } from './assetRows';
import { type AssetWork, useAssets } from './useAssets';

/** 集体资产、资源台账 of one village, and what of it goes to the board each year. */
export function AssetsPage({ unitCode }: { unitCode: string }) {
  const work = useAssets(unitCode);
  const [table, setTable] = useState<TableRead | null>(null);
  const isRead = work !== undefined;
  useEffect(() => {
    if (isRead) markReady();
  }, [isRead]);
  if (!work) return null;
  if (table) return <AssetsImport work={work} table={table} onClose={() => setTable(null)} />;
  return <OpenAssets work={work} onRead={setTable} />;
}

function OpenAssets({ work, onRead }: { work: AssetWork; onRead: (table: TableRead) => void }) {
  const { unitCode, lines, errors, task } = work;
  const { all } = useUnits();
  const { message } = App.useApp();
  const village = all.find((unit) => unit.unitCode === unitCode)?.name ?? '';
  const year = today().slice(0, 4);
  const isSound = lines.length > 0 && errors.asset + errors.resource === 0;
  const make = async (): Promise<void> => {
    const notice = await task.run('finance.task.sheet', () => outcomeOf(() => makeAssetSheet(unitCode, year)));
    if (!notice) return;
    void message.success(t('finance.assets.sheetMade'));
    navigate({ page: 'notice', ...notice });
  };
  return (
    <Screen
      fill
      title={t('finance.assets.title', { village })}
      lead={
        <>
          <a href={formatRoute({ page: 'board', tab: 'finance' })}>{t('finance.back')}</a>{' '}
          {t('finance.assets.pageLead')}
        </>
      }
      action={
        <Space wrap align="start">
          <ReportActs make={() => assetReport(lines, village)} disabled={lines.length === 0} />
          <Button type="primary" disabled={!isSound || task.running} onClick={() => void make()}>
            {t('finance.assets.makeSheet', { year })}
          </Button>
        </Space>
      }
    >
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {/* Each ledger is a sheet of its own: where the other was scrolled to is nobody's business. */}
      <Ledger key={work.kind} work={work} onRead={onRead} />
    </Screen>
  );
}

function Ledger({ work, onRead }: { work: AssetWork; onRead: (table: TableRead) => void }) {
  const { unitCode, kind, shown, problems, totals, errors, task } = work;
  const widths = useGridWidths('assets.');
  const columns = useMemo(() => assetColumns(kind), [kind]);
  const source = useMemo(() => assetGrid(shown, kind, problems), [shown, kind, problems]);
  const sheet = useLineGrid<AssetLine, AssetField>({
    shown,
    blanks: work.blanks,
    redraw: work.redraw,
    readOnly: false,
    scope: assetScope(unitCode),
    fields: ASSET_COLUMNS_OF[kind],
    isBlank: isBlankAsset,
    edit: (edits) => runJob('finance.editAssets', { unitCode, kind, edits }),
    remove: (ids) => runJob('finance.removeAssets', { unitCode, ids }),
    renumber: () => runJob('finance.sortAssets', { unitCode }),
  });
  const other = ASSET_KINDS.find((one) => one !== kind) ?? kind;
  return (
    <TwoPanes
      sheet={
        <div className="sheet-grid">
          <LineTools lines={sheet} task={task} testId="assets-file" onRead={onRead}>
            <Segmented<AssetKind>
              aria-label={t('finance.assets.kind')}
              value={kind}
              options={ASSET_KINDS.map((value) => ({ value, label: t(`finance.assets.kind.${value}`) }))}
              onChange={work.setKind}
            />
          </LineTools>
          <FaultNote fault={sheet.fault} onClose={sheet.clearFault} />
          <DataGrid
            {...sheet.grid}
            {...widths}
            source={source}
            columns={columns}
            label={t(`finance.assets.kind.${kind}`)}
            compact
          />
        </div>
      }
      panelName={t('finance.panel')}
      panel={(toSheet) => (
        <>
          <dl className="finance-figures">
            <div>
              <dt>{t('finance.assets.count')}</dt>
              <dd>{formatCount(totals.count)}</dd>
            </div>
            {kind === 'asset' && (
              <div>
                <dt>{t('finance.assets.value')}</dt>
                <dd>{yuan(totals.value)}</dd>
              </div>
            )}
            <div>
              <dt>{t('finance.assets.rent')}</dt>
              <dd>{yuan(totals.rent)}</dd>
            </div>
          </dl>
          {errors[other] > 0 && (
            <p role="status" className="field-error">
              {t('finance.assets.otherErrors', { kind: t(`finance.assets.kind.${other}`), n: errors[other] })}
            </p>
          )}
          <div className="problem-panel">
            <ProblemList<Problem>
              label={t('finance.problems')}
              groups={bookProblems(problems)}
              describe={describe}
              keyOf={keyOfPlace}
              onGo={(problem) => {
                toSheet();
                sheet.goTo(problem);
              }}
              hotkeys
              empty={t('finance.noProblems')}
            />
          </div>
        </>
      )}
    />
  );
}
