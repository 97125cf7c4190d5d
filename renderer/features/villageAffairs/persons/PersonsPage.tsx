import { App } from 'antd';
import type { TableRead } from '../../../../shared/jobs';
import { formatCount } from '../../../../shared/kernel';
import { PERSON_FIELDS } from '../../../../shared/ledgers/persons';
import type { DisclosurePlace } from '../../../data/disclosures';
import { MappingScreen } from '../../../ui/mapping';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { runJob } from '../../../workers/client';
import { usePersonsSheet } from './usePersonsSheet';

interface Props {
  readonly table: TableRead;
  readonly place: DisclosurePlace;
  readonly title: string;
  readonly onClose: () => void;
}

/** A list of persons from a sheet. */
export function PersonsPage({ table, place, title, onClose }: Props) {
  const mapping = usePersonsSheet(table, place);
  const task = useTask();
  const { message } = App.useApp();
  const { rows, count } = mapping.read;
  const taken = rows.length;
  const take = async (): Promise<void> => {
    const done = await task.run('app.task.saving', (control) =>
      runJob('persons.save', { place, fileName: table.name, rows }, control),
    );
    if (done === undefined) return;
    void message.success(t('persons.taken', { n: formatCount(taken) }));
    onClose();
  };
  return (
    <MappingScreen
      title={t('persons.page.title')}
      lead={t('persons.page.lead', { title })}
      table={table}
      mapping={mapping}
      fields={PERSON_FIELDS}
      fieldName={(field) => t(`persons.field.${field}`)}
      widthOf={(field) => (field === 'idNumber' ? 190 : 120)}
      groupKey={(code) => `persons.group.${code}`}
      task={task}
      counts={t('persons.counts', {
        rows: formatCount(count),
        taken: formatCount(taken),
        left: formatCount(count - taken),
      })}
      takeText={t('persons.take', { n: formatCount(taken) })}
      canTake={taken > 0}
      onTake={() => void take()}
      onClose={onClose}
    />
  );
}
