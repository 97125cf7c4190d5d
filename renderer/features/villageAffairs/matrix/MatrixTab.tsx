import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { COVERAGE_STATES } from '../../../../shared/disclosure/coverage';
import type { Report } from '../../../../shared/layout';
import { HEAT_TONE, placeWords, stateSign, stateWord } from '../../../app/coverage/coverageWords';
import { entryName } from '../../../app/coverage/matrixTable';
import { openCell } from '../../../app/coverage/openCell';
import { markReady } from '../../../app/ready';
import { navigate } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { EmptyState } from '../../../ui/EmptyState';
import { FaultNote } from '../../../ui/FaultNote';
import { HeatTable } from '../../../ui/heatTable';
import { ReportActs } from '../../../ui/report';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { MatrixTools } from './MatrixTools';
import './matrix.css';
import { matrixReport, tsvOf, yearReport } from './matrixReport';
import { OnTimeView, type RateBy, rateReport, ratesOf } from './OnTimeView';
import { type MatrixWork, useMatrix } from './useMatrix';

const byOf = (view: MatrixWork['filter']['view']): RateBy => (view === 'rate.item' ? 'item' : 'village');

function makeReport({ filter, coverage, table, unitTable }: MatrixWork, unitName: string): Report | undefined {
  if (!coverage) return undefined;
  const { year, view } = filter;
  if (table) return matrixReport({ title: t('coverage.title.matrix', { year }), unitName }, coverage, table);
  const village = coverage.villages.find((unit) => unit.unitCode === filter.unitCode)?.name ?? '';
  if (unitTable)
    return yearReport({ title: t('coverage.title.unit', { year, village }), unitName }, coverage, unitTable);
  const by = byOf(view);
  return rateReport(ratesOf(coverage, by), by, t('coverage.title.rate', { year }), unitName, coverage.today);
}

/** R-V11: villages × entries × periods; every cell has a state, and a click leads to the work. */
export function MatrixTab({ heads }: { heads: ReactNode }) {
  const work = useMatrix();
  const { coverage, filter, table, unitTable } = work;
  const { self } = useUnits();
  const task = useTask();
  useEffect(() => {
    if (coverage) markReady();
  }, [coverage]);
  const report = (): Report => {
    const made = makeReport(work, self?.name ?? '');
    if (!made) throw new Error('no coverage yet');
    return made;
  };
  const shown = table ?? unitTable;
  const corner = t(table ? 'coverage.corner.village' : 'coverage.col.item');
  return (
    <Screen
      title={t('coverage.title')}
      lead={t('coverage.lead')}
      action={<ReportActs make={report} disabled={!coverage || coverage.villages.length === 0} />}
    >
      {heads}
      {coverage?.villages.length === 0 && (
        <EmptyState sentence={t('coverage.empty')}>
          <Button type="primary" onClick={() => navigate({ page: 'settings', section: 'villages' })}>
            {t('coverage.toVillages')}
          </Button>
        </EmptyState>
      )}
      {coverage && coverage.villages.length > 0 && (
        <>
          <MatrixTools work={work} copied={shown && (() => tsvOf(corner, shown.columns, shown.rows))} />
          <FaultNote fault={task.fault} onClose={task.clearFault} />
          {shown ? (
            <MatrixGrid work={work} corner={corner} onOpen={(cell) => void openCell(cell, task)} />
          ) : (
            <OnTimeView coverage={coverage} by={byOf(filter.view)} onOpen={(cell) => void openCell(cell, task)} />
          )}
        </>
      )}
    </Screen>
  );
}

interface GridProps {
  readonly work: MatrixWork;
  readonly corner: string;
  readonly onOpen: Parameters<typeof OnTimeView>[0]['onOpen'];
}

/** Narrowest column that still holds its sign, in rem. */
const NARROWEST_REM = 1.15;
const FIRST_REM = 7;

function MatrixGrid({ work, corner, onOpen }: GridProps) {
  const { table, unitTable, coverage, filter, domains, change } = work;
  const [looked, setLooked] = useState('');
  const shown = table ?? unitTable;
  const find = useCallback(
    (key: string) => {
      const found = table?.find(key);
      if (found) return { place: found.place, unit: found.unit.name, entry: found.entry };
      const own = unitTable?.find(key);
      const unit = coverage?.villages.find(({ unitCode }) => unitCode === filter.unitCode)?.name ?? '';
      return own && { place: own.place, unit, entry: own.entry };
    },
    [table, unitTable, coverage, filter.unitCode],
  );
  const describe = useCallback(
    (key: string): string => {
      const found = find(key);
      return found && coverage ? placeWords(found.place, found.unit, entryName(found.entry), coverage.today) : '';
    },
    [find, coverage],
  );
  const open = useRef(onOpen);
  open.current = onOpen;
  const onCell = useCallback(
    (key: string): void => {
      const found = find(key);
      if (found) open.current(found.place.lead);
    },
    [find],
  );
  const box = useRef<HTMLDivElement>(null);
  const isTooWide = useTooWide(box, shown?.columns.length ?? 0);
  // Large type on a small screen: one class of entries at a time instead of a sideways scroll.
  useEffect(() => {
    if (table && isTooWide && filter.domain === '' && domains[0]) change({ domain: domains[0] });
  }, [table, isTooWide, filter.domain, domains, change]);
  if (!shown) return null;
  return (
    <div ref={box} className={unitTable ? 'matrix-box matrix-of-unit' : 'matrix-box'}>
      {shown.rows.length === 0 ? (
        <p className="quiet">{t('coverage.nothing')}</p>
      ) : (
        <HeatTable
          label={t('coverage.title')}
          corner={corner}
          columns={shown.columns}
          rows={shown.rows}
          describe={describe}
          onOpen={onCell}
          onLook={setLooked}
        />
      )}
      <div className="matrix-foot">
        <p role="status">{looked === '' ? t('coverage.point') : describe(looked)}</p>
        <Legend />
      </div>
    </div>
  );
}

/** Measured anew with the window and the type size. */
function useTooWide(box: { readonly current: HTMLDivElement | null }, columns: number): boolean {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return width > 0 && (columns * NARROWEST_REM + FIRST_REM) * rem > width;
}

const Legend = () => (
  <ul className="matrix-legend">
    {COVERAGE_STATES.map((state) => (
      <li key={state}>
        <span className={`heat-key heat-${HEAT_TONE[state]}`} aria-hidden="true">
          {stateSign(state)}
        </span>
        {stateWord(state)}
      </li>
    ))}
    <li>
      <span className="heat-key heat-marked" aria-hidden="true">
        {stateSign('published')}
      </span>
      {t('coverage.legend.gap')}
    </li>
  </ul>
);
