import { App, Button, Select, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { TableRead } from '../../../../../shared/jobs';
import { bookedPeriods, shownPeriods } from '../../../../../shared/ledgers/villageFinance';
import { markReady } from '../../../../app/ready';
import { formatRoute, navigate } from '../../../../app/router';
import { useSettings, useUnits } from '../../../../app/session';
import { dueDatesIn } from '../../../../data/calendars';
import { type BookPlace, closePeriod, makeFinanceSheet, reopenPeriod, useBooks } from '../../../../data/finance';
import { useNotice } from '../../../../data/notices';
import { outcomeOf } from '../../../../data/outcome';
import { FaultNote } from '../../../../ui/FaultNote';
import { Screen } from '../../../../ui/Screen';
import { TaskProgress } from '../../../../ui/TaskProgress';
import { t } from '../../../../ui/text';
import { BookPanel } from './BookPanel';
import '../finance.css';
import { TwoPanes } from '../lines/TwoPanes';
import { periodWords } from '../words';
import { BookImport } from './BookImport';
import { type BookWork, useBook } from './useBook';
import { useDueWords } from './useDueWords';
import { useVoucherGrid } from './useVoucherGrid';
import { VoucherGrid } from './VoucherGrid';

/** The accounts of one village and one month or quarter. */
export function BookPage({ place }: { place: BookPlace }) {
  const work = useBook(place);
  const [table, setTable] = useState<TableRead | null>(null);
  const isRead = work !== undefined;
  useEffect(() => {
    if (isRead) markReady();
  }, [isRead]);
  if (!work) return null;
  if (table) return <BookImport work={work} table={table} onClose={() => setTable(null)} />;
  return <OpenBook work={work} onRead={setTable} />;
}

function OpenBook({ work, onRead }: { work: BookWork; onRead: (table: TableRead) => void }) {
  const { place, task } = work;
  const { all } = useUnits();
  const grid = useVoucherGrid(work);
  const due = useDueWords(place);
  const village = all.find(({ unitCode }) => unitCode === place.unitCode)?.name ?? '';
  const title = t('finance.book.title', { village, period: periodWords(place.period) });
  return (
    <Screen
      fill
      title={title}
      lead={
        <>
          <a href={formatRoute({ page: 'board', tab: 'finance' })}>{t('finance.back')}</a> {due}
        </>
      }
      action={<BookActs work={work} />}
    >
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <TwoPanes
        sheet={<VoucherGrid work={work} grid={grid} title={title} onRead={onRead} />}
        panelName={t('finance.panel')}
        panel={(toSheet) => (
          <BookPanel
            work={work}
            onGo={(problem) => {
              if (problem.at.row === undefined) return;
              toSheet();
              grid.lines.goTo(problem);
            }}
          />
        )}
      />
    </Screen>
  );
}

/** Other periods, 结账, and the one primary act: the sheet for the board. */
function BookActs({ work }: { work: BookWork }) {
  const { place, book, state, closed, task } = work;
  const { message } = App.useApp();
  const { made } = book.record ?? {};
  const notice = useNotice({ unitCode: place.unitCode, year: made?.year ?? '', id: made?.noticeId ?? '' });
  // In the bin, or taken back: the sheet can be made again.
  const isGone = made !== undefined && made !== null && (notice === null || notice?.line.deleted === true);
  const act = (what: (place: BookPlace) => Promise<void>): void =>
    void task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await what(place);
        return true;
      }),
    );
  const make = async (): Promise<void> => {
    const notice = await task.run('finance.task.sheet', () => outcomeOf(() => makeFinanceSheet(place)));
    if (!notice) return;
    void message.success(t('finance.sheetMade'));
    navigate({ page: 'notice', ...notice });
  };
  return (
    <Space wrap>
      {isGone && <span className="quiet">{t('finance.sheetGone')}</span>}
      <OtherPeriods place={place} />
      {closed ? (
        <Button disabled={task.running} onClick={() => act(reopenPeriod)}>
          {t('finance.reopen')}
        </Button>
      ) : (
        <Button
          disabled={task.running || state === 'none' || state === 'entering' || state === 'unbalanced'}
          onClick={() => act(closePeriod)}
        >
          {t('finance.close')}
        </Button>
      )}
      {made && state === 'made' && !isGone ? (
        <Button
          type="primary"
          onClick={() => navigate({ page: 'notice', unitCode: place.unitCode, year: made.year, id: made.noticeId })}
        >
          {t('finance.openSheet')}
        </Button>
      ) : (
        <Button
          type="primary"
          disabled={task.running || !(state === 'balanced' || state === 'changed' || isGone)}
          onClick={() => void make()}
        >
          {t(made && !isGone ? 'finance.remakeSheet' : 'finance.makeSheet')}
        </Button>
      )}
    </Space>
  );
}

function OtherPeriods({ place: { unitCode, period } }: { place: BookPlace }) {
  const books = useBooks({ unitCode, period });
  const settings = useSettings();
  const year = Number(period.slice(0, 4));
  const { monthlyFinance } = dueDatesIn(settings, unitCode);
  const codes = books ? shownPeriods(year, monthlyFinance, bookedPeriods(books)).map(({ code }) => code) : [];
  return (
    <Select
      className="w-10"
      aria-label={t('finance.otherPeriod')}
      value={period}
      options={[...new Set([period, ...codes])].sort().map((value) => ({ value, label: periodWords(value) }))}
      onChange={(part) => navigate({ page: 'finance', unitCode, part })}
    />
  );
}
