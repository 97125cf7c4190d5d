import { Button } from 'antd';
import { beijingDay, formatCount, formatDateChinese } from '../../../shared/kernel';
import type { BatchRecord, ReceivedBundle } from '../../../shared/records';
import { navigate, type Route } from '../../app/router';
import { t } from '../../ui/text';

interface Waiting {
  readonly key: string;
  readonly title: string;
  readonly what: string;
  readonly when: string;
  readonly act: string;
  readonly route: Route;
  readonly urgent: boolean;
}

const dayOf = (instant: string): string => formatDateChinese(beijingDay(Date.parse(instant)));

/** What a batch waits for, in words. */
function waitingOf(batch: BatchRecord, today: string): Waiting {
  const open = batch.summary.problemCounts.reduce((sum, item) => sum + (item.severity === 'repair' ? 0 : item.open), 0);
  const villages = t('desk.villages', { n: formatCount(batch.summary.villages.length) });
  const base = { key: batch.id, title: batch.title || t('desk.untitled'), when: dayOf(batch.updatedAt), urgent: false };
  const to = (stage: 'check' | 'posting'): Route => ({ page: 'batch', batchId: batch.id, stage });
  if (batch.state === 'draft' && open > 0)
    return {
      ...base,
      what: `${villages} · ${t('desk.open', { n: formatCount(open) })}`,
      act: t('desk.continue'),
      route: to('check'),
    };
  if (batch.state === 'draft' || batch.state === 'checked')
    return { ...base, what: `${villages} · ${t('desk.toConfirm')}`, act: t('desk.continue'), route: to('check') };
  if (batch.state === 'confirmed')
    return { ...base, what: `${villages} · ${t('desk.toPost')}`, act: t('desk.post'), route: to('posting') };
  const until = batch.posting?.earliestTakeDown ?? '';
  const mayTakeDown = until !== '' && until <= today;
  const what = mayTakeDown
    ? t('desk.mayTakeDown')
    : t('desk.posted', { date: until ? formatDateChinese(until as never) : '' });
  return { ...base, what: `${villages} · ${what}`, act: t('desk.look'), route: to('posting'), urgent: mayTakeDown };
}

const waitingBundle = (bundle: ReceivedBundle): Waiting => ({
  key: bundle.id,
  title: bundle.title || bundle.fileName,
  what: t('desk.bundleWaits', { sender: bundle.senderName }),
  when: dayOf(bundle.receivedAt),
  act: t('desk.look'),
  route: { page: 'bundle', bundleId: bundle.id },
  urgent: false,
});

/** It hung and came down: nothing of it waits. */
const isTakenDown = (batch: BatchRecord): boolean => batch.state === 'confirmed' && batch.posting !== null;

interface Props {
  readonly batches: readonly BatchRecord[];
  readonly received: readonly ReceivedBundle[];
}

/** 继续上次的工作: open batches, postings that may come down, packages that came in. */
export function WaitingList({ batches, received }: Props) {
  const today = beijingDay(Date.now());
  const items = [
    ...received.filter((bundle) => bundle.state === 'staged').map(waitingBundle),
    ...batches.filter((batch) => !isTakenDown(batch)).map((batch) => waitingOf(batch, today)),
  ].slice(0, 8);
  if (items.length === 0) return null;
  return (
    <div className="waiting">
      <h2>{t('desk.resume')}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.key} className={item.urgent ? 'waiting-urgent' : undefined}>
            <div className="waiting-words">
              <strong>{item.title}</strong>
              <span>{item.what}</span>
            </div>
            <span className="quiet">{item.when}</span>
            <Button onClick={() => navigate(item.route)}>{item.act}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
