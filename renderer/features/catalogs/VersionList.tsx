import { diffEntries } from '../../../shared/disclosure/catalog';
import { addDays, type CalendarDate, parseCalendarDate } from '../../../shared/kernel';
import type { CatalogEntry } from '../../../shared/records';
import { t } from '../../ui/text';
import { fieldName, fieldText, validityText } from './catalogWords';

/** Versions, youngest first; each with what it changed against the one before it. */
export function VersionList({ versions, today }: { versions: readonly CatalogEntry[]; today: CalendarDate }) {
  return (
    <ol className="catalog-versions">
      {[...versions].reverse().map((version, index) => {
        const before = versions[versions.length - 2 - index];
        const next = versions[versions.length - index];
        return (
          <li key={version.id}>
            <strong>
              {version.version === 0 ? t('catalog.version.shipped') : t('catalog.version.own', { n: version.version })}
            </strong>{' '}
            {validityText(untilNext(version, next))}
            {version.source && <div className="quiet">{t('catalog.version.source', { source: version.source })}</div>}
            {version.note && <div className="quiet">{version.note}</div>}
            {before && <Changes before={before} after={version} today={today} />}
          </li>
        );
      })}
    </ol>
  );
}

/** A version counts until the next one begins, also where it has no end of its own. */
function untilNext(version: CatalogEntry, next: CatalogEntry | undefined): CatalogEntry {
  const begins = parseCalendarDate(next?.validFrom ?? '');
  return version.validTo !== '' || !begins ? version : { ...version, validTo: addDays(begins, -1) };
}

interface ChangesProps {
  readonly before: CatalogEntry;
  readonly after: CatalogEntry;
  readonly today: CalendarDate;
}

/** Old beside new, only the fields that differ. */
export function Changes({ before, after, today }: ChangesProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('catalog.change.field')}</th>
          <th scope="col">{t('catalog.change.before')}</th>
          <th scope="col">{t('catalog.change.after')}</th>
        </tr>
      </thead>
      <tbody>
        {diffEntries(before, after).map((field) => (
          <tr key={field}>
            <th scope="row">{fieldName(field)}</th>
            <td>{fieldText(before, field, today)}</td>
            <td>{fieldText(after, field, today)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
