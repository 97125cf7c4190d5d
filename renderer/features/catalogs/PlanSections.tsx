import type { ReactNode } from 'react';
import type { CatalogImport } from '../../../shared/disclosure/catalog';
import type { CalendarDate } from '../../../shared/kernel';
import type { CatalogEntry } from '../../../shared/records';
import { t } from '../../ui/text';
import { dayText, describeFinding, nameOf } from './catalogWords';
import { Changes } from './VersionList';

/** New, changed, ended and absent entries and everything that was noticed, each by name. */
export function PlanSections({ plan, today }: { plan: CatalogImport; today: CalendarDate }) {
  const named = (entry: CatalogEntry): string =>
    t('catalog.import.entry', { domain: entry.domain, name: nameOf(entry) });
  return (
    <div className="catalog-plan">
      <p role="status">
        {t('catalog.import.count', {
          added: plan.added.length,
          changed: plan.changed.length,
          ended: plan.ended.length,
          same: plan.same,
          leftOut: plan.leftOut,
        })}
      </p>
      <Section title={t('catalog.import.problems')} n={plan.problems.length}>
        <ul>
          {plan.problems.map((finding) => (
            <li key={JSON.stringify(finding)}>{describeFinding(finding)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('catalog.import.added')} n={plan.added.length}>
        <ul>
          {plan.added.map((entry) => (
            <li key={entry.code}>{named(entry)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('catalog.import.changed')} n={plan.changed.length}>
        <ul className="catalog-changes">
          {plan.changed.map(({ before, after }) => (
            <li key={before.code}>
              {named(after)}
              <Changes before={before} after={after} today={today} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('catalog.import.ended')} n={plan.ended.length}>
        <ul>
          {plan.ended.map(({ entry, lastDay }) => (
            <li key={entry.code}>{t('catalog.import.endedOn', { name: named(entry), day: dayText(lastDay) })}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('catalog.import.missing')} n={plan.missing.length}>
        <ul>
          {plan.missing.map((entry) => (
            <li key={entry.code}>{named(entry)}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Section({ title, n, children }: { title: string; n: number; children: ReactNode }) {
  if (n === 0) return null;
  return (
    <details open={n <= 20}>
      <summary>{t('catalog.import.section', { title, n })}</summary>
      {children}
    </details>
  );
}
