import { Tabs } from 'antd';
import { useEffect } from 'react';
import { takeIn } from '../../app/intake';
import { markReady } from '../../app/ready';
import { navigate, type Route } from '../../app/router';
import { FilePicker } from '../../ui/FilePicker';
import { Screen } from '../../ui/Screen';
import { t } from '../../ui/text';
import { BundlePage } from './BundlePage';
import { PackPage } from './PackPage';
import { ReceivedList } from './ReceivedList';
import { SendList } from './SendList';

type ExchangeRoute = Route & { page: 'exchange' | 'pack' | 'bundle' };

/** Routing of 上报与接收 only. */
export function ExchangePage({ route }: { route: ExchangeRoute }) {
  useEffect(markReady, []);
  if (route.page === 'pack') return <PackPage key={route.batchId} batchId={route.batchId} />;
  if (route.page === 'bundle') return <BundlePage key={route.bundleId} bundleId={route.bundleId} />;
  return (
    <Screen
      title={t('app.menu.exchange')}
      lead={t('exchange.lead')}
      action={
        <FilePicker
          primary={route.tab === 'received'}
          label={t('exchange.open')}
          accept=".zip"
          testId="bundle-file"
          onFiles={(files) => takeIn(files)}
        />
      }
    >
      <Tabs
        activeKey={route.tab}
        onChange={(tab) => navigate({ page: 'exchange', tab: tab === 'received' ? 'received' : 'send' })}
        items={[
          { key: 'send', label: t('exchange.tab.send'), children: <SendList /> },
          { key: 'received', label: t('exchange.tab.received'), children: <ReceivedList /> },
        ]}
      />
    </Screen>
  );
}
