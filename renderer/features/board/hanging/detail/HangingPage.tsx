import { Button, Space } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import { formatRoute } from '../../../../app/router';
import { actsOf, type BoardView, type HangingDetails } from '../../../../data/board';
import { Screen } from '../../../../ui/Screen';
import { StateMark } from '../../../../ui/StateMark';
import { t } from '../../../../ui/text';
import { daysWords, STATE_TONE, sourceRoute, stateWord, unitName, viewRoute } from '../words';
import { AfterSection } from './AfterSection';
import { CorrectDialog } from './CorrectDialog';
import { ObjectionSection } from './ObjectionSection';
import { PlaceSection } from './PlaceSection';
import { ProofSection } from './ProofSection';
import { TakeDownDialog } from './TakeDownDialog';
import { VersionsSection } from './VersionsSection';

const NOTHING: HangingDetails = { proofs: [], ended: [] };

/** One thing at the board: where it hangs, its photographs, what was objected, earlier versions, what became of it. */
export function HangingPage({ hanging, view }: { hanging: Hanging; view: BoardView }) {
  const { thing, state } = hanging;
  const [open, setOpen] = useState<'down' | 'correct' | null>(null);
  const details = useLiveQuery(() => actsOf(thing).details(thing), [thing]) ?? NOTHING;
  const isUp = state === 'hangs' || state === 'mayComeDown';
  return (
    <Screen
      title={thing.title || t('disclosure.untitled')}
      lead={
        <>
          {unitName(view.units, thing.unitCode)} · {t(`board.source.${thing.source}`)} ·{' '}
          {t('board.version', { n: thing.version })}{' '}
          <StateMark tone={STATE_TONE[state]}>{stateWord(hanging)}</StateMark> {daysWords(hanging)}
          {state === 'mayComeDown' && t('board.days.noFault')}
        </>
      }
      action={
        <Space wrap>
          <a href={formatRoute(viewRoute('list'))}>{t('board.toList')}</a>
          <a href={formatRoute(sourceRoute(hanging))}>{t(`board.toSource.${thing.source}`)}</a>
          {state !== 'correcting' && <Button onClick={() => setOpen('correct')}>{t('board.correct')}</Button>}
          {isUp && (
            <Button type={state === 'mayComeDown' ? 'primary' : 'default'} onClick={() => setOpen('down')}>
              {t('board.takeDown')}
            </Button>
          )}
        </Space>
      }
    >
      <div className="board-cards">
        <PlaceSection hanging={hanging} boards={view.boards} />
        <ProofSection hanging={hanging} proofs={details.proofs} today={view.today} />
        <ObjectionSection hanging={hanging} ended={details.ended} onCorrect={() => setOpen('correct')} />
        <AfterSection hanging={hanging} view={view} />
        {details.ended.length > 0 && <VersionsSection ended={details.ended} />}
      </div>
      {open === 'down' && <TakeDownDialog hanging={hanging} onClose={() => setOpen(null)} />}
      {open === 'correct' && <CorrectDialog hanging={hanging} onClose={() => setOpen(null)} />}
    </Screen>
  );
}
