import { Alert, Button, Modal, Radio, Select, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { ImportOutcome } from '../../../../shared/jobs';
import { beijingDay, formatDateChinese } from '../../../../shared/kernel';
import { usePassphraseAsk } from '../../../app/vaultSession';
import { Dialog } from '../../../ui/Dialog';
import { FaultNote } from '../../../ui/FaultNote';
import { TaskProgress } from '../../../ui/TaskProgress';
import { faultText, t } from '../../../ui/text';
import { type SheetIntakeState, useSheetIntake } from './useSheetIntake';

const dayOf = (instant: string): string => formatDateChinese(beijingDay(Date.parse(instant)));

const ENCODINGS = ['gb18030', 'utf-8', 'utf-16le'] as const;
/** Refusals that another encoding may mend. */
const ENCODING_CODES = /^(header_not_found|column_not_found|read\.notTable)$/;

const SHOW_AFTER_MS = 300;

/** True once something has been going on long enough to be shown. */
function useLate(running: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!running) return;
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [running]);
  return running && late;
}

/** Everything that taking files in may have to ask, as layers over whatever screen is open. */
export function SheetIntake() {
  const intake = useSheetIntake();
  const { task, outcome } = intake;
  const isLate = useLate(task.running);
  // One question at a time: two layers would fight for the keyboard.
  const asksPassphrase = usePassphraseAsk();
  return (
    <>
      <Modal
        open={isLate && !asksPassphrase}
        focusable={{ focusTriggerAfterClose: !asksPassphrase }}
        footer={null}
        closable={false}
        destroyOnHidden
        mask={{ closable: false }}
        onCancel={task.cancel}
        title={t('intake.running')}
      >
        <p>{t('intake.runningLead')}</p>
        <TaskProgress task={task} />
      </Modal>
      <Dialog
        open={intake.asking !== null}
        title={t('intake.target')}
        okText={t('intake.intoBatch')}
        onOk={() => intake.answerTarget('batch')}
        onCancel={() => intake.answerTarget('none')}
        otherAct={<Button onClick={() => intake.answerTarget('new')}>{t('intake.asNew')}</Button>}
      >
        <p>{t('intake.targetLead', { n: intake.asking?.files.length ?? 0 })}</p>
      </Dialog>
      {task.fault && (
        <Modal open footer={null} title={t('intake.failed')} onCancel={task.clearFault}>
          <FaultNote fault={task.fault} />
          <p>{t('intake.nothingStored')}</p>
          <Button type="primary" autoFocus onClick={task.clearFault}>
            {t('app.close')}
          </Button>
        </Modal>
      )}
      {outcome && <OutcomeDialog intake={intake} outcome={outcome} />}
    </>
  );
}

function OutcomeDialog({ intake, outcome }: { intake: SheetIntakeState; outcome: ImportOutcome }) {
  const canRetry = outcome.refused.some((file) => file.sheetChoices || ENCODING_CODES.test(file.code));
  const seen = outcome.seenBefore.length > 0;
  return (
    <Dialog
      open
      width={640}
      title={t(
        outcome.batchId
          ? 'intake.partly'
          : seen && outcome.refused.length === 0
            ? 'intake.seenTitle'
            : 'intake.refused',
      )}
      okText={t(seen ? 'intake.leave' : canRetry ? 'intake.retry' : 'app.close')}
      cancelText={t('app.close')}
      onOk={() => (canRetry && !seen ? intake.retry({ force: false }) : intake.dismiss())}
      onCancel={intake.dismiss}
      {...(seen
        ? { otherAct: <Button onClick={() => intake.retry({ force: true })}>{t('intake.force')}</Button> }
        : canRetry
          ? {}
          : { otherAct: <span /> })}
    >
      {!outcome.batchId && <p>{t('intake.nothingStored')}</p>}
      <Space orientation="vertical" className="full">
        {outcome.seenBefore.map((file) => (
          <Alert
            key={file.name}
            type="warning"
            showIcon
            title={t('intake.seen', { name: file.name, title: file.batchTitle, at: dayOf(file.at) })}
          />
        ))}
        {outcome.refused.map((file) => (
          <div key={file.name} className="refused-file">
            <Alert
              type="error"
              showIcon
              title={file.name}
              description={
                <>
                  <div>{faultText(file.code, { file: file.name, name: file.name, ...file.params })}</div>
                  <span className="code-note">{t('app.faultCode', { code: file.code })}</span>
                </>
              }
            />
            {file.sheetChoices && (
              <Radio.Group
                aria-label={t('intake.whichSheet')}
                value={intake.choices[file.name]?.sheet}
                options={file.sheetChoices.map((name) => ({ label: name, value: name }))}
                onChange={(event) => intake.choose(file.name, { sheet: String(event.target.value) })}
              />
            )}
            {ENCODING_CODES.test(file.code) && (
              <div className="inline-field">
                {t('intake.encoding')}
                <Select
                  className="w-10"
                  aria-label={t('intake.encoding')}
                  value={intake.choices[file.name]?.encoding ?? null}
                  options={ENCODINGS.map((value) => ({ value, label: t(`batch.encoding.${value}`) }))}
                  onChange={(value) => value && intake.choose(file.name, { encoding: value })}
                />
              </div>
            )}
          </div>
        ))}
      </Space>
    </Dialog>
  );
}
