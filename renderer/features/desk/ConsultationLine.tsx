import { Button } from 'antd';
import type { Waiting } from '../../../shared/disclosure/coverage';
import { dayWords } from '../../app/coverage/coverageWords';
import { navigate } from '../../app/router';
import { t } from '../../ui/text';

interface Props {
  readonly item: Extract<Waiting, { kind: 'consultation' }>;
  /** '' where the unit stands above. */
  readonly unit: string;
}

/** R-G01: a consultation whose period ends, or that has ended and has no result yet. */
export function ConsultationLine({ item, unit }: Props) {
  const { consultation, what, dueOn, days } = item;
  const { unitCode, year, id } = consultation;
  const title = t('consultation.desk.title', { title: consultation.title || t('search.untitled') });
  const words = {
    ends: () => t('consultation.desk.ends', { date: dayWords(dueOn), n: days }),
    result: () =>
      t(days < 0 ? 'consultation.desk.resultLate' : 'consultation.desk.result', {
        date: dayWords(consultation.closesOn),
        due: dayWords(dueOn),
      }),
    publish: () => t('consultation.desk.publish', { date: dayWords(consultation.closedOn) }),
  };
  return (
    <li>
      <Button type="link" className="cell-link" onClick={() => navigate({ page: 'consultation', unitCode, year, id })}>
        {unit === '' ? title : `${unit} · ${title}`}
      </Button>
      <span className="quiet">{words[what]()}</span>
    </li>
  );
}
