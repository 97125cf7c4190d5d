import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { formatRoute, navigate, type Route, VILLAGE_TABS, type VillageTab } from '../../app/router';
import { t } from '../../ui/text';
import { ConsistencyTab } from './consistency/ConsistencyTab';
import { EntryPage } from './entry/EntryPage';
import { ItemsTab } from './items/ItemsTab';
import { MatrixTab } from './matrix/MatrixTab';
import { ReviewsTab } from './reviews/ReviewsTab';
import { RollupTab } from './rollup/RollupTab';
import './villageAffairs.css';

/** One line per tab: what it shows. A tab draws its own screen, with these heads as its first line. */
const TABS: Partial<Record<VillageTab, (heads: ReactNode) => ReactNode>> = {
  items: (heads) => <ItemsTab heads={heads} />,
  matrix: (heads) => <MatrixTab heads={heads} />,
  reviews: (heads) => <ReviewsTab heads={heads} />,
  rollup: (heads) => <RollupTab heads={heads} />,
  consistency: (heads) => <ConsistencyTab heads={heads} />,
};

/** 村务公开: what each village must tell, how far it is, and the sheets that leaders sign. Routing only. */
export function VillagePage({ route }: { route: Extract<Route, { page: 'village' | 'disclosure' }> }) {
  if (route.page === 'disclosure') {
    const { unitCode, year, id } = route;
    return <EntryPage key={id} place={{ unitCode, year, id }} />;
  }
  const shown = VILLAGE_TABS.filter((key) => TABS[key] !== undefined);
  const current = shown.includes(route.tab) ? route.tab : 'items';
  const heads = (
    <Tabs
      className="village-tabs"
      activeKey={current}
      tabBarExtraContent={<a href={formatRoute({ page: 'catalog', kind: 'village' })}>{t('catalog.link')}</a>}
      onChange={(key) => navigate({ page: 'village', tab: VILLAGE_TABS.find((item) => item === key) ?? 'items' })}
      items={shown.map((key) => ({ key, label: t(`village.tab.${key}`) }))}
    />
  );
  return TABS[current]?.(heads) ?? null;
}
