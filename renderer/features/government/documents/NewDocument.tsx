import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { UnitRecord } from '../../../../shared/records';
import { navigate } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { createDocument, todayHere } from '../../../data/documents';
import { outcomeOf } from '../../../data/outcome';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { ClassSelect } from '../document/ClassSelect';

interface Props {
  readonly year: number;
  readonly onClose: () => void;
}

const NO_CHOICE = { disclosureClass: '', words: '' } as const;

/** 登记公文: title and class first (R-A01), everything else on the page of the document. */
export function NewDocument({ year, onClose }: Props) {
  const { self, all } = useUnits();
  const task = useTask();
  const [title, setTitle] = useState('');
  const [choice, setChoice] = useState<Parameters<Parameters<typeof ClassSelect>[0]['onChange']>[0]>(NO_CHOICE);
  const [isNormative, setNormative] = useState(false);
  const [unitCode, setUnitCode] = useState('');
  const units = all.filter((unit) => unit.level !== 'village');
  const unit: UnitRecord | undefined = units.find((one) => one.unitCode === unitCode) ?? self;
  const create = async (): Promise<void> => {
    if (!unit) return;
    const place = await task.run('app.task.saving', () =>
      outcomeOf(() =>
        createDocument({
          year,
          unitCode: unit.unitCode,
          title,
          disclosureClass: choice.disclosureClass,
          classWords: choice.words,
          isNormative,
          madeBy: unit.name,
          keptBy: unit.name,
          draftedOn: todayHere(),
        }),
      ),
    );
    if (place) navigate({ page: 'document', year: String(place.year), id: place.id });
  };
  return (
    <Dialog
      open
      title={t('documents.new')}
      okText={t('documents.new.ok')}
      onOk={() => void create()}
      onCancel={onClose}
      okDisabled={title.trim() === '' || !unit}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {!unit && <p role="alert">{t('documents.noUnit')}</p>}
      <div className="document-field">
        <label htmlFor="new-title">{t('documents.field.title')}</label>
        <Input
          id="new-title"
          data-autofocus
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      {units.length > 1 && (
        <div className="document-field">
          <span className="field-name">{t('documents.field.unit')}</span>
          <Select
            aria-label={t('documents.field.unit')}
            value={unit?.unitCode ?? ''}
            options={units.map((one) => ({ value: one.unitCode, label: one.name }))}
            onChange={setUnitCode}
          />
        </div>
      )}
      <div className="document-field">
        <span className="field-name">{t('documents.field.disclosureClass')}</span>
        <ClassSelect words={choice.words} onChange={setChoice} />
        <span className="quiet">{t('documents.new.classHint')}</span>
      </div>
      <Checkbox checked={isNormative} onChange={(event) => setNormative(event.target.checked)}>
        {t('documents.field.isNormative')}
      </Checkbox>
    </Dialog>
  );
}
