import { Select, Space } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { formatCount } from '../../../../shared/kernel';
import { BOOK_STATES } from '../../../../shared/ledgers/villageFinance';
import { markReady } from '../../../app/ready';
import { formatRoute, navigate } from '../../../app/router';
import { useSettings, useUnits } from '../../../app/session';
import { dueDatesIn } from '../../../data/calendars';
import { today } from '../../../data/disclosures';
import { useAssetCounts, useYearBooks } from '../../../data/finance';
import { EmptyState } from '../../../ui/EmptyState';
import { HeatTable } from '../../../ui/heatTable';
import { ReportActs } from '../../../ui/report';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import './finance.css';
import { describeCell, type Overview, overviewOf, overviewReport } from './overview';
import { BOOK_HEAT, bookWord } from './words';

/** R-V02, R-V22: villages × months or quarters, how far each is; a click opens the accounts. */
export function FinanceTab({ heads }: { heads: ReactNode }) {
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const books = useYearBooks(year);
  const settings = useSettings();
  const { ready, self, villages } = useUnits();
  const overview = useMemo(
    () =>
      books &&
      overviewOf(
        year,
        [...villages].sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1)),
        books,
        (unitCode) => dueDatesIn(settings, unitCode).monthlyFinance,
      ),
    [books, year, villages, settings],
  );
  useEffect(() => {
    if (overview) markReady();
  }, [overview]);
  return (
    <Screen
      title={t('app.menu.board')}
      lead={t('finance.lead')}
      action={
        <ReportActs
          make={() => overviewReport(overview as Overview, year, self?.name ?? '')}
          disabled={!overview || villages.length === 0}
        />
      }
    >
      {heads}
      {ready && villages.length === 0 ? (
        <EmptyState sentence={t('finance.noVillages')}>
          <a href={formatRoute({ page: 'settings', section: 'villages' })}>{t('village.toVillages')}</a>
        </EmptyState>
      ) : (
        <>
          <Space wrap>
            <Select
              aria-label={t('finance.year')}
              value={year}
              options={[thisYear + 1, thisYear, thisYear - 1, thisYear - 2].map((value) => ({
                value,
                label: t('village.year', { year: value }),
              }))}
              onChange={setYear}
            />
            <a href={formatRoute({ page: 'settings', section: 'deadlines' })}>{t('finance.toMonthly')}</a>
          </Space>
          {overview && <Table overview={overview} />}
        </>
      )}
    </Screen>
  );
}

function Table({ overview }: { overview: Overview }) {
  const { cells } = overview;
  const counts = useAssetCounts();
  return (
    <div className="finance-overview">
      <HeatTable
        label={t('finance.overview')}
        corner={t('finance.report.village')}
        columns={overview.columns}
        rows={overview.rows}
        describe={(key) => {
          const cell = cells.get(key);
          return cell ? describeCell(cell) : '';
        }}
        onOpen={(key) => {
          const cell = cells.get(key);
          if (cell) navigate({ page: 'finance', unitCode: cell.unit.unitCode, part: cell.period.code });
        }}
      />
      <p className="finance-legend">
        {BOOK_STATES.map((state) => (
          <span key={state}>
            <span className={`finance-key heat-${BOOK_HEAT[state]}`}>{t(`finance.sign.${state}`)}</span>
            {bookWord(state)}
          </span>
        ))}
      </p>
      <h2>{t('finance.assets.head')}</h2>
      <p className="quiet">{t('finance.assets.lead')}</p>
      <ul className="finance-villages">
        {overview.rows.map(({ key, head }) => (
          <li key={key}>
            <a href={formatRoute({ page: 'finance', unitCode: key, part: 'assets' })}>{head}</a>{' '}
            <span className="quiet">{t('finance.assets.items', { n: formatCount(counts?.get(key) ?? 0) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
