import { Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { Hanging } from '../../../../../shared/board/ledger';
import type { BoardRecord } from '../../../../../shared/records';
import { formatRoute } from '../../../../app/router';
import { type PlaceFacts, setPlace } from '../../../../data/board';
import { outcomeOf } from '../../../../data/outcome';
import { FaultNote } from '../../../../ui/FaultNote';
import { t } from '../../../../ui/text';
import { useTask } from '../../../../ui/useTask';
import { WholeNumber } from '../../../../ui/WholeNumber';
import { dayText, viewRoute } from '../words';
import { VillageDay } from './VillageDay';

/** Which board, since when, who put it up, how much paper. Each field is stored when it is left. */
export function PlaceSection({ hanging, boards }: { hanging: Hanging; boards: readonly BoardRecord[] }) {
  const { thing, line, board, earliest } = hanging;
  const task = useTask();
  const id = useId();
  const [postedBy, setPostedBy] = useState(line?.postedBy ?? '');
  useEffect(() => setPostedBy(line?.postedBy ?? ''), [line?.postedBy]);
  const own = boards.filter(({ unitCode }) => unitCode === thing.unitCode);
  const now: PlaceFacts = {
    boardId: line?.boardId ?? '',
    postedBy: line?.postedBy ?? '',
    sheets: line?.sheets ?? 0,
    paper: line?.paper ?? thing.paper,
  };
  const put = (change: Partial<PlaceFacts>): void =>
    void task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await setPlace(hanging, { ...now, ...change });
        return true;
      }),
    );
  return (
    <section className="board-card">
      <h2>{t('board.section.place')}</h2>
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <dl className="board-facts">
        <dt>{t('board.col.postedOn')}</dt>
        <dd>
          {dayText(thing.postedOn) || t('disclosure.notPosted')}
          {thing.source === 'batch' && thing.postedOn !== '' && <VillageDay hanging={hanging} />}
        </dd>
        {earliest !== '' && (
          <>
            <dt>{t('board.field.until')}</dt>
            <dd>{t('board.until', { to: dayText(thing.postingTo), earliest: dayText(earliest) })}</dd>
          </>
        )}
        {thing.takenDownOn !== '' && (
          <>
            <dt>{t('board.field.takenDownOn')}</dt>
            <dd>
              {dayText(thing.takenDownOn)} {line?.takenDownBy}
            </dd>
          </>
        )}
        {thing.place !== '' && (
          <>
            <dt>{t('board.field.place')}</dt>
            <dd>{thing.place}</dd>
          </>
        )}
      </dl>
      <div className="board-fields">
        <div className="board-field">
          <span className="field-name">{t('board.col.board')}</span>
          {own.length === 0 ? (
            <a href={formatRoute(viewRoute('boards'))}>{t('board.addFirst')}</a>
          ) : (
            <Select
              aria-label={t('board.col.board')}
              value={board?.id ?? ''}
              options={[
                { value: '', label: t('board.notSaid') },
                ...own.map(({ id: value, name, place }) => ({
                  value,
                  label: place === '' ? name : t('board.named', { name, place }),
                })),
              ]}
              onChange={(boardId) => put({ boardId })}
            />
          )}
        </div>
        <div className="board-field">
          <label htmlFor={`${id}-by`}>{t('board.col.postedBy')}</label>
          <Input
            id={`${id}-by`}
            value={postedBy}
            maxLength={60}
            onChange={(event) => setPostedBy(event.target.value)}
            onBlur={() => postedBy.trim() !== now.postedBy && put({ postedBy })}
          />
        </div>
        <div className="board-field">
          <label htmlFor={`${id}-sheets`}>{t('board.field.sheets')}</label>
          <WholeNumber id={`${id}-sheets`} max={9999} value={now.sheets} onKeep={(sheets) => put({ sheets })} />
        </div>
        <div className="board-field">
          <span className="field-name">{t('board.field.paper')}</span>
          <Select
            aria-label={t('board.field.paper')}
            value={now.paper}
            options={(['A4', 'A3'] as const).map((value) => ({ value, label: value }))}
            onChange={(paper) => put({ paper })}
          />
        </div>
      </div>
    </section>
  );
}
