import { type CalendarDate, formatDateChinese } from '../../../shared/kernel';
import type { Report } from '../../../shared/layout';
import type { CatalogEntry } from '../../../shared/records';
import { t } from '../../ui/text';
import { fieldName, nameOf } from './catalogWords';

/** R-P07 目录事项无对应栏目: what no column of the portal carries yet, for whoever runs the portal. */
export function columnReport(entries: readonly CatalogEntry[], unitName: string, today: CalendarDate): Report {
  const title = t('catalog.column.title');
  return {
    title,
    subtitle: unitName,
    paper: 'A4',
    orientation: 'landscape',
    columns: [
      { header: t('catalog.column.seq'), widthMm: 12, align: 'center' },
      { header: fieldName('code'), widthMm: 28 },
      { header: fieldName('domain'), widthMm: 40 },
      { header: fieldName('level1'), widthMm: 45 },
      { header: fieldName('level2'), widthMm: 72 },
      { header: fieldName('disclosingUnit'), widthMm: 60 },
    ],
    rows: entries.map((entry, index) => ({
      cells: [String(index + 1), entry.code, entry.domain, entry.level1, nameOf(entry), entry.disclosingUnit],
    })),
    foot: [t('catalog.count', { n: entries.length })],
    sign: [unitName, formatDateChinese(today)],
    internal: false,
    fileName: title,
  };
}
