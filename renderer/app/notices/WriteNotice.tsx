import { App } from 'antd';
import { useState } from 'react';
import type { NoticesMade } from '../../../shared/noticeJobs';
import { Dialog } from '../../ui/Dialog';
import { FaultNote } from '../../ui/FaultNote';
import { TaskProgress } from '../../ui/TaskProgress';
import { faultText, t } from '../../ui/text';
import { navigate } from '../router';
import { CommonFields } from './CommonFields';
import { CopyFrom } from './CopyFrom';
import { TemplateList } from './TemplateList';
import { TemplateSample } from './TemplateSample';
import { useWriteNotice, type WriteFrom } from './useWriteNotice';
import { WriteFields } from './WriteFields';
import './writeNotice.css';

interface Props {
  readonly from?: WriteFrom;
  readonly onClose: () => void;
}

const NOTHING_KNOWN: WriteFrom = {};

/** 写公告: a template, an earlier notice or an empty one, for one village or for many at once. */
export function WriteNotice({ from = NOTHING_KNOWN, onClose }: Props) {
  const state = useWriteNotice(from);
  const { message } = App.useApp();
  const [left, setLeft] = useState<NoticesMade['refused']>([]);
  const { chosen, task, unitCodes } = state;
  const write = async (): Promise<void> => {
    const made = await state.write();
    if (!made) return;
    const [place] = made.places;
    if (made.refused.length > 0) return setLeft(made.refused);
    onClose();
    if (made.places.length === 1 && place) navigate({ page: 'notice', ...place });
    else {
      void message.success(t('notice.write.made', { n: made.places.length }));
      navigate({ page: 'board', tab: 'notices' });
    }
  };
  const n = chosen.by === 'copy' ? 1 : unitCodes.length;
  return (
    <Dialog
      open
      width={960}
      title={t('notice.write.title')}
      okText={t(left.length > 0 ? 'notice.write.close' : n > 1 ? 'notice.write.okMany' : 'notice.write.ok', { n })}
      onOk={left.length > 0 ? onClose : () => void write()}
      onCancel={onClose}
      okDisabled={!state.ready}
      busy={task.running}
    >
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      <TaskProgress task={task} />
      {left.length > 0 ? (
        <div role="alert">
          <p>{t('notice.write.left', { n: left.length })}</p>
          <ul className="tight-list">
            {left.map(({ unitName, code, params }) => (
              <li key={unitName}>{t('notice.write.leftOne', { unit: unitName, why: faultText(code, params) })}</li>
            ))}
          </ul>
        </div>
      ) : (
        <div className="write-notice">
          <TemplateList state={state} copies={from.source === undefined} />
          <div className="write-right">
            {chosen.by === 'copy' ? (
              <CopyFrom state={state} />
            ) : (
              <>
                <WriteFields state={state} />
                <CommonFields state={state} />
                <TemplateSample template={state.template} />
              </>
            )}
          </div>
        </div>
      )}
    </Dialog>
  );
}
