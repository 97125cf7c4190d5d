import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { BOARD_TABS, type BoardTab, formatRoute, navigate, type Route } from '../../app/router';
import { t } from '../../ui/text';
import { CalendarTab } from './calendar/CalendarTab';
import { ConsultationsTab } from './consultations/ConsultationsTab';
import { ConsultationPage } from './consultations/consultation/ConsultationPage';
import { AssetsPage } from './finance/assets/AssetsPage';
import { BookPage } from './finance/book/BookPage';
import { FinanceTab } from './finance/FinanceTab';
import { HangingTab } from './hanging/HangingTab';
import { NoticePage } from './notice/NoticePage';
import { NoticesTab } from './notices/NoticesTab';

/** One line per tab: what it shows. A tab draws its own screen, with these heads as its first line. */
const TABS: Partial<Record<BoardTab, (heads: ReactNode, item: string | undefined) => ReactNode>> = {
  notices: (heads) => <NoticesTab heads={heads} />,
  hanging: (heads, item) => <HangingTab heads={heads} item={item} />,
  finance: (heads) => <FinanceTab heads={heads} />,
  calendar: (heads) => <CalendarTab heads={heads} />,
  consultations: (heads) => <ConsultationsTab heads={heads} />,
};

/** 公开栏: what is written for the wall, what hangs there, and what must hang when. Routing only. */
export function BoardPage({
  route,
}: {
  route: Extract<Route, { page: 'board' | 'notice' | 'finance' | 'consultation' }>;
}) {
  if (route.page === 'notice')
    return <NoticePage place={{ unitCode: route.unitCode, year: route.year, id: route.id }} />;
  if (route.page === 'consultation')
    return <ConsultationPage place={{ unitCode: route.unitCode, year: route.year, id: route.id }} />;
  if (route.page === 'finance') {
    const { unitCode, part } = route;
    if (part === 'assets') return <AssetsPage key={unitCode} unitCode={unitCode} />;
    return <BookPage key={`${unitCode}/${part}`} place={{ unitCode, period: part }} />;
  }
  const shown = BOARD_TABS.filter((key) => TABS[key] !== undefined);
  const current = route.page === 'board' && shown.includes(route.tab) ? route.tab : (shown[0] ?? 'notices');
  const heads = (
    <Tabs
      activeKey={current}
      onChange={(key) => navigate({ page: 'board', tab: BOARD_TABS.find((item) => item === key) ?? 'notices' })}
      items={shown.map((key) => ({ key, label: t(`board.tab.${key}`) }))}
      tabBarExtraContent={<a href={formatRoute({ page: 'lookup' })}>{t('board.lookupLink')}</a>}
    />
  );
  const item = route.page === 'board' ? route.item : undefined;
  return TABS[current]?.(heads, item) ?? heads;
}
