import { formatCount, formatYuanGrouped } from '../../../../shared/kernel';
import { t } from '../../../ui/text';
import { allocatedTotal } from './summary';
import { useOpenBatch } from './useBatch';

/** Counts in the fixed order of payout-sheets.md § 4.5, and the sum beside what was allocated. */
export function ReportBar() {
  const { view } = useOpenBatch();
  const { counts, totalFen, peopleComplete } = view.batch.summary;
  const allocated = allocatedTotal(view.batch);
  const parts = [
    ['read', counts.read],
    ['imported', counts.imported],
    ['repaired', counts.repaired],
    ['warned', counts.warned],
    ['rejected', counts.rejected],
    ['skipped', counts.skipped],
  ] as const;
  const differs = allocated !== 0 && allocated !== totalFen;
  return (
    <div className="report-bar figures" role="status">
      <dl>
        {parts.map(([key, value]) => (
          <div key={key} className={`count-${key}`}>
            <dt>{t(`batch.count.${key}`)}</dt>
            <dd data-count={key}>{formatCount(value)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('batch.count.people')}</dt>
          <dd data-count="people">
            {formatCount(counts.distinctPeople)}
            {!peopleComplete && <small>{t('batch.peopleIncomplete')}</small>}
          </dd>
        </div>
      </dl>
      <p className={differs ? 'sum-line sum-differs' : 'sum-line'}>
        <span data-sum="total">{t('batch.sum', { total: formatYuanGrouped(totalFen) })}</span>
        {allocated !== 0 && (
          <span>
            {t(differs ? 'batch.allocatedDiffers' : 'batch.allocatedEqual', {
              allocated: formatYuanGrouped(allocated),
              difference: formatYuanGrouped(totalFen - allocated),
            })}
          </span>
        )}
      </p>
    </div>
  );
}
