import { Button, Space } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { markReady } from '../../../app/ready';
import { PrintReviews } from '../../../app/reviews/PrintReviews';
import { RecordReviews } from '../../../app/reviews/RecordReviews';
import { formatRoute, navigate } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { openDisclosure, placeOf } from '../../../data/disclosures';
import { outcomeOf } from '../../../data/outcome';
import { EmptyState } from '../../../ui/EmptyState';
import { FaultNote } from '../../../ui/FaultNote';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { useTask } from '../../../ui/useTask';
import { ActMany } from './ActMany';
import { DecisionsNote } from './DecisionsNote';
import { DismissDialog } from './DismissDialog';
import { ItemsTable } from './ItemsTable';
import { ItemsTools } from './ItemsTools';
import { NewEvent } from './NewEvent';
import { type ItemRow, useItems } from './useItems';

type Open = 'new' | 'submit' | 'publish' | 'print' | 'record' | null;

/** 事项: every duty of the villages in a year, and what can be done for many at once. */
export function ItemsTab({ heads }: { heads: ReactNode }) {
  const items = useItems();
  const { self } = useUnits();
  const task = useTask();
  const { run } = task;
  const [open, setOpen] = useState<Open>(null);
  const [dismissed, setDismissed] = useState<ItemRow | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { ready, villages } = items;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  const begin = useCallback(
    async ({ cell }: ItemRow): Promise<void> => {
      const place = await run('app.task.saving', () =>
        outcomeOf(() => openDisclosure(cell.unitCode, cell.code, cell.period)),
      );
      if (place) navigate({ page: 'disclosure', ...place });
    },
    [run],
  );
  const wanted = new Set(chosen);
  const places = items.rows.flatMap(({ key, line }) => (line && wanted.has(key) ? [placeOf(line)] : []));
  const things = places.map((place) => ({ kind: 'disclosure' as const, place }));
  const close = (): void => setOpen(null);
  return (
    <Screen
      fill
      title={t('app.menu.village')}
      lead={t('village.lead')}
      action={
        <Button type="primary" disabled={villages.length === 0} onClick={() => setOpen('new')}>
          {t('village.new')}
        </Button>
      }
    >
      {heads}
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {ready && villages.length === 0 ? (
        <EmptyState sentence={t('village.empty')}>
          <a href={formatRoute({ page: 'settings', section: self?.level === 'township' ? 'villages' : 'unit' })}>
            {t('village.toVillages')}
          </a>
        </EmptyState>
      ) : (
        <>
          <DecisionsNote decisions={items.decisions} villages={villages} />
          <ItemsTools items={items} />
          {chosen.length > 0 && (
            <Space wrap className="village-tools">
              <span role="status">{t('village.chosen', { n: chosen.length, begun: places.length })}</span>
              <Button disabled={places.length === 0} onClick={() => setOpen('submit')}>
                {t('disclosure.act.submit')}
              </Button>
              <Button disabled={places.length === 0} onClick={() => setOpen('print')}>
                {t('review.print')}
              </Button>
              <Button disabled={places.length === 0} onClick={() => setOpen('record')}>
                {t('review.record')}
              </Button>
              <Button disabled={places.length === 0} onClick={() => setOpen('publish')}>
                {t('disclosure.act.publish')}
              </Button>
            </Space>
          )}
          <ItemsTable
            rows={items.rows}
            chosen={chosen}
            onChoose={setChosen}
            onBegin={(row) => void begin(row)}
            onDismiss={setDismissed}
            explain={items.explain}
          />
        </>
      )}
      {open === 'new' && <NewEvent items={items} onClose={close} />}
      {(open === 'submit' || open === 'publish') && <ActMany act={open} places={places} onClose={close} />}
      {open === 'print' && <PrintReviews things={things} onClose={close} />}
      {open === 'record' && <RecordReviews things={things} onClose={close} />}
      {dismissed && <DismissDialog row={dismissed} onClose={() => setDismissed(null)} />}
    </Screen>
  );
}
