import { Tabs } from 'antd';
import { useState } from 'react';
import { diffEntries, missingElements, versionsOf, withoutChangedSamples } from '../../../shared/disclosure/catalog';
import { type CalendarDate, parseCalendarDate } from '../../../shared/kernel';
import type { CatalogEntry } from '../../../shared/records';
import { saveCatalogEntry } from '../../data/catalogs';
import { outcomeOf } from '../../data/outcome';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { FaultNote } from '../../ui/FaultNote';
import { t } from '../../ui/text';
import { useTask } from '../../ui/useTask';
import { ArchiveForm } from './ArchiveForm';
import { fieldName, nameOf } from './catalogWords';
import { EntryForm } from './EntryForm';
import { VersionList } from './VersionList';

interface Props {
  readonly entry: CatalogEntry;
  /** All versions of the catalog. */
  readonly all: readonly CatalogEntry[];
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
}

/** One entry: its elements, from which day a change counts, its versions, and how it ends. */
export function EntryDialog({ entry, all, today, mayEdit, onClose }: Props) {
  const versions = versionsOf(all, entry.code);
  const isNew = versions.length === 0;
  const [draft, setDraft] = useState(entry);
  const [from, setFrom] = useState<string>(today);
  const task = useTask();
  const missing = missingElements(draft);
  const changed = isNew || diffEntries(entry, draft).length > 0;
  const day = parseCalendarDate(from);
  const save = async (): Promise<void> => {
    if (!day) return;
    const done = await task.run('app.task.saving', () =>
      outcomeOf(() => saveCatalogEntry(withoutChangedSamples(entry, draft), day)),
    );
    if (done) onClose();
  };
  const form = (
    <>
      <EntryForm draft={draft} disabled={!mayEdit} onChange={(part) => setDraft({ ...draft, ...part })} />
      {mayEdit && (
        <div className="catalog-form">
          <div className="catalog-field">
            <span className="quiet">{t('catalog.edit.from')}</span>
            <DateField label={t('catalog.edit.from')} value={from} onChange={setFrom} />
          </div>
          <p className="quiet catalog-wide" role="status">
            {missing.length > 0
              ? t('catalog.edit.missing', { what: missing.map(fieldName).join(t('catalog.listMark')) })
              : t('catalog.edit.fromHint')}
          </p>
        </div>
      )}
    </>
  );
  return (
    <Dialog
      open
      width={920}
      title={isNew ? t('catalog.add') : t('catalog.edit.title', { code: entry.code, name: nameOf(entry) })}
      okText={t(mayEdit ? 'setup.save' : 'app.close')}
      onOk={() => (mayEdit ? void save() : onClose())}
      onCancel={onClose}
      okDisabled={mayEdit && (!changed || missing.length > 0 || !day)}
      busy={task.running}
      {...(mayEdit ? {} : { otherAct: <span /> })}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {isNew ? (
        form
      ) : (
        <Tabs
          items={[
            { key: 'form', label: t('catalog.tab.content'), children: form },
            {
              key: 'versions',
              label: t('catalog.tab.versions', { n: versions.length }),
              children: (
                <>
                  <VersionList versions={versions} today={today} />
                  {mayEdit && <ArchiveForm entry={entry} today={today} onDone={onClose} />}
                </>
              ),
            },
          ]}
        />
      )}
    </Dialog>
  );
}
