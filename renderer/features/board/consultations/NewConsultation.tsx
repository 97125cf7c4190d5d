import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { consultationRules } from '../../../../resources/tables';
import type { ConsultationMatter, UnitRecord } from '../../../../shared/records';
import { navigate } from '../../../app/router';
import { useSettings } from '../../../app/session';
import { createConsultation } from '../../../data/consultations';
import { outcomeOf } from '../../../data/outcome';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';

interface Props {
  readonly units: readonly UnitRecord[];
  readonly unitCode: string;
  readonly onClose: () => void;
}

/** 新建: who asks, what about. Everything else stands on the page that opens. */
export function NewConsultation({ units, unitCode: wanted, onClose }: Props) {
  const id = useId();
  const task = useTask();
  const { supervisionTelephone } = useSettings();
  const [unitCode, setUnitCode] = useState(wanted || (units[0]?.unitCode ?? ''));
  const [title, setTitle] = useState('');
  const isVillage = (code: string): boolean => units.find((one) => one.unitCode === code)?.level === 'village';
  const [matter, setMatter] = useState<ConsultationMatter>(isVillage(unitCode) ? 'villageAffair' : 'majorDecision');
  const create = async (): Promise<void> => {
    const place = await task.run('app.task.saving', () =>
      outcomeOf(() => createConsultation({ unitCode, title, matter, telephone: supervisionTelephone })),
    );
    if (place) navigate({ page: 'consultation', ...place });
  };
  const rule = consultationRules.matters.find((one) => one.matter === matter);
  return (
    <Dialog
      open
      title={t('consultation.new')}
      okText={t('consultation.new.ok')}
      onOk={() => void create()}
      onCancel={onClose}
      okDisabled={unitCode === '' || title.trim() === ''}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <p>{t('consultation.new.lead')}</p>
      <div className="consult-field">
        <span className="field-name">{t('consultation.col.unit')}</span>
        <Select
          aria-label={t('consultation.col.unit')}
          value={unitCode}
          options={units.map((unit) => ({ value: unit.unitCode, label: unit.name }))}
          onChange={(code) => {
            setUnitCode(code);
            setMatter(isVillage(code) ? 'villageAffair' : 'majorDecision');
          }}
        />
      </div>
      <div className="consult-field">
        <label htmlFor={`${id}-title`}>{t('consultation.field.title')}</label>
        <Input
          id={`${id}-title`}
          data-autofocus
          value={title}
          maxLength={200}
          placeholder={t('consultation.field.titleHint')}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <div className="consult-field">
        <span className="field-name">{t('consultation.field.matter')}</span>
        <Select
          aria-label={t('consultation.field.matter')}
          value={matter}
          options={consultationRules.matters.map((one) => ({ value: one.matter, label: one.words }))}
          onChange={setMatter}
        />
        {rule && <span className="quiet">{t('consultation.field.matterSource', { source: rule.source })}</span>}
      </div>
    </Dialog>
  );
}
