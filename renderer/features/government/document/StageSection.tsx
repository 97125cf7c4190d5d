import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { documentRules } from '../../../../resources/tables';
import type { DOCUMENT_STAGES } from '../../../../shared/records';
import { useOperator } from '../../../app/session';
import { todayHere } from '../../../data/documents';
import { DateField } from '../../../ui/DateField';
import { t } from '../../../ui/text';
import { dayText } from '../documents/ledgerWords';
import { useEdit } from './useDocumentEdit';

type Stage = (typeof DOCUMENT_STAGES)[number];

/** R-A07: who did which of the six stages and when; kept by those who want it. */
export function StageSection() {
  const { document, save, locked } = useEdit();
  const operator = useOperator();
  const [stage, setStage] = useState<Stage>('drafting');
  const [on, setOn] = useState<string>(todayHere());
  const [by, setBy] = useState(operator);
  const wordsOf = (wanted: Stage): string => documentRules.stages.find((one) => one.stage === wanted)?.words ?? '';
  return (
    <section className="document-card">
      <h2>{t('documents.section.stages')}</h2>
      {document.stages.length > 0 && (
        <ol>
          {document.stages.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added
            <li key={index}>
              {t('documents.stageLine', { stage: wordsOf(one.stage), day: dayText(one.on), by: one.by })}
            </li>
          ))}
        </ol>
      )}
      {!locked && (
        <div className="document-fields">
          <Select
            aria-label={t('documents.stage')}
            value={stage}
            options={documentRules.stages.map((one) => ({ value: one.stage, label: one.words }))}
            onChange={setStage}
          />
          <DateField label={t('documents.stageOn')} value={on} onChange={setOn} />
          <Input
            aria-label={t('documents.stageBy')}
            value={by}
            maxLength={60}
            onChange={(event) => setBy(event.target.value)}
          />
          <div>
            <Button
              disabled={on === '' || by.trim() === ''}
              onClick={() => void save({ stages: [...document.stages, { stage, on, by: by.trim() }] })}
            >
              {t('documents.stageAdd')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
