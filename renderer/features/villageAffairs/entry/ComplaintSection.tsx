import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { Complaint } from '../../../../shared/records';
import { today } from '../../../data/disclosures';
import { DateField } from '../../../ui/DateField';
import { t } from '../../../ui/text';
import { DueLines } from './DueLines';
import { useEdit } from './useEntryEdit';

const REPLY_RULES = ['R-V08/reply', 'R-V08/replyShort'];
const BLANK: Complaint = { on: '', what: '', handled: '', handledOn: '' };

/** R-V06, R-V08: what villagers say about it and how it was settled. What was wrong is mended by a correction and posted anew. */
export function ComplaintSection() {
  const { entry, save } = useEdit();
  const complaints = entry.body.complaints ?? [];
  const put = (next: readonly Complaint[]): void => void save({ body: { complaints: next } });
  const change = (at: number, one: Partial<Complaint>): void =>
    put(complaints.map((known, index) => (index === at ? { ...known, ...one } : known)));
  return (
    <section className="entry-card">
      <h2>{t('disclosure.section.complaints')}</h2>
      <p className="quiet">{t('disclosure.complaintLead')}</p>
      {complaints.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a complaint has no name of its own and is never moved
        <OneComplaint key={index} complaint={one} onChange={(next) => change(index, next)} />
      ))}
      <div>
        <Button disabled={entry.line.deleted} onClick={() => put([...complaints, { ...BLANK, on: today() }])}>
          {t('disclosure.complaint.add')}
        </Button>
      </div>
    </section>
  );
}

interface OneProps {
  readonly complaint: Complaint;
  readonly onChange: (next: Partial<Complaint>) => void;
}

function OneComplaint({ complaint, onChange }: OneProps) {
  return (
    <div className="entry-fields">
      <Day name="on" complaint={complaint} onChange={onChange} />
      <Words name="what" complaint={complaint} onChange={onChange} />
      <Words name="handled" complaint={complaint} onChange={onChange} />
      <Day name="handledOn" complaint={complaint} onChange={onChange} />
      {complaint.handledOn === '' && (
        <div className="entry-wide">
          <DueLines rules={REPLY_RULES} from={complaint.on} />
        </div>
      )}
    </div>
  );
}

function Day({ name, complaint, onChange }: OneProps & { readonly name: 'on' | 'handledOn' }) {
  const label = t(`disclosure.complaint.${name}`);
  return (
    <div className="entry-field">
      <span className="field-name">{label}</span>
      <DateField
        label={label}
        value={complaint[name]}
        max={today()}
        onChange={(day) => onChange(name === 'on' ? { on: day } : { handledOn: day })}
      />
    </div>
  );
}

/** Stored when the field is left. */
function Words({ name, complaint, onChange }: OneProps & { readonly name: 'what' | 'handled' }) {
  const id = useId();
  const stored = complaint[name];
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (): void => {
    if (typed !== null && typed !== stored) onChange(name === 'what' ? { what: typed } : { handled: typed });
    setTyped(null);
  };
  return (
    <div className="entry-field">
      <label htmlFor={id}>{t(`disclosure.complaint.${name}`)}</label>
      <Input
        id={id}
        value={typed ?? stored}
        maxLength={400}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
      />
    </div>
  );
}
