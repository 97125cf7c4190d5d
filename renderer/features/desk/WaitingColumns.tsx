import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Waiting, WaitingLists } from '../../../shared/disclosure/coverage';
import { type CalendarDate, formatCount } from '../../../shared/kernel';
import { dayWords, dueWords, periodWords } from '../../app/coverage/coverageWords';
import { entryName } from '../../app/coverage/matrixTable';
import { openCell } from '../../app/coverage/openCell';
import { navigate } from '../../app/router';
import type { Coverage, OwnCoverage } from '../../data/coverage';
import { t } from '../../ui/text';
import type { Task } from '../../ui/useTask';
import { BoardLine } from './BoardLine';
import { ConsultationLine } from './ConsultationLine';
import { NoticeLine } from './NoticeLine';

interface Names {
  readonly unit: ReadonlyMap<string, string>;
  readonly entry: ReadonlyMap<string, string>;
}

interface Props {
  readonly lists: WaitingLists;
  readonly coverage: Coverage;
  readonly own: OwnCoverage;
  readonly task: Task;
}

/** A list longer than this is told by village; a click shows the lines of one. */
const FLAT = 6;
/** Lines of one village that are drawn; the rest is in the matrix. */
const MOST = 40;

/** 逾期 (red edge), 本周与30天内, 被退回: each line leads to the work and says why it stands here. */
export function WaitingColumns({ lists, coverage, own, task }: Props) {
  const names = useMemo(
    () => ({
      unit: new Map([...coverage.villages, ...(own.unit ? [own.unit] : [])].map((unit) => [unit.unitCode, unit.name])),
      entry: new Map([...coverage.entries, ...own.entries].map((entry) => [entry.code, entryName(entry)])),
    }),
    [coverage, own],
  );
  const { late, week, soon, returned } = lists;
  const shared = { names, today: coverage.today, task };
  return (
    <div className="desk-columns">
      <section className="desk-column desk-late">
        <h2>{t('desk.late', { n: formatCount(late.length) })}</h2>
        <Lines items={late} none={t('desk.late.none')} {...shared} />
      </section>
      <section className="desk-column desk-soon">
        <h2>{t('desk.soon', { n: formatCount(week.length + soon.length) })}</h2>
        {week.length + soon.length === 0 && <p className="quiet">{t('desk.soon.none')}</p>}
        {week.length > 0 && <h3>{t('desk.week')}</h3>}
        {week.length > 0 && <Lines items={week} none="" {...shared} />}
        {soon.length > 0 && <h3>{t('desk.month')}</h3>}
        {soon.length > 0 && <Lines items={soon} none="" {...shared} />}
      </section>
      <section className="desk-column desk-returned">
        <h2>{t('desk.returned', { n: formatCount(returned.length) })}</h2>
        <Lines items={returned} none={t('desk.returned.none')} {...shared} />
      </section>
    </div>
  );
}

interface LinesProps {
  readonly items: readonly Waiting[];
  readonly none: string;
  readonly names: Names;
  readonly today: CalendarDate;
  readonly task: Task;
}

function groupOf(item: Waiting): string {
  switch (item.kind) {
    case 'document':
      return '';
    case 'consultation':
      return item.consultation.unitCode;
    case 'notice':
      return item.notice.unitCode;
    case 'board':
      return item.todo.unitCode || 'board';
    case 'disclosure':
      return item.cell.unitCode;
  }
}

function Lines({ items, none, names, today, task }: LinesProps) {
  if (items.length === 0) return none ? <p className="quiet">{none}</p> : null;
  if (items.length <= FLAT)
    return (
      <ul className="desk-lines">
        {items.map((item) => (
          <Line key={keyOf(item)} item={item} withUnit names={names} today={today} task={task} />
        ))}
      </ul>
    );
  const groups = new Map<string, Waiting[]>();
  for (const item of items) {
    const known = groups.get(groupOf(item));
    if (known) known.push(item);
    else groups.set(groupOf(item), [item]);
  }
  return (
    <ul className="desk-lines">
      {[...groups].map(([unitCode, own]) =>
        own.length === 1 && own[0] ? (
          <Line key={unitCode} item={own[0]} withUnit names={names} today={today} task={task} />
        ) : (
          <li key={unitCode}>
            <Group
              name={unitCode === '' ? t('desk.documents') : (names.unit.get(unitCode) ?? unitCode)}
              items={own}
              names={names}
              today={today}
              task={task}
            />
          </li>
        ),
      )}
    </ul>
  );
}

