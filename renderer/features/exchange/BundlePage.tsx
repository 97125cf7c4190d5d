import { Alert, App, Button, Space } from 'antd';
import { useState } from 'react';
import { beijingDay, formatDateChinese } from '../../../shared/kernel';
import { navigate } from '../../app/router';
import { FaultNote } from '../../ui/FaultNote';
import { Screen } from '../../ui/Screen';
import { StateMark } from '../../ui/StateMark';
import { TaskProgress } from '../../ui/TaskProgress';
import { t } from '../../ui/text';
import { ItemCards } from './ItemCards';
import { Refusal } from './Refusal';
import { Stages } from './Stages';
import { TrustDialog } from './TrustDialog';
import { useBundle } from './useBundle';

/** A package as the receiver sees it: checks that fill in, who sent it, what is in it, and the decision. */
export function BundlePage({ bundleId }: { bundleId: string }) {
  const { bundle, view, task, pin, accept } = useBundle(bundleId);
  const { message } = App.useApp();
  const [comparing, setComparing] = useState(false);
  if (!bundle)
    return (
      <Screen title={t('exchange.bundle')}>
        <TaskProgress task={task} />
        <FaultNote fault={task.fault} />
      </Screen>
    );
  const signer = view?.signer ?? null;
  // An unknown key is a question to a person, not a refusal: the rest is checked once the key is trusted.
  const mustTrust = bundle.state === 'staged' && signer !== null && !signer.pinned;
  const refused = bundle.state === 'refused' || (view?.verdict === 'fail' && !mustTrust);
  const canAccept = bundle.state === 'staged' && view?.verdict === 'pass' && !mustTrust;
  return (
    <Screen
      title={
        <>
          {bundle.title || bundle.fileName}{' '}
          <StateMark tone={refused ? 'bad' : bundle.state === 'accepted' ? 'good' : 'wait'}>
            {t(`exchange.state.${refused ? 'refused' : bundle.state}`)}
          </StateMark>
        </>
      }
      lead={
        bundle.senderName === ''
          ? bundle.fileName
          : t(bundle.state === 'staged' ? 'exchange.fromStaged' : 'exchange.from', {
              sender: bundle.senderName,
              date: formatDateChinese(beijingDay(Date.parse(bundle.receivedAt))),
              n: bundle.sequence,
            })
      }
      action={
        <Space wrap>
          <Button onClick={() => navigate({ page: 'exchange', tab: 'received' })}>{t('exchange.back')}</Button>
          {mustTrust && (
            <Button type="primary" onClick={() => setComparing(true)}>
              {t('exchange.compareKey')}
            </Button>
          )}
          {bundle.state === 'staged' && !refused && !mustTrust && (
            <Button
              type="primary"
              disabled={!canAccept || task.running}
              onClick={() => void accept().then((done) => done && message.success(t('exchange.accepted')))}
            >
              {t('exchange.accept')}
            </Button>
          )}
        </Space>
      }
    >
      <TaskProgress task={task} />
      <FaultNote fault={task.fault} onClose={task.clearFault} />
      {view?.duplicate && <Alert type="info" showIcon title={t('exchange.duplicate')} />}
      {view && <Stages view={view} waiting={mustTrust} />}
      {refused && <Refusal bundle={bundle} view={view} />}
      {mustTrust && <Alert type="warning" showIcon title={t('exchange.mustTrust')} />}
      {!refused && <ItemCards bundle={bundle} />}
      {signer && (
        <TrustDialog
          open={comparing}
          sender={bundle.senderName}
          fingerprint={signer.fingerprint}
          onClose={() => setComparing(false)}
          onTrust={() => void pin().then(() => setComparing(false))}
        />
      )}
    </Screen>
  );
}
