import { Button, Drawer } from 'antd';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { BundleIntake } from '../features/exchange/BundleIntake';
import { SheetIntake } from '../features/payouts/intake/SheetIntake';
import { t } from '../ui/text';
import { useNarrow } from '../ui/useTypeScale';
import { useDeskCommands } from './deskCommands';
import { ErrorBoundary } from './ErrorBoundary';
import { PassphraseAsk } from './lock/PassphraseAsk';
import { CommandPalette } from './palette/CommandPalette';
import { formatRoute, type Route, useRoute } from './router';
import { SideMenu } from './SideMenu';
import { StripNotes } from './StripNotes';
import { TopStrip } from './TopStrip';
import { useDailyBackup } from './useDailyBackup';
import { useIdleLock } from './useIdleLock';
import { useShortcuts } from './useShortcuts';
import { WindowDrop } from './WindowDrop';

const DeskPage = lazy(() => import('../features/desk/DeskPage').then((m) => ({ default: m.DeskPage })));
const PayoutsPage = lazy(() => import('../features/payouts/PayoutsPage').then((m) => ({ default: m.PayoutsPage })));
const ExchangePage = lazy(() => import('../features/exchange/ExchangePage').then((m) => ({ default: m.ExchangePage })));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage').then((m) => ({ default: m.SettingsPage })));
const HistoryPage = lazy(() => import('../features/history/HistoryPage').then((m) => ({ default: m.HistoryPage })));
const BinPage = lazy(() => import('../features/history/BinPage').then((m) => ({ default: m.BinPage })));
const GovernmentPage = lazy(() =>
  import('../features/government/GovernmentPage').then((m) => ({ default: m.GovernmentPage })),
);
const VillagePage = lazy(() =>
  import('../features/villageAffairs/VillagePage').then((m) => ({ default: m.VillagePage })),
);
const BoardPage = lazy(() => import('../features/board/BoardPage').then((m) => ({ default: m.BoardPage })));
const LookupPage = lazy(() => import('../features/lookup/LookupPage').then((m) => ({ default: m.LookupPage })));
const CatalogPage = lazy(() => import('../features/catalogs/CatalogPage').then((m) => ({ default: m.CatalogPage })));
const HelpPage = lazy(() => import('../features/help/HelpPage').then((m) => ({ default: m.HelpPage })));

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'desk':
      return <DeskPage />;
    case 'payouts':
    case 'batch':
      return <PayoutsPage route={route} />;
    case 'exchange':
    case 'pack':
    case 'bundle':
      return <ExchangePage route={route} />;
    case 'village':
    case 'disclosure':
      return <VillagePage route={route} />;
    case 'board':
    case 'notice':
    case 'finance':
    case 'consultation':
      return <BoardPage route={route} />;
    case 'lookup':
      return <LookupPage />;
    case 'government':
    case 'document':
      return <GovernmentPage route={route} />;
    case 'catalog':
      return <CatalogPage kind={route.kind} />;
    case 'history':
      return <HistoryPage />;
    case 'bin':
      return <BinPage />;
    case 'settings':
      return <SettingsPage section={route.section} />;
    case 'help':
      return <HelpPage />;
  }
}

/** Menu at the left, strip at the top, one screen. In a small window the menu is a layer. */
export function Frame() {
  const route = useRoute();
  // A large screen is drawn in slices, so that a key or a click in between is not kept waiting.
  const shown = useDeferredValue(route);
  const narrow = useNarrow();
  const [menuOpen, setMenuOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  useDeskCommands(useMemo(() => () => setPaletteOpen(true), []));
  useShortcuts();
  useIdleLock();
  useDailyBackup();
  const resetKey = formatRoute(route);
  return (
    <div className={narrow ? 'frame frame-narrow' : 'frame'}>
      <a className="skip-link" href={resetKey} onClick={(event) => skipToWork(event)}>
        {t('app.skipToWork')}
      </a>
      {!narrow && <SideMenu route={route} />}
      {narrow && (
        <Drawer open={menuOpen} onClose={() => setMenuOpen(false)} placement="left" title={t('app.name')}>
          <SideMenu route={route} onChoose={() => setMenuOpen(false)} />
        </Drawer>
      )}
      <div className="strip">
        <TopStrip
          onSearch={() => setPaletteOpen(true)}
          menuButton={narrow ? <Button onClick={() => setMenuOpen(true)}>{t('app.menu')}</Button> : null}
        />
        <StripNotes />
      </div>
      <main className="work" id="work">
        <ErrorBoundary resetKey={resetKey}>
          <Suspense fallback={null}>
            <Page route={shown} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <CommandPalette open={paletteOpen} onClose={() => setPaletteOpen(false)} />
      <SheetIntake />
      <BundleIntake />
      <WindowDrop />
      <PassphraseAsk />
    </div>
  );
}

function skipToWork(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#work h1')?.focus();
}