function Group({ name, items, names, today, task }: Omit<LinesProps, 'none'> & { readonly name: string }) {
  const [open, setOpen] = useState(false);
  const first = items[0]?.dueOn ?? '';
  return (
    <>
      <button type="button" className="desk-group" aria-expanded={open} onClick={() => setOpen(!open)}>
        <strong>{name}</strong>
        <span>{t('desk.group', { n: formatCount(items.length) })}</span>
        {first && <span className="quiet">{t('desk.group.first', { date: dayWords(first) })}</span>}
      </button>
      {open && (
        <ul>
          {items.slice(0, MOST).map((item) => (
            <Line key={keyOf(item)} item={item} withUnit={false} names={names} today={today} task={task} />
          ))}
          {items.length > MOST && (
            <li>
              <Button type="link" className="cell-link" onClick={() => navigate({ page: 'village', tab: 'matrix' })}>
                {t('desk.group.more', { n: formatCount(items.length - MOST) })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function keyOf(item: Waiting): string {
  switch (item.kind) {
    case 'document':
      return item.document.id;
    case 'consultation':
      return item.consultation.id;
    case 'notice':
      return item.notice.id;
    case 'board':
      return `board ${item.todo.unitCode}`;
    case 'disclosure':
      return `${item.cell.unitCode} ${item.cell.code} ${item.cell.period} ${item.cell.disclosureId}`;
  }
}

interface LineProps extends Omit<LinesProps, 'items' | 'none'> {
  readonly item: Waiting;
  readonly withUnit: boolean;
}

function Line({ item, withUnit, names, today, task }: LineProps) {
  if (item.kind === 'consultation')
    return <ConsultationLine item={item} unit={withUnit ? (names.unit.get(item.consultation.unitCode) ?? '') : ''} />;
  if (item.kind === 'board')
    return <BoardLine todo={item.todo} unit={withUnit ? (names.unit.get(item.todo.unitCode) ?? '') : ''} />;
  if (item.kind === 'notice')
    return <NoticeLine notice={item.notice} unit={withUnit ? (names.unit.get(item.notice.unitCode) ?? '') : ''} />;
  if (item.kind === 'document') {
    const { document, dueOn, days } = item;
    const due =
      dueOn === ''
        ? ''
        : t(days < 0 ? 'desk.document.late' : 'desk.document.due', { date: dayWords(dueOn), n: Math.abs(days) });
    return (
      <li>
        <Button
          type="link"
          className="cell-link"
          onClick={() => navigate({ page: 'document', year: String(document.year), id: document.id })}
        >
          {document.title || document.documentNumber || t('search.untitled')}
        </Button>
        <span className="quiet">
          {[
            document.documentNumber,
            due,
            document.returnedWhy && t('coverage.why.returned', { reason: document.returnedWhy }),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </li>
    );
  }
  const { cell } = item;
  const title = cell.title || (names.entry.get(cell.code) ?? cell.code);
  const unit = withUnit ? `${names.unit.get(cell.unitCode) ?? cell.unitCode} · ` : '';
  return (
    <li>
      <Button type="link" className="cell-link" onClick={() => void openCell(cell, task)}>
        {unit}
        {title} · {periodWords(cell.period)}
      </Button>
      <span className="quiet">
        {dueWords(cell, today)}
        {cell.reason !== '' && ` · ${t('coverage.why.returned', { reason: cell.reason })}`}
      </span>
    </li>
  );
}
