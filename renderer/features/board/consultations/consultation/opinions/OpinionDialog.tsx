import { AutoComplete, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { consultationRules } from '../../../../../../resources/tables';
import { newId } from '../../../../../../shared/kernel';
import { type PastedOpinion, sortUnder, takeInOpinions } from '../../../../../../shared/ledgers/consultations';
import { LONGEST_OPINION, MOST_TIMES, type Opinion } from '../../../../../../shared/records';
import { hasCoveredNumber } from '../../../../../data/consultations';
import { today } from '../../../../../data/disclosures';
import { source } from '../../../../../data/source';
import { DateField } from '../../../../../ui/DateField';
import { Dialog } from '../../../../../ui/Dialog';
import { t } from '../../../../../ui/text';
import { useEdit } from '../useConsultationEdit';

interface Props {
  /** null: a new one. */
  readonly opinion: Opinion | null;
  readonly onClose: () => void;
}

/** 登记一条意见, or a change of one. Who said it stays inside. */
export function OpinionDialog({ opinion, onClose }: Props) {
  const { entry, save } = useEdit();
  const id = useId();
  const { heads } = entry.body;
  const [typed, setTyped] = useState<PastedOpinion>(
    opinion
      ? { ...opinion, head: heads.find((head) => head.id === opinion.headId)?.title ?? '' }
      : { receivedOn: today(), way: 'comments', text: '', times: 1, from: '', head: '' },
  );
  const change = (next: Partial<PastedOpinion>): void => setTyped({ ...typed, ...next });
  const makeId = (): string => newId(source);
  const keep = (): void => {
    const { head, receivedOn, way, text, times, from } = typed;
    void save(({ body }) => {
      if (!opinion) return { body: takeInOpinions(body, [typed], makeId) };
      const opinions = body.opinions.map((one) =>
        one.id === opinion.id ? { ...one, receivedOn, way, text, times, from } : one,
      );
      return { body: sortUnder({ heads: body.heads, opinions }, new Set([opinion.id]), head, makeId) };
    });
    onClose();
  };
  return (
    <Dialog
      open
      title={t(opinion ? 'consultation.opinion.change' : 'consultation.opinion.add')}
      okText={t('consultation.opinion.ok')}
      onOk={keep}
      onCancel={onClose}
      okDisabled={typed.text.trim() === ''}
    >
      <div className="consult-field">
        <label htmlFor={`${id}-text`}>{t('consultation.col.says')}</label>
        <Input.TextArea
          id={`${id}-text`}
          data-autofocus
          autoSize={{ minRows: 4, maxRows: 12 }}
          value={typed.text}
          maxLength={LONGEST_OPINION}
          onChange={(event) => change({ text: event.target.value })}
        />
        {hasCoveredNumber(typed.text) && <span className="quiet">{t('consultation.opinion.covered')}</span>}
      </div>
      <div className="consult-fields">
        <div className="consult-field">
          <span className="field-name">{t('consultation.col.receivedOn')}</span>
          <DateField
            label={t('consultation.col.receivedOn')}
            value={typed.receivedOn}
            onChange={(receivedOn) => change({ receivedOn })}
          />
        </div>
        <div className="consult-field">
          <span className="field-name">{t('consultation.col.way')}</span>
          <Select
            aria-label={t('consultation.col.way')}
            value={typed.way}
            options={[
              { value: '' as const, label: t('consultation.opinion.anyWay') },
              ...consultationRules.ways.map(({ way, words }) => ({ value: way, label: words })),
            ]}
            onChange={(way) => change({ way })}
          />
        </div>
        <div className="consult-field">
          <label htmlFor={`${id}-times`}>{t('consultation.col.times')}</label>
          <InputNumber
            id={`${id}-times`}
            min={1}
            max={MOST_TIMES}
            precision={0}
            value={typed.times}
            onChange={(times) => change({ times: times ?? 1 })}
          />
        </div>
        <div className="consult-field">
          <label htmlFor={`${id}-from`}>{t('consultation.col.from')}</label>
          <Input
            id={`${id}-from`}
            value={typed.from}
            maxLength={60}
            onChange={(event) => change({ from: event.target.value })}
          />
          <span className="quiet">{t('consultation.opinion.fromHint')}</span>
        </div>
        <div className="consult-field">
          <label htmlFor={`${id}-head`}>{t('consultation.col.head')}</label>
          <AutoComplete
            id={`${id}-head`}
            value={typed.head}
            maxLength={200}
            options={heads.map(({ title }) => ({ value: title }))}
            onChange={(head: string) => change({ head })}
          />
        </div>
      </div>
    </Dialog>
  );
}
