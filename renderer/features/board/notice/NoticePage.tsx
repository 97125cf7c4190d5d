import { App, Button, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { NoticeEntry } from '../../../../shared/board/notices';
import { BatchHistory } from '../../../app/history/BatchHistory';
import { useUndo } from '../../../app/history/useUndo';
import { markReady } from '../../../app/ready';
import { formatRoute, navigate } from '../../../app/router';
import { useUnits } from '../../../app/session';
import {
  copyEarlier,
  type NoticePlace,
  noticePlaceOf,
  noticeScope,
  removeNotice,
  useNotice,
} from '../../../data/notices';
import { outcomeOf } from '../../../data/outcome';
import { EmptyState } from '../../../ui/EmptyState';
import { FaultNote } from '../../../ui/FaultNote';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { useNarrow } from '../../../ui/useTypeScale';
import { kindWord, periodText } from '../notices/words';
import { NoticeEditor } from './editor/NoticeEditor';
import { SidePanel } from './side/SidePanel';
import { NoticeEditProvider, useOpenNotice } from './useNoticeEdit';
import '../notices/notices.css';
import './notice.css';

const TO_LIST = { page: 'board', tab: 'notices' } as const;

/** One notice: its text at the left, its sheets, checks and acts at the right. */
export function NoticePage({ place }: { place: NoticePlace }) {
  const entry = useNotice(place);
  const ready = entry !== undefined;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  if (!ready) return null;
  if (entry === null)
    return (
      <Screen title={t('app.menu.board')}>
        <EmptyState sentence={t('notice.act.missing')}>
          <a href={formatRoute(TO_LIST)}>{t('notice.page.toList')}</a>
        </EmptyState>
      </Screen>
    );
  return <OpenNotice key={entry.line.id} entry={entry} />;
}

function OpenNotice({ entry }: { entry: NoticeEntry }) {
  const edit = useOpenNotice(entry);
  const { task, saved } = edit;
  const { line } = entry;
  const { all } = useUnits();
  const scope = noticeScope(line.id);
  const { undo, redo } = useUndo(scope);
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [asked, setAsked] = useState(false);
  const [side, setSide] = useState(false);
  const unit = all.find((one) => one.unitCode === line.unitCode);
  const remove = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await removeNotice(noticePlaceOf(line), !line.deleted);
        return true;
      }),
    );
    if (!done || line.deleted) return;
    void message.success(t('batch.removed', { title: line.title || t('notice.list.untitled') }));
    navigate(TO_LIST);
  };
  const copy = async (): Promise<void> => {
    const made = await task.run('app.task.saving', () => outcomeOf(() => copyEarlier(noticePlaceOf(line))));
    if (made) navigate({ page: 'notice', ...made });
  };
  const isOpen = line.state === 'draft' || line.state === 'review';
  return (
    <NoticeEditProvider value={edit}>
      <Screen
        fill
        title={line.title || t('notice.list.untitled')}
        lead={[unit?.name ?? line.unitCode, kindWord(line.kind), periodText(line.period)].filter(Boolean).join(' · ')}
        action={
          <Space wrap>
            <span className="quiet" role="status">
              {saved ? t('notice.page.saved') : ''}
            </span>
            <a href={formatRoute(TO_LIST)}>{t('notice.page.toList')}</a>
            <Button onClick={undo}>{t('history.undo')}</Button>
            <Button onClick={() => setAsked(true)}>{t('history.ofRecordDo')}</Button>
            <Button onClick={() => void copy()}>{t('notice.page.copy')}</Button>
            {line.deleted ? (
              <Button onClick={() => void remove()}>{t('notice.page.bringBack')}</Button>
            ) : (
              isOpen && (
                <Button danger onClick={() => void remove()}>
                  {t('batch.remove')}
                </Button>
              )
            )}
          </Space>
        }
      >
        <FaultNote
          fault={task.fault}
          onClose={() => void edit.settle(false)}
          action={
            edit.clash && (
              <Space orientation="vertical">
                <Button size="small" onClick={() => setAsked(true)}>
                  {t('documents.clash.look')}
                </Button>
                <Button size="small" onClick={() => void edit.settle(true)}>
                  {t('documents.clash.mine')}
                </Button>
              </Space>
            )
          }
        />
        {narrow && (
          <Button className="notice-toggle" onClick={() => setSide(!side)}>
            {t(side ? 'notice.page.showText' : 'notice.page.showSide')}
          </Button>
        )}
        <div className={narrow ? 'notice-page notice-narrow' : 'notice-page'}>
          <div className="notice-left" hidden={narrow && side}>
            <NoticeEditor />
          </div>
          {(!narrow || side) && <SidePanel />}
        </div>
        {asked && (
          <BatchHistory
            titleKey="notice.page.history"
            scope={scope}
            onUndo={undo}
            onRedo={redo}
            onClose={() => setAsked(false)}
          />
        )}
      </Screen>
    </NoticeEditProvider>
  );
}
