import { Checkbox, Select } from 'antd';
import { consultationRules } from '../../../../../resources/tables';
import type { ConsultationBody } from '../../../../../shared/records';
import { t } from '../../../../ui/text';
import { TextOf } from './Fields';
import { useEdit } from './useConsultationEdit';

const ANSWER = [
  ['address', 200],
  ['telephone', 100],
  ['box', 200],
  ['hours', 100],
] as const satisfies readonly (readonly [keyof ConsultationBody['answer'], number])[];

/** R-G02: ways of taking part, where they are published, and where an answer goes. */
export function WaysSection() {
  const { entry, save, askLocked } = useEdit();
  const { line, body } = entry;
  return (
    <section className="consult-card">
      <h2>{t('consultation.section.ways')}</h2>
      <Checkbox.Group
        className="consult-choices"
        aria-label={t('consultation.col.ways')}
        disabled={askLocked}
        value={[...line.ways]}
        options={consultationRules.ways.map(({ way, words }) => ({ value: way, label: words }))}
        onChange={(chosen) =>
          void save(() => ({
            line: { ways: consultationRules.ways.map(({ way }) => way).filter((way) => chosen.includes(way)) },
          }))
        }
      />
      <div className="consult-fields">
        <div className="consult-field consult-wide">
          <span className="field-name">{t('consultation.field.channels')}</span>
          <Select
            mode="tags"
            aria-label={t('consultation.field.channels')}
            disabled={askLocked}
            value={[...body.channels]}
            options={consultationRules.channels.map((value) => ({ value, label: value }))}
            placeholder={t('consultation.field.channelsHint')}
            tokenSeparators={['、', '，', ',']}
            onChange={(channels: string[]) =>
              void save(() => ({ body: { channels: channels.map((one) => one.slice(0, 60)).slice(0, 40) } }))
            }
          />
        </div>
        {ANSWER.map(([name, max]) => (
          <TextOf
            key={name}
            label={t(`consultation.field.${name}`)}
            max={max}
            disabled={askLocked}
            of={(one) => one.body.answer[name]}
            put={(value, one) => ({ body: { answer: { ...one.body.answer, [name]: value } } })}
          />
        ))}
      </div>
    </section>
  );
}
