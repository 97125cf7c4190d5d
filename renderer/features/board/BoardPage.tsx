import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { BOARD_TABS, type BoardTab, navigate, type Route } from '../../app/router';
import { t } from '../../ui/text';

/** One line per tab: what it shows. A tab draws its own screen, with these heads as its first line. */
const TABS: Partial<Record<BoardTab, (heads: ReactNode) => ReactNode>> = {};

/** 公开栏: what is written for the wall, what hangs there, and what must hang when. Routing only. */
export function BoardPage({ route }: { route: Extract<Route, { page: 'board' | 'notice' | 'consultation' }> }) {
  const shown = BOARD_TABS.filter((key) => TABS[key] !== undefined);
  const current = route.page === 'board' && shown.includes(route.tab) ? route.tab : 'notices';
  const heads = (
    <Tabs
      activeKey={current}
      onChange={(key) => navigate({ page: 'board', tab: BOARD_TABS.find((item) => item === key) ?? 'notices' })}
      items={shown.map((key) => ({ key, label: t(`board.tab.${key}`) }))}
    />
  );
  return TABS[current]?.(heads) ?? heads;
}
