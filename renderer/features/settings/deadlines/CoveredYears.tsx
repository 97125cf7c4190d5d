import { Alert, Table } from 'antd';
import { useState } from 'react';
import type { HolidayYear } from '../../../../shared/records';
import type { ImportFault, MovedDeadline } from '../../../../shared/rules';
import { importHolidayTable, useHolidayYears } from '../../../data/calendars';
import { outcomeOf } from '../../../data/outcome';
import { FaultNote } from '../../../ui/FaultNote';
import { FilePicker } from '../../../ui/FilePicker';
import { describeMoment } from '../../../ui/moment';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

const broughtIn = ({ importedAt, importedBy }: HolidayYear): string =>
  importedAt === ''
    ? t('deadline.years.shipped')
    : t('deadline.years.by', { by: importedBy, at: describeMoment(importedAt, Date.now()) });

/** The years whose notice is known, and the button that brings in another. */
export function CoveredYears({ onMoved }: { onMoved: (moved: readonly MovedDeadline[]) => void }) {
  const years = useHolidayYears() ?? [];
  const task = useTask();
  const [faults, setFaults] = useState<readonly ImportFault[]>([]);
  const [taken, setTaken] = useState<readonly number[]>([]);
  const first = years[0]?.year ?? 0;
  const last = years.at(-1)?.year ?? 0;

  const take = async ([file]: File[]): Promise<void> => {
    if (!file) return;
    const found = await task.run('deadline.years.reading', () => outcomeOf(() => importHolidayTable(file)));
    if (!found) return;
    setFaults(found.faults);
    setTaken(found.years);
    if (found.faults.length === 0) onMoved(found.moved);
  };
  return (
    <section>
      <h2>{t('deadline.years.title')}</h2>
      <p>{t('deadline.years.covered', { first, last, next: last + 1 })}</p>
      <FilePicker
        primary
        label={t('deadline.years.import')}
        accept=".json"
        testId="holiday-file"
        disabled={task.running}
        onFiles={(files) => void take(files)}
      />
      <p className="quiet">{t('deadline.years.importLead')}</p>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          closable={{ onClose: () => setFaults([]) }}
          title={t('deadline.years.refused')}
          description={
            <ul className="tight-list">
              {faults.map(({ code, params }) => (
                <li key={code + JSON.stringify(params)}>{t(code, params)}</li>
              ))}
            </ul>
          }
        />
      )}
      {taken.length > 0 && (
        <Alert
          type="success"
          showIcon
          role="status"
          closable={{ onClose: () => setTaken([]) }}
          title={t('deadline.years.taken', { years: taken.join(t('app.comma')) })}
        />
      )}
      <Table<HolidayYear>
        rowKey="year"
        size="small"
        className="narrow-table"
        pagination={false}
        dataSource={[...years].reverse().slice(0, SHOWN_YEARS)}
        columns={[
          { title: t('deadline.years.year'), dataIndex: 'year', width: 80 },
          { title: t('deadline.years.off'), render: (_, row) => row.off.length, width: 100 },
          { title: t('deadline.years.on'), render: (_, row) => row.on.length, width: 110 },
          { title: t('deadline.years.source'), dataIndex: 'source' },
          { title: t('deadline.years.broughtIn'), render: (_, row) => broughtIn(row), width: 200 },
        ]}
      />
    </section>
  );
}

/** Older ones are counted with, but nobody looks at them here. */
const SHOWN_YEARS = 4;
