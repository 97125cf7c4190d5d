import { Alert, Button, Input, Space } from 'antd';
import { useRef, useState } from 'react';
import { beijingDay, formatCount, formatDateChinese } from '../../../../shared/kernel';
import { formatRoute, navigate } from '../../../app/router';
import { useOperator, useUnits } from '../../../app/session';
import { MissingVillages } from '../../../app/setup/MissingVillages';
import { UnitForm } from '../../../app/setup/UnitForm';
import { Dialog } from '../../../ui/Dialog';
import { hasText, t } from '../../../ui/text';
import { allocatedTotal, openCounts } from '../batch/summary';
import { isLocked, useOpenBatch } from '../batch/useBatch';
import { HeadFields } from './HeadFields';
import { useHeadForm } from './useHeadForm';

/** The officer's decision: rate and document, what is still open, confirm; later reopen with a reason. */
export function ConfirmStage() {
  const { view, change, batchId } = useOpenBatch();
  const { batch } = view;
  const form = useHeadForm(batch);
  const operator = useOperator();
  const locked = isLocked(view);
  const hasErrors = Object.keys(form.errors).length > 0;
  const empty = batch.summary.counts.imported === 0;

  // What was typed is stored when a field is left, and so before the click that left it confirms.
  const saving = useRef<Promise<boolean> | null>(null);
  const save = (): Promise<boolean> => {
    if (!form.changed) return Promise.resolve(true);
    saving.current ??= change('payout.setHead', { head: form.head }, 'app.task.check').then((view) => {
      saving.current = null;
      return view !== undefined;
    });
    return saving.current;
  };
  // A double click would confirm what is confirmed already and be refused in red.
  const confirming = useRef(false);
  const confirm = async (): Promise<void> => {
    if (confirming.current) return;
    confirming.current = true;
    try {
      if (!(await (saving.current ?? save()))) return;
      const done = await change('payout.confirm', { by: operator }, 'app.task.confirm');
      if (done) navigate({ page: 'batch', batchId, stage: 'posting' });
    } finally {
      confirming.current = false;
    }
  };

  return (
    <div className="confirm-stage">
      <div>
        <h2>{t('confirm.head')}</h2>
        <HeadFields form={form} disabled={locked} onLeave={() => void (hasErrors ? undefined : save())} />
      </div>
      <div>
        <h2>{t('confirm.open')}</h2>
        <OpenList />
        <UnitHint />
        <MissingVillages batch={batch} />
        {locked ? (
          <Confirmed />
        ) : (
          <Space orientation="vertical">
            {empty && <Alert type="error" showIcon title={t('confirm.noRows')} />}
            <p>{t('confirm.meaning')}</p>
            <Button type="primary" size="large" disabled={hasErrors || empty} onClick={() => void confirm()}>
              {t('confirm.do')}
            </Button>
          </Space>
        )}
        <Trace />
      </div>
    </div>
  );
}

/** What nobody has decided yet, by kind; nothing here stops the confirmation, but it stands in the trail. */
function OpenList() {
  const { view, batchId } = useOpenBatch();
  const { batch } = view;
  const open = batch.summary.problemCounts.filter((item) => item.severity !== 'repair' && item.open > 0);
  const { rejected } = openCounts(batch.summary);
  const differing = batch.summary.printedTotals.filter((total) => total.verdict === 'differs').length;
  const allocated = allocatedTotal(batch);
  const lines = open.map((item) =>
    t('confirm.openLine', {
      what: hasText(`problem.short.${item.code}`) ? t(`problem.short.${item.code}`) : item.code,
      n: formatCount(item.open),
    }),
  );
  if (differing > 0) lines.push(t('confirm.totalsDiffer', { n: formatCount(differing) }));
  if (allocated !== 0 && allocated !== batch.summary.totalFen) lines.push(t('confirm.allocatedDiffers'));
  if (batch.unitRateYuan === '') lines.push(t('confirm.noRate'));
  if (lines.length === 0) return <Alert type="success" showIcon title={t('confirm.nothingOpen')} />;
  return (
    <Alert
      type={rejected > 0 ? 'warning' : 'info'}
      showIcon
      title={t('confirm.stillOpen')}
      description={
        <>
          <ul className="tight-list">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <a href={formatRoute({ page: 'batch', batchId, stage: 'check' })}>{t('confirm.goCheck')}</a>
        </>
      }
    />
  );
}

/** The unit is asked for when the first posting needs its name. */
function UnitHint() {
  const { self, ready } = useUnits();
  const [asking, setAsking] = useState(false);
  if (self || !ready) return null;
  // Here, and not in the settings: from there nothing leads back to this batch.
  if (asking) return <UnitForm />;
  return (
    <Alert
      type="info"
      showIcon
      title={t('confirm.noUnit')}
      action={<Button onClick={() => setAsking(true)}>{t('confirm.setUnit')}</Button>}
    />
  );
}

function Confirmed() {
  const { change, batchId, view } = useOpenBatch();
  const operator = useOperator();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Space orientation="vertical">
      <p>{t('confirm.done', { n: view.batch.version })}</p>
      <Space wrap>
        <Button type="primary" onClick={() => navigate({ page: 'batch', batchId, stage: 'posting' })}>
          {t('batch.toPosting')}
        </Button>
        <Button onClick={() => setAsking(true)}>{t('confirm.reopen')}</Button>
      </Space>
      <Dialog
        open={asking}
        title={t('confirm.reopen')}
        okText={t('confirm.reopen')}
        okDisabled={reason.trim() === ''}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          void change('payout.reopen', { reason: reason.trim(), by: operator });
          setReason('');
        }}
      >
        <p>{t('confirm.reopenLead')}</p>
        <Input
          autoFocus
          value={reason}
          aria-label={t('confirm.reason')}
          placeholder={t('confirm.reasonExample')}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      </Dialog>
    </Space>
  );
}

function Trace() {
  const { trace } = useOpenBatch().view.batch;
  const shown = [...trace].reverse().slice(0, 30);
  if (shown.length === 0) return null;
  return (
    <details className="trace">
      <summary>{t('confirm.trace', { n: trace.length })}</summary>
      <ul className="tight-list">
        {shown.map((entry) => (
          <li key={`${entry.at}.${entry.act}.${entry.reason}`}>
            {t('confirm.traceLine', {
              date: formatDateChinese(beijingDay(Date.parse(entry.at))),
              by: entry.by || t('app.operator.unnamed'),
              act: t(`trace.${entry.act}`),
            })}
            {entry.reason !== '' && <span className="quiet"> {entry.reason}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
