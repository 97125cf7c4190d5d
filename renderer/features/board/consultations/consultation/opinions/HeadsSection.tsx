import { Button, Radio } from 'antd';
import { formatCount } from '../../../../../../shared/kernel';
import { type GatheredHead, gather, withoutHead } from '../../../../../../shared/ledgers/consultations';
import type { OpinionHead } from '../../../../../../shared/records';
import { t } from '../../../../../ui/text';
import { TextOf } from '../Fields';
import { type ConsultationChange, useEdit } from '../useConsultationEdit';

const VERDICTS = ['adopted', 'partly', 'refused'] as const;

/** R-G01: what becomes of each head, and why it is not adopted. */
export function HeadsSection() {
  const { entry } = useEdit();
  const { heads } = gather(entry.body);
  return (
    <section className="consult-card">
      <h2>{t('consultation.section.heads')}</h2>
      {heads.length === 0 ? (
        <p className="quiet">{t('consultation.heads.empty')}</p>
      ) : (
        <ul className="consult-heads">
          {heads.map((one) => (
            <HeadLine key={one.head.id} gathered={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function HeadLine({ gathered }: { gathered: GatheredHead }) {
  const { entry, save, answerLocked } = useEdit();
  const { head, opinions, times } = gathered;
  const { id } = head;
  const change = (one: typeof entry, next: Partial<OpinionHead>): ConsultationChange => ({
    body: { heads: one.body.heads.map((known) => (known.id === id ? { ...known, ...next } : known)) },
  });
  const of = (one: typeof entry): OpinionHead => one.body.heads.find((known) => known.id === id) ?? head;
  const needsReason = head.verdict === 'refused' || head.verdict === 'partly';
  return (
    <li>
      <div className="consult-headline">
        <TextOf
          label={t('consultation.head.title', { n: formatCount(times) })}
          max={200}
          disabled={answerLocked}
          of={(one) => of(one).title}
          put={(title, one) => change(one, { title })}
        />
        {answerLocked ? (
          <strong>{head.verdict === '' ? '' : t(`consultation.verdict.${head.verdict}`)}</strong>
        ) : (
          <Radio.Group
            aria-label={t('consultation.head.verdict', { head: head.title })}
            optionType="button"
            value={head.verdict}
            options={VERDICTS.map((value) => ({ value, label: t(`consultation.verdict.${value}`) }))}
            onChange={(event) => void save((one) => change(one, { verdict: event.target.value }))}
          />
        )}
        {opinions.length === 0 && !answerLocked && (
          <Button size="small" onClick={() => void save(({ body }) => ({ body: withoutHead(body, id) }))}>
            {t('consultation.head.remove')}
          </Button>
        )}
      </div>
      <TextOf
        label={t(needsReason ? 'consultation.head.reason' : 'consultation.head.how')}
        max={2000}
        lines={1}
        wide
        disabled={answerLocked}
        of={(one) => of(one).reason}
        put={(reason, one) => change(one, { reason })}
      />
    </li>
  );
}
