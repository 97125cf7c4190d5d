import { t } from '../ui/text';
import { useMenu } from './menu';
import { formatRoute, type Route } from './router';

export function SideMenu({ route, onChoose }: { route: Route; onChoose?: () => void }) {
  const entries = useMenu();
  return (
    <nav className="side-menu" aria-label={t('app.menu')}>
      <div className="brand">{t('app.name')}</div>
      <ul>
        {entries.map((entry, index) => (
          <li key={entry.labelKey}>
            <a
              href={formatRoute(entry.route)}
              onClick={onChoose}
              aria-current={entry.isOpen(route) ? 'page' : undefined}
              title={t('app.menu.key', { n: index + 1 })}
            >
              <span>{t(entry.labelKey)}</span>
              {entry.waiting > 0 && (
                <span className="menu-count" title={t('app.menu.waiting', { n: entry.waiting })}>
                  {entry.waiting}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
