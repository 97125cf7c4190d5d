import { Alert, Button, Checkbox, Form, Input, Result, Space } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { checkReviews } from '../../../shared/disclosure/entries';
import { formatCount, formatYuanGrouped } from '../../../shared/kernel';
import type { BatchRecord } from '../../../shared/records';
import { defaultPostingOptions } from '../../app/postingDefaults';
import { ReviewStrip } from '../../app/reviews/ReviewStrip';
import { formatRoute, navigate } from '../../app/router';
import { useSettings, useUnits } from '../../app/session';
import { MissingVillages, useMissingVillages } from '../../app/setup/MissingVillages';
import { UnitForm } from '../../app/setup/UnitForm';
import { findBatch } from '../../data/queries';
import { useBatchReview } from '../../data/reviewStates';
import { saveSettings } from '../../data/settings';
import { EmptyState } from '../../ui/EmptyState';
import { FaultNote } from '../../ui/FaultNote';
import { Screen } from '../../ui/Screen';
import { TaskProgress } from '../../ui/TaskProgress';
import { describe, t } from '../../ui/text';
import { type PackState, usePack } from './usePack';

/** 打包上报: whom to, what is in it, what was checked, one act. */
export function PackPage({ batchId }: { batchId: string }) {
  const batch = useLiveQuery(async () => (await findBatch(batchId)) ?? null, [batchId]);
  const { self, ready } = useUnits();
  const pack = usePack();
  if (batch === null)
    return (
      <Screen title={t('app.menu.exchange')}>
        <EmptyState sentence={t('pack.gone')}>
          <Button onClick={() => navigate({ page: 'exchange', tab: 'send' })}>{t('pack.toList')}</Button>
        </EmptyState>
      </Screen>
    );
  if (!batch || !ready) return null;
  return (
    <Screen title={t('pack.title', { title: batch.title })} lead={t('pack.lead')}>
      <TaskProgress task={pack.task} />
      <FaultNote fault={pack.task.fault} onClose={pack.task.clearFault} />
      {pack.packed ? (
        <Packed pack={pack} />
      ) : self ? (
        <PackForm batch={batch} pack={pack} />
      ) : (
        <div className="setup-card">
          <h2>{t('setup.title')}</h2>
          <p>{t('setup.whyPack')}</p>
          <UnitForm />
        </div>
      )}
    </Screen>
  );
}

function PackForm({ batch, pack }: { batch: BatchRecord; pack: PackState }) {
  const { self, all } = useUnits();
  const settings = useSettings();
  const missing = useMissingVillages(batch);
  const review = useBatchReview(batch.id);
  const [typed, setTyped] = useState<string | null>(null);
  const [phone, setPhone] = useState<string | null>(null);
  const [official, setOfficial] = useState(false);
  const recipient = typed ?? (settings.recipientUnit || self?.parentCode || '');
  const telephone = phone ?? (batch.posting?.telephone || settings.supervisionTelephone);
  const recipientName = all.find((unit) => unit.unitCode === recipient)?.name ?? '';
  const confirmed = batch.state === 'confirmed' || batch.state === 'posted';
  const codeOk = /^\d{12}$/.test(recipient) && recipient !== self?.unitCode;
  const checks: readonly { readonly key: string; readonly ok: boolean }[] = [
    { key: 'confirmed', ok: confirmed },
    { key: 'review', ok: review !== undefined && checkReviews(review).length === 0 },
    { key: 'villages', ok: missing.length === 0 },
    { key: 'recipient', ok: codeOk },
    { key: 'telephone', ok: telephone.trim() === '' || official },
  ];
  const start = async (): Promise<void> => {
    await saveSettings({ recipientUnit: recipient, supervisionTelephone: telephone.trim() });
    await pack.pack({
      batchId: batch.id,
      options: { ...defaultPostingOptions(batch, telephone), telephone: telephone.trim() },
      recipientUnit: recipient,
      publicContacts: telephone.trim() === '' ? [] : [telephone.trim()],
    });
  };
  return (
    <Form component="div" layout="vertical" className="pack-form">
      <p className="figures">
        {t('pack.what', {
          villages: formatCount(batch.summary.villages.length),
          rows: formatCount(batch.summary.counts.imported),
          total: formatYuanGrouped(batch.summary.totalFen),
        })}
      </p>
      {confirmed && <ReviewStrip thing={{ kind: 'batch', id: batch.id }} state={review} />}
      <MissingVillages batch={batch} />
      <Form.Item
        label={t('pack.recipient')}
        extra={recipientName !== '' ? t('pack.recipientName', { name: recipientName }) : t('pack.recipientHint')}
        {...(codeOk ? {} : { validateStatus: 'error' as const })}
      >
        <Input
          aria-label={t('pack.recipient')}
          value={recipient}
          maxLength={12}
          inputMode="numeric"
          onChange={(event) => setTyped(event.target.value.trim())}
        />
      </Form.Item>
      <Form.Item label={t('posting.telephone')}>
        <Input
          aria-label={t('posting.telephone')}
          value={telephone}
          onChange={(event) => {
            setPhone(event.target.value);
            setOfficial(false);
          }}
        />
      </Form.Item>
      {telephone.trim() !== '' && (
        <Form.Item>
          <Checkbox checked={official} onChange={(event) => setOfficial(event.target.checked)}>
            {t('pack.official', { telephone: telephone.trim() })}
          </Checkbox>
        </Form.Item>
      )}
      <ul className="check-stages">
        {checks.map((check) => (
          <li key={check.key} className={check.ok ? 'stage-passed' : 'stage-failed'}>
            <span>{t(`pack.check.${check.key}`)}</span>
            <strong>{t(check.ok ? 'pack.check.ok' : 'pack.check.open')}</strong>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('pack.privacy')}</p>
      <Space wrap>
        <Button
          type="primary"
          disabled={checks.some((check) => !check.ok) || pack.task.running}
          onClick={() => void start()}
        >
          {t('pack.do')}
        </Button>
        <Button onClick={() => navigate({ page: 'batch', batchId: batch.id, stage: 'posting' })}>
          {t('pack.back')}
        </Button>
      </Space>
    </Form>
  );
}

function Packed({ pack }: { pack: PackState }) {
  const packed = pack.packed;
  if (!packed) return null;
  const { bundle, savedAs, noteWritten } = packed;
  return (
    <Result
      status="success"
      title={t('pack.done', { name: savedAs })}
      subTitle={t('pack.doneLead', {
        n: bundle.sent.sequence,
        rows: formatCount(bundle.sent.rowCount),
        total: formatYuanGrouped(bundle.sent.totalFen),
      })}
      extra={
        <Space wrap>
          <Button type="primary" href={formatRoute({ page: 'exchange', tab: 'send' })}>
            {t('pack.toList')}
          </Button>
          {noteWritten ? (
            <span>{t('pack.noteWritten')}</span>
          ) : (
            <Button onClick={() => void pack.saveNote()}>{t('pack.saveNote')}</Button>
          )}
        </Space>
      }
    >
      {bundle.problems.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t('pack.notes')}
          description={
            <ul className="tight-list">
              {bundle.problems.slice(0, 10).map((problem) => (
                <li key={JSON.stringify(problem)}>{describe(problem)}</li>
              ))}
            </ul>
          }
        />
      )}
    </Result>
  );
}
