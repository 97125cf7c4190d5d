import { Button } from 'antd';
import { useState } from 'react';
import { type EndedPosting, type Hanging, isOpen, stepOf } from '../../../../../shared/board/ledger';
import type { Objection } from '../../../../../shared/records';
import { blankObjection } from '../../../../data/board';
import { StateMark } from '../../../../ui/StateMark';
import { t } from '../../../../ui/text';
import { dayText } from '../words';
import { ObjectionDialog } from './ObjectionDialog';
import { ReplyDues } from './ReplyDues';

interface Props {
  readonly hanging: Hanging;
  readonly ended: readonly EndedPosting[];
  readonly onCorrect: () => void;
}

/** R-V08: received, examined, answered; one that is right leads to the correction. No name of who raised it. */
export function ObjectionSection({ hanging, ended, onCorrect }: Props) {
  const [edited, setEdited] = useState<Objection | null>(null);
  const objections = hanging.line?.objections ?? [];
  const firstPostedOn = ended[0]?.postedOn ?? hanging.thing.postedOn;
  return (
    <section className="board-card">
      <h2>{t('board.section.objections')}</h2>
      {objections.length === 0 && <p className="quiet">{t('board.objection.none')}</p>}
      <ul className="board-objections">
        {objections.map((one) => (
          <li key={one.id}>
            <p>
              <StateMark tone={isOpen(one) ? 'wait' : 'good'}>{t(`board.objectionStep.${stepOf(one)}`)}</StateMark>{' '}
              {t('board.objection.line', { date: dayText(one.receivedOn), what: one.what })}
            </p>
            {one.examinedOn !== '' && (
              <p>{t('board.objection.examined', { date: dayText(one.examinedOn), finding: one.finding })}</p>
            )}
            {one.answeredOn !== '' && one.outcome !== '' && (
              <p>
                {t('board.objection.answered', {
                  date: dayText(one.answeredOn),
                  answer: one.answer,
                  outcome: t(`board.outcome.${one.outcome}`),
                })}
              </p>
            )}
            {isOpen(one) && <ReplyDues from={one.receivedOn} />}
            <Button size="small" onClick={() => setEdited(one)}>
              {t(isOpen(one) ? 'board.objection.goOn' : 'board.objection.change')}
            </Button>
            {one.outcome === 'upheld' && hanging.state !== 'correcting' && (
              <Button size="small" type="link" onClick={onCorrect}>
                {t('board.objection.correct')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={() => setEdited(blankObjection())}>{t('board.objection.add')}</Button>
      </div>
      {edited && (
        <ObjectionDialog
          hanging={hanging}
          objection={edited}
          firstPostedOn={firstPostedOn}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}
