import { Alert, App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../ui/Dialog';
import { FaultNote } from '../../ui/FaultNote';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { GROUP_COUNT, splitGroups, tidyGroup } from './recoveryGroups';
import { useRecoverySheet } from './useRecoverySheet';

interface Props {
  readonly code: string;
  /** An earlier sheet loses its worth with this one. */
  readonly replaces: boolean;
  /** The sheet was checked, or the person goes on without it. */
  readonly onDone: () => void;
}

/** Which group is asked for, 1-based: drawn anew for every sheet. */
const drawGroup = (): number => 1 + ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % GROUP_COUNT);

/** The code in large type, to print or to copy by hand; then it is hidden and one group is asked back from the paper. */
export function RecoverySheetDialog({ code, replaces, onDone }: Props) {
  const { modal } = App.useApp();
  const [asking, setAsking] = useState(false);
  const [asked] = useState(drawGroup);
  const [typed, setTyped] = useState('');
  const groups = splitGroups(code);
  const wanted = groups[asked - 1] ?? '';
  const complete = tidyGroup(typed).length >= wanted.length;
  const right = complete && tidyGroup(typed) === wanted;
  const leave = (): void => {
    modal.confirm({
      title: t('sheet.laterTitle'),
      content: t('sheet.laterLead'),
      okText: t('sheet.laterStay'),
      cancelText: t('sheet.laterDo'),
      autoFocusButton: 'ok',
      keyboard: false,
      onCancel: onDone,
    });
  };
  return (
    <Dialog
      open
      width={640}
      title={t('sheet.title')}
      okText={t(asking ? 'sheet.done' : 'sheet.next')}
      okDisabled={asking && !right}
      cancelText={t('sheet.later')}
      onOk={() => (asking ? onDone() : setAsking(true))}
      onCancel={leave}
    >
      {replaces && <Alert type="warning" showIcon title={t('sheet.void')} />}
      {asking ? (
        <div className="recovery-check">
          <label htmlFor="recovery-check">{t('sheet.check', { n: asked })}</label>
          <Input
            id="recovery-check"
            className="recovery-input"
            value={typed}
            maxLength={12}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            status={complete && !right ? 'error' : ''}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span aria-live="polite" className={complete && !right ? 'field-error' : 'quiet'}>
            {complete ? (right ? t('sheet.checkRight') : t('sheet.checkWrong', { n: asked })) : ''}
          </span>
          <Button type="link" className="cell-link" onClick={() => setAsking(false)}>
            {t('sheet.again')}
          </Button>
        </div>
      ) : (
        <SheetPage code={code} groups={groups} />
      )}
    </Dialog>
  );
}

function SheetPage({ code, groups }: { code: string; groups: readonly string[] }) {
  const sheet = useRecoverySheet(code);
  const [pdfSaved, setPdfSaved] = useState(false);
  return (
    <>
      <p>{t('sheet.lead')}</p>
      <ol className="recovery-code" aria-label={t('sheet.code')}>
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups are numbered and never move
          <li key={index}>
            <span className="quiet">{index + 1}</span>
            <strong>{group}</strong>
          </li>
        ))}
      </ol>
      <Space wrap>
        {sheet.canPrint && <Button onClick={sheet.print}>{t('sheet.print')}</Button>}
        {sheet.canSavePdf && <Button onClick={() => void sheet.savePdf().then(setPdfSaved)}>{t('sheet.pdf')}</Button>}
      </Space>
      <TaskProgress task={sheet.task} />
      <FaultNote fault={sheet.task.fault} onClose={sheet.task.clearFault} />
      {pdfSaved && <p role="status">{t('sheet.pdfSaved')}</p>}
    </>
  );
}
