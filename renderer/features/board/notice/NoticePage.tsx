import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { NoticeEntry } from '../../../../shared/board/notices';
import { markReady } from '../../../app/ready';
import { MissingRecord, RecordScreen } from '../../../app/record';
import { navigate } from '../../../app/router';
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
import { t } from '../../../ui/text';
import { useNarrow } from '../../../ui/useTypeScale';
import { kindWord, periodText } from '../notices/words';
import { NoticeEditor } from './editor/NoticeEditor';
import { SidePanel } from './side/SidePanel';
import { NoticeEditProvider, useOpenNotice } from './useNoticeEdit';
import '../notices/notices.css';
import './notice.css';

const backToList = () => ({ to: { page: 'board', tab: 'notices' } as const, text: t('notice.page.toList') });

/** One notice: its text at the left, its sheets, checks and acts at the right. */
export function NoticePage({ place }: { place: NoticePlace }) {
  const entry = useNotice(place);
  const ready = entry !== undefined;
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  if (!ready) return null;
  if (entry === null)
    return <MissingRecord title={t('app.menu.board')} sentence={t('notice.act.missing')} back={backToList()} />;
  return <OpenNotice key={entry.line.id} entry={entry} />;
}

function OpenNotice({ entry }: { entry: NoticeEntry }) {
  const edit = useOpenNotice(entry);
  const { task, saved } = edit;
  const { line } = entry;
  const { all } = useUnits();
  const narrow = useNarrow();
  const [side, setSide] = useState(false);
  const unit = all.find((one) => one.unitCode === line.unitCode);
  const copy = async (): Promise<void> => {
    const made = await task.run('app.task.saving', () => outcomeOf(() => copyEarlier(noticePlaceOf(line))));
    if (made) navigate({ page: 'notice', ...made });
  };
  const isOpen = line.state === 'draft' || line.state === 'review';
  return (
    <NoticeEditProvider value={edit}>
      <RecordScreen
        fill
        title={line.title || t('notice.list.untitled')}
        lead={[unit?.name ?? line.unitCode, kindWord(line.kind), periodText(line.period)].filter(Boolean).join(' · ')}
        back={backToList()}
        scope={noticeScope(line.id)}
        historyKey="notice.page.history"
        edit={{ task, hasClash: edit.clash !== null, settle: edit.settle }}
        bin={{
          deleted: line.deleted,
          may: isOpen ? 'now' : 'never',
          put: (deleted) => removeNotice(noticePlaceOf(line), deleted),
        }}
        acts={
          <>
            <span className="quiet" role="status">
              {saved ? t('notice.page.saved') : ''}
            </span>
            <Button onClick={() => void copy()}>{t('notice.page.copy')}</Button>
          </>
        }
      >
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
      </RecordScreen>
    </NoticeEditProvider>
  );
}
