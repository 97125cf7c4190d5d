import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { formatRoute, GOVERNMENT_TABS, type GovernmentTab, navigate, type Route } from '../../app/router';
import { t } from '../../ui/text';
import { MatterTab } from './coverage/MatterTab';
import { DocumentPage } from './document/DocumentPage';
import { DocumentsTab } from './documents/DocumentsTab';
import { NormativeTab } from './normative/NormativeTab';
import { YearlyTab } from './yearly/YearlyTab';
import './government.css';

/** One line per tab: what it shows. A tab draws its own screen, with these heads as its first line. */
const TABS: Partial<Record<GovernmentTab, (heads: ReactNode) => ReactNode>> = {
  documents: (heads) => <DocumentsTab heads={heads} />,
  normative: (heads) => <NormativeTab heads={heads} />,
  yearly: (heads) => <YearlyTab heads={heads} />,
  entries: (heads) => <MatterTab key="entries" kind="entries" heads={heads} />,
  matters: (heads) => <MatterTab key="matters" kind="matters" heads={heads} />,
};

/** 政务公开: documents and their class, and what else the township and the county must publish. Routing only. */
export function GovernmentPage({ route }: { route: Extract<Route, { page: 'government' | 'document' }> }) {
  if (route.page === 'document')
    return <DocumentPage key={`${route.year}/${route.id}`} place={{ year: Number(route.year), id: route.id }} />;
  const shown = GOVERNMENT_TABS.filter((key) => TABS[key] !== undefined);
  const current = shown.includes(route.tab) ? route.tab : 'documents';
  const heads = (
    <Tabs
      className="government-tabs"
      activeKey={current}
      tabBarExtraContent={<a href={formatRoute({ page: 'catalog', kind: 'government' })}>{t('catalog.link')}</a>}
      onChange={(key) =>
        navigate({ page: 'government', tab: GOVERNMENT_TABS.find((item) => item === key) ?? 'documents' })
      }
      items={shown.map((key) => ({ key, label: t(`government.tab.${key}`) }))}
    />
  );
  return TABS[current]?.(heads) ?? null;
}
