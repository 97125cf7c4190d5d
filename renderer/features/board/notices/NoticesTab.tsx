import { Button, Space } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { WriteNotice } from '../../../app/notices/WriteNotice';
import { markReady } from '../../../app/ready';
import { PrintReviews } from '../../../app/reviews/PrintReviews';
import { RecordReviews } from '../../../app/reviews/RecordReviews';
import { formatRoute } from '../../../app/router';
import { useUnits } from '../../../app/session';
import { noticePlaceOf } from '../../../data/notices';
import { EmptyState } from '../../../ui/EmptyState';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { ActMany, type ManyAct } from './ActMany';
import { ManyOut } from './ManyOut';
import { NoticesTable } from './NoticesTable';
import { NoticesTools } from './NoticesTools';
import { PrintMany } from './PrintMany';
import { useNoticeList } from './useNoticeList';
import './notices.css';

type Open = 'write' | 'print' | 'paper' | 'record' | ManyAct | null;
const MANY: readonly ManyAct[] = ['submit', 'publish', 'takeDown', 'archive'];

/** 公告文书: what is written for the boards, and what can be done for many at once. */
export function NoticesTab({ heads }: { heads: ReactNode }) {
  const list = useNoticeList();
  const { self } = useUnits();
  const [open, setOpen] = useState<Open>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { ready, rows, units, total } = list;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  const places = useMemo(() => {
    const wanted = new Set(chosen);
    return rows.filter(({ key }) => wanted.has(key)).map(({ line }) => noticePlaceOf(line));
  }, [rows, chosen]);
  const things = useMemo(() => places.map((place) => ({ kind: 'notice' as const, place })), [places]);
  const close = (): void => setOpen(null);
  const write = (
    <Button type="primary" disabled={units.length === 0} onClick={() => setOpen('write')}>
      {t('notice.list.write')}
    </Button>
  );
  return (
    <Screen fill title={t('app.menu.board')} lead={t('notice.list.lead')} action={write}>
      {heads}
      {ready && units.length === 0 ? (
        <EmptyState sentence={t('notice.list.noUnits')}>
          <a href={formatRoute({ page: 'settings', section: self?.level === 'township' ? 'villages' : 'unit' })}>
            {t('notice.list.toUnits')}
          </a>
        </EmptyState>
      ) : (
        <>
          <NoticesTools list={list} />
          {places.length > 0 && (
            <Space wrap className="notice-tools">
              <span role="status">{t('notice.list.chosen', { n: places.length })}</span>
              {MANY.slice(0, 1).map((act) => (
                <Button key={act} onClick={() => setOpen(act)}>
                  {t(`notice.act.do.${act}`)}
                </Button>
              ))}
              <Button onClick={() => setOpen('print')}>{t('review.print')}</Button>
              <Button onClick={() => setOpen('record')}>{t('review.record')}</Button>
              {MANY.slice(1).map((act) => (
                <Button key={act} onClick={() => setOpen(act)}>
                  {t(`notice.act.do.${act}`)}
                </Button>
              ))}
              <ManyOut places={places} onPrint={() => setOpen('paper')} />
            </Space>
          )}
          {ready && total === 0 ? (
            <EmptyState sentence={t('notice.list.empty')}>
              <Button type="primary" onClick={() => setOpen('write')}>
                {t('notice.list.write')}
              </Button>
            </EmptyState>
          ) : (
            <NoticesTable rows={rows} chosen={chosen} onChoose={setChosen} />
          )}
        </>
      )}
      {open === 'write' && <WriteNotice onClose={close} />}
      {open === 'print' && <PrintReviews things={things} onClose={close} />}
      {open === 'paper' && <PrintMany places={places} onClose={close} />}
      {open === 'record' && <RecordReviews things={things} onClose={close} />}
      {MANY.map((act) => open === act && <ActMany key={act} act={act} places={places} onClose={close} />)}
    </Screen>
  );
}
