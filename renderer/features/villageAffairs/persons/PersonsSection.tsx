import { App, Button, Popconfirm, Space } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { TableRead } from '../../../../shared/jobs';
import { formatCount, parseCalendarDate } from '../../../../shared/kernel';
import type { CatalogEntry, PersonList } from '../../../../shared/records';
import { SHEET_TYPES } from '../../../app/deskCommands';
import { placeOf, today } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { personsPosting, printProblems, publicVersion, removePersonList, usePersonList } from '../../../data/persons';
import { DateField } from '../../../ui/DateField';
import { FaultNote } from '../../../ui/FaultNote';
import { FilePicker } from '../../../ui/FilePicker';
import { ReportActs } from '../../../ui/report';
import { TaskProgress } from '../../../ui/TaskProgress';
import { describe, t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { useEdit } from '../entry/useEntryEdit';
import { PersonsTable } from './PersonsTable';

interface Props {
  readonly catalog: CatalogEntry;
  readonly onRead: (table: TableRead) => void;
}

/** 名单: who stands behind a matter of relief or allowances, what the board may say of them, and the sheet for it. */
export function PersonsSection({ catalog, onRead }: Props) {
  const { entry, locked } = useEdit();
  const list = usePersonList(entry.line.id);
  const task = useTask();
  const { message } = App.useApp();
  const place = placeOf(entry.line);
  const read = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const found = await task.run('documents.task.readSheet', (options) => runJob('table.read', { file }, options));
    if (found) onRead(found);
  };
  const remove = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await removePersonList(place);
        return true;
      }),
    );
    if (done) void message.success(t('persons.removed'));
  };
  if (list === undefined) return null;
  return (
    <section className="entry-card">
      <h2>{t('persons.head')}</h2>
      <p className="quiet">{t(`persons.profile.${catalog.privacyProfile}`)}</p>
      {!list && <p>{t('persons.none')}</p>}
      {!locked && (
        <Space wrap>
          <FilePicker
            label={t(list ? 'persons.readAnother' : 'persons.read')}
            accept={SHEET_TYPES}
            testId="persons-file"
            onFiles={(files) => void read(files)}
          />
          {list && (
            <Popconfirm title={t('persons.removeAsk')} onConfirm={() => void remove()}>
              <Button>{t('persons.remove')}</Button>
            </Popconfirm>
          )}
        </Space>
      )}
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {list && <ListShown list={list} catalog={catalog} />}
    </section>
  );
}

function ListShown({ list, catalog }: { list: PersonList; catalog: CatalogEntry }) {
  const { entry } = useEdit();
  const { line } = entry;
  const [chosen, setChosen] = useState('');
  const postedOn = parseCalendarDate(line.postedOn) ?? parseCalendarDate(chosen) ?? today();
  const made = publicVersion(list, catalog, postedOn);
  const blocked = useLiveQuery(() => printProblems(entry), [entry]);
  const left = made.named?.leftOut.count ?? 0;
  return (
    <>
      <p role="status">{t('persons.stored', { n: formatCount(list.rows.length), file: list.fileName })}</p>
      <PersonsTable list={list} made={made} />
      {made.named && (made.named.changes.length > 0 || left > 0) && (
        <ul className="tight-list">
          {left > 0 && <li>{t('persons.leftOut', { n: formatCount(left) })}</li>}
          {made.named.problems.map((one) => (
            <li key={`${one.code}/${one.at.row}`}>{describe(one)}</li>
          ))}
          {made.named.changes.map(({ code, count }) => (
            <li key={code}>{t(code, { count: formatCount(count) })}</li>
          ))}
        </ul>
      )}
      {line.postedOn === '' && (
        <div className="entry-field">
          <span className="field-name">{t('persons.postedOn')}</span>
          <DateField label={t('persons.postedOn')} value={postedOn} onChange={setChosen} />
        </div>
      )}
      {blocked && blocked.length > 0 && (
        <>
          <p>{t('persons.blocked')}</p>
          <ul className="tight-list">
            {blocked.map((one) => (
              <li key={JSON.stringify(one)}>{describe(one)}</li>
            ))}
          </ul>
        </>
      )}
      <ReportActs make={() => personsPosting(placeOf(line), postedOn)} disabled={blocked?.length !== 0} />
    </>
  );
}
